import { execFileSync } from 'node:child_process';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { findProgram } from '../run/programs';

/** A database server program on this computer. */
export interface ServerBinary {
  readonly kind: 'mariadb' | 'mysql';
  /** Such as `9.7.4`. */
  readonly version: string;
  readonly path: string;
  /** MariaDB's program that initializes a data folder. MySQL's server does that itself. */
  readonly installer?: string;
}

/** The cache folder of scripts/get-database-server.sh. */
const cache = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'customersource-access');

/**
 * Finds the server programs to test on: those in `TEST_DATABASE_SERVER`, separated as in PATH. By default, the first
 * MariaDB and the first MySQL of this computer.
 *
 * @throws if `TEST_DATABASE_SERVER` contains something that isn't a server program
 */
export function findServerBinaries(): readonly ServerBinary[] {
  // On Windows, neither program supports a temporary data folder in the same way.
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

/** Reads a program's own version output, since `mysqld` may be either. Undefined if its installer is missing. */
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
