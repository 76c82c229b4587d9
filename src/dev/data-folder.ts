import { randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reasonOf, StartUpError } from './start-up-error';

/** Where a run keeps what survives it. */
export interface DataFolder {
  /** The SQLite file; SQLite makes it. */
  readonly databasePath: string;
  /** The value for SECRET_KEYS, the same in every run, so that invitations and sessions stay good. */
  readonly secretKeys: string;
}

const DATABASE = 'customersource.sqlite';
const SECRET_KEYS = 'secret-keys';
// SQLite keeps up to three files beside the database's own, and the service one that marks it as served.
const PARTS = ['', '-wal', '-shm', '-journal', '-served'];
const OWN_FILES = [...PARTS.map((part) => DATABASE + part), SECRET_KEYS];

/**
 * Makes the folder ready: made if need be, written to, with secret keys of its own that only its owner may read.
 *
 * With `reset`, the files that earlier runs made are removed first, and nothing else. Throws StartUpError when the
 * folder or a file in it cannot be written.
 */
export function prepareDataFolder(folder: string, { reset }: { readonly reset: boolean }): DataFolder {
  try {
    mkdirSync(folder, { recursive: true });
    const files = OWN_FILES.map((name) => join(folder, name));
    if (reset) files.forEach((file) => rmSync(file, { force: true }));
    accessSync(folder, constants.W_OK | constants.X_OK);
    files.filter(existsSync).forEach((file) => accessSync(file, constants.R_OK | constants.W_OK));
    return { databasePath: join(folder, DATABASE), secretKeys: readOrMakeKeys(join(folder, SECRET_KEYS)) };
  } catch (error) {
    throw new StartUpError(
      `The folder ${folder} cannot be written (${reasonOf(error)}): ` + 'make it writable, or choose another',
      { cause: error, remedy: '--data-folder <path>' },
    );
  }
}

function readOrMakeKeys(path: string): string {
  if (!existsSync(path)) {
    writeFileSync(path, `dev:${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  }
  return readFileSync(path, 'utf8').trim();
}
