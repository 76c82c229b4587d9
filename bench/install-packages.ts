import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(__dirname, '..');

/** Installs the packages of a folder's lockfile without their scripts, unless the versions are already installed. */
export async function installPackages(folder: string): Promise<void> {
  if (versionsIn(join(folder, 'package-lock.json')) === versionsIn(join(folder, INSTALLED))) return;
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['ci', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund'];
  await promisify(execFile)(npm, args, { cwd: root, shell: process.platform === 'win32' });
}

const INSTALLED = 'node_modules/.package-lock.json';

interface Lockfile {
  readonly packages: Readonly<Record<string, { readonly version?: string }>>;
}

/** Returns the versions in a lockfile as text; null if there is no file. */
function versionsIn(path: string): string | null {
  try {
    const { packages } = JSON.parse(readFileSync(path, 'utf8')) as Lockfile;
    const named = Object.entries(packages).filter(([name]) => name !== '');
    return JSON.stringify(named.map(([name, { version }]) => [name, version]).sort());
  } catch {
    return null;
  }
}
