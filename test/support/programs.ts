import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/** Where packages put programs without adding the folder to everyone's PATH. */
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
  '/snap/bin',
];

/** Whether a path is that of a program. `TEST_PROGRAMS=none` hides every program. */
export function isProgram(path: string): boolean {
  if (process.env['TEST_PROGRAMS'] === 'none') return false;
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * Finds a program by its names, the preferred first: in `firstFolders`, on the PATH, or where packages put programs.
 * A name may be a path.
 *
 * `TEST_PROGRAMS=none` hides every program, so that a run shows what Node.js alone can test.
 */
export function findProgram(
  names: readonly string[],
  firstFolders: readonly string[] = [],
): string | undefined {
  const onPath = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const folders = [...firstFolders, ...onPath, ...usualFolders];
  return names
    .flatMap((name) => (isAbsolute(name) ? [name] : folders.map((folder) => join(folder, name))))
    .find(isProgram);
}

/** Registers tests that can't run here: they're skipped, with the reason in their name, for the summary of the run. */
export function describeSkipped(name: string, reason: string, tests: () => void): void {
  describe.skip(`${name} (skipped: ${reason})`, tests);
}

/** Registers tests that lack something they need; in CI, which must have everything, they fail. */
export function describeMissing(name: string, reason: string, tests: () => void): void {
  if (process.env['CI'] !== 'true') return describeSkipped(name, reason, tests);
  test(name, () => {
    throw new Error(reason);
  });
}

/** Registers tests that start a program by its name; without it, see `describeMissing`. */
export function describeWithProgram(program: string, name: string, tests: () => void): void {
  if (findProgram([program])) describe(name, tests);
  else describeMissing(name, `there is no ${program}`, tests);
}
