import { execFileSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/** A database server program found on this computer. */
export interface ServerBinary {
  readonly kind: 'mariadb' | 'mysql';
  readonly path: string;
  /** MariaDB's program that fills a new data folder; MySQL's server does that itself. */
  readonly installer?: string;
}

/** Where packages put servers without adding the folder to everyone's PATH. */
const usualFolders = [
  '/usr/sbin',
  '/usr/libexec',
  '/usr/bin',
  '/usr/local/sbin',
  '/usr/local/bin',
  '/usr/local/mysql/bin',
  '/usr/local/mariadb/bin',
  '/opt/homebrew/bin',
  '/opt/homebrew/opt/mariadb/bin',
  '/opt/homebrew/opt/mysql/bin',
];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function findProgram(names: readonly string[], firstFolders: readonly string[] = []): string | undefined {
  const onPath = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const name of names) {
    for (const folder of [...firstFolders, ...onPath, ...usualFolders]) {
      const path = join(folder, name);
      if (isExecutable(path)) return path;
    }
  }
  return undefined;
}

/**
 * Finds the server program to start: the one `TEST_DATABASE_SERVER` names, else MariaDB's, else MySQL's.
 *
 * `mysqld` may be either, so the kind is what the program says of itself.
 */
export function findServerBinary(): ServerBinary | undefined {
  // Neither program supports running from a temporary data folder on Windows in the same way.
  if (process.platform === 'win32') return undefined;
  const path = process.env['TEST_DATABASE_SERVER'] ?? findProgram(['mariadbd', 'mysqld']);
  if (path === undefined || !isExecutable(path)) return undefined;
  const version = execFileSync(path, ['--no-defaults', '--version'], { encoding: 'utf8' });
  if (!/mariadb/i.test(version)) return { kind: 'mysql', path };
  const folder = dirname(path);
  const installer = findProgram(
    ['mariadb-install-db', 'mysql_install_db'],
    [folder, join(folder, '../bin'), join(folder, '../scripts')],
  );
  return installer === undefined ? undefined : { kind: 'mariadb', path, installer };
}
