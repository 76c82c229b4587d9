import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = join(__dirname, '..');
const folder = join(__dirname, 'peers');

/** Installs the packages of the peers, unless the versions of the lockfile are already installed. */
export async function installPeerPackages(): Promise<void> {
  if (versionsIn('package-lock.json') === versionsIn('node_modules/.package-lock.json')) return;
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['ci', '--prefix', folder, '--no-audit', '--no-fund'];
  await run(npm, args, { cwd: root, shell: process.platform === 'win32' });
}

/** Type-checks and compiles the peers and the floor into bench/peers/dist. Throws an Error with the problems. */
export async function compilePeers(): Promise<void> {
  try {
    await run(process.execPath, ['node_modules/typescript/bin/tsc', '-p', folder], { cwd: root });
  } catch (error) {
    const { stdout = '' } = error as { readonly stdout?: string };
    throw new Error(`The peers do not compile:\n${stdout}`, { cause: error });
  }
}

interface Lockfile {
  readonly packages: Readonly<Record<string, { readonly version?: string }>>;
}

/** Returns the versions in a lockfile as text; null if there is no file. */
function versionsIn(file: string): string | null {
  try {
    const { packages } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Lockfile;
    const named = Object.entries(packages).filter(([path]) => path !== '');
    return JSON.stringify(named.map(([path, { version }]) => [path, version]).sort());
  } catch {
    return null;
  }
}
