import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/** Where packages install programs without adding the folder to PATH. */
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

/** Returns whether a path is that of a program. `TEST_PROGRAMS=none` hides every program. */
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
 * Finds a program by its names, in order of preference: in `firstFolders`, on PATH, or where packages install programs.
 * A name can be a path.
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

/** Registers tests that can't run here. They're skipped, with the reason in their name for the summary of the run. */
export function describeSkipped(name: string, reason: string, tests: () => void): void {
  describe.skip(`${name} (skipped: ${reason})`, tests);
}

/** Registers tests whose requirements are missing. In CI, which must have everything, they fail. */
export function describeMissing(name: string, reason: string, tests: () => void): void {
  if (process.env['CI'] !== 'true') return describeSkipped(name, reason, tests);
  test(name, () => {
    throw new Error(reason);
  });
}

/** Registers tests that start a program by its name. If it's missing, see `describeMissing`. */
export function describeWithProgram(program: string, name: string, tests: () => void): void {
  if (findProgram([program])) describe(name, tests);
  else describeMissing(name, `there is no ${program}`, tests);
}
