import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { StartUpError } from './start-up-error';

const project = join(__dirname, '../..');

/**
 * Builds the portal if its sources have changed, which takes a few seconds, and prints a message. Returns its folder.
 *
 * @throws StartUpError if the build fails.
 */
export async function buildPortal(): Promise<string> {
  const building = promisify(execFile)(process.execPath, ['scripts/build-portal.mjs', '--if-stale'], {
    cwd: project,
  });
  building.child.stdout?.pipe(process.stdout);
  try {
    await building;
  } catch (error) {
    const { stderr = '' } = error as { readonly stderr?: string };
    throw new StartUpError(`The portal couldn’t be built:\n${stderr.trim()}`, { cause: error });
  }
  return join(project, 'dist/portal');
}
