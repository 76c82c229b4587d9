import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { installPackages } from './install-packages';

const run = promisify(execFile);
const root = join(__dirname, '..');
const folder = join(__dirname, 'peers');

/** Installs the packages of the peers, unless the versions of the lockfile are already installed. */
export const installPeerPackages = (): Promise<void> => installPackages(folder);

/** Type-checks and compiles the peers and the floor into bench/peers/dist. Throws an Error with the problems. */
export async function compilePeers(): Promise<void> {
  try {
    await run(process.execPath, ['node_modules/typescript/bin/tsc', '-p', folder], { cwd: root });
  } catch (error) {
    const { stdout = '' } = error as { readonly stdout?: string };
    throw new Error(`The peers do not compile:\n${stdout}`, { cause: error });
  }
}
