import { execFileSync } from 'node:child_process';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { findProgram } from './programs';

/** A database server program found on this computer. */
export interface ServerBinary {
  readonly kind: 'mariadb' | 'mysql';
  /** Such as `9.7.4`. */
  readonly version: string;
  readonly path: string;
  /** MariaDB's program that fills a new data folder; MySQL's server does that itself. */
  readonly installer?: string;
}

/** Where scripts/get-database-server.sh keeps what it brings. */
const cache = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'customersource-access');

/**
 * Finds the server programs to test on: those `TEST_DATABASE_SERVER` names, separated like those of a PATH, else the
 * first MariaDB and the first MySQL of this computer.
 *
 * @throws when `TEST_DATABASE_SERVER` names something that isn't a server's program
 */
export function findServerBinaries(): readonly ServerBinary[] {
  // Neither program supports running from a temporary data folder on Windows in the same way.
  if (process.platform === 'win32') return [];
  const given = (process.env['TEST_DATABASE_SERVER'] ?? '').split(delimiter).filter((path) => path !== '');
  if (given.length > 0) return given.map(readGivenBinary);

  const found = ['mariadbd', 'mysqld', join(cache, 'mysql/sbin/mysqld'), join(cache, 'mariadb/sbin/mariadbd')]
    .flatMap((name) => findProgram([name]) ?? [])
    .flatMap((path) => readBinary(path) ?? []);
  return (['mariadb', 'mysql'] as const).flatMap((kind) => found.find((each) => each.kind === kind) ?? []);
}

function readGivenBinary(path: string): ServerBinary {
  const binary = findProgram([path]) && readBinary(path);
  if (!binary) throw new Error(`TEST_DATABASE_SERVER names ${path}, which is no server that can be started.`);
  return binary;
}

/** Reads what a program says of itself, since `mysqld` may be either; undefined when its installer is missing. */
function readBinary(path: string): ServerBinary | undefined {
  const said = execFileSync(path, ['--no-defaults', '--version'], { encoding: 'utf8' });
  const version = /\d+\.\d+\.\d+/.exec(said)?.[0] ?? 'unknown';
  if (!/mariadb/i.test(said)) return { kind: 'mysql', version, path };
  const folder = dirname(path);
  const installer = findProgram(
    ['mariadb-install-db', 'mysql_install_db'],
    [folder, join(folder, '../bin'), join(folder, '../scripts')],
  );
  return installer === undefined ? undefined : { kind: 'mariadb', version, path, installer };
}
