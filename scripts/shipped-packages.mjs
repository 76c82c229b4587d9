import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, resolve } from 'node:path';

const project = resolve(import.meta.dirname, '..');

/** Packages that `docker/Dockerfile` removes from the image, because the built service doesn't need them. */
export const REMOVED = ['@apollo/federation-internals'];

/**
 * Lists the packages that users get, from package-lock.json: those in the image, and those in the portal's scripts.
 *
 * The portal's are all packages that its imports need. Some of their code isn't in the bundle.
 */
export function shippedPackages() {
  const { packages } = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8'));
  const inImage = Object.keys(packages).filter(
    (path) =>
      path !== '' && !packages[path].dev && !packages[path].devOptional && !REMOVED.includes(nameOf(path)),
  );
  const paths = new Set([...inImage, ...closureOf(packages, portalImports())]);
  return [...paths].sort().map((path) => {
    const { version, license = null } = packages[path];
    return { name: nameOf(path), version, license };
  });
}

/** Lists the packages that the portal imports. */
function portalImports() {
  const folder = join(project, 'src/portal');
  const found = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .flatMap((entry) => [
      ...readFileSync(join(entry.parentPath, entry.name), 'utf8').matchAll(
        /^(?:import|export) (?!type\b)[^;]*?from '((?:@[^/']+\/)?[^./'][^/']*)[^']*'/gm,
      ),
    ])
    .map(([, name]) => name);
  return [...new Set(found)].filter((name) => !isBuiltin(name));
}

/** Finds the packages that packages need, by their paths in the lock file. */
function closureOf(packages, names) {
  const found = new Set();
  const add = (from, name) => {
    const path = resolveIn(packages, from, name);
    if (path === null || found.has(path)) return;
    found.add(path);
    const { dependencies = {}, peerDependencies = {}, peerDependenciesMeta = {} } = packages[path];
    const peers = Object.keys(peerDependencies).filter((peer) => !peerDependenciesMeta[peer]?.optional);
    for (const needed of [...Object.keys(dependencies), ...peers]) add(path, needed);
  };
  for (const name of names) add('', name);
  return found;
}

/** Finds a package like Node.js: in the closest node_modules. */
function resolveIn(packages, from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    const path = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (packages[path]) return path;
    if (folder === '') return null;
  }
}

function nameOf(path) {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}
