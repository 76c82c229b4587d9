import { randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reasonOf, StartUpError } from './start-up-error';

/** The data that persists between runs. */
export interface DataFolder {
  /** The SQLite file. SQLite creates it. */
  readonly databasePath: string;
  /** The value of SECRET_KEYS, the same in every run, so that invitations and sessions stay valid. */
  readonly secretKeys: string;
}

const DATABASE = 'customersource.sqlite';
const SECRET_KEYS = 'secret-keys';
// SQLite has up to three files beside the database, and the service has one that marks it as served.
const PARTS = ['', '-wal', '-shm', '-journal', '-served'];
const OWN_FILES = [...PARTS.map((part) => DATABASE + part), SECRET_KEYS];

/**
 * Prepares the folder: creates it, checks that it's writable, and creates secret keys that only the owner can read.
 *
 * With `reset`, deletes the files of earlier runs first, and no other files.
 *
 * @throws StartUpError if the folder or a file in it can't be written.
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
      `The folder ${folder} isn't writable (${reasonOf(error)}). Make it writable, or choose another folder`,
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
