import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { rolldown } from 'rolldown';

const project = resolve(import.meta.dirname, '..');

/** Packages that stay outside: a native library is a file of its own. */
const NATIVE = ['libsql'];

/**
 * Puts a built folder's main.js and all that it imports into one file of the folder, service.js, which is ASCII.
 *
 * Throws an Error when a text cannot be written as ASCII.
 */
export async function bundleService(folder) {
  const output = resolve(folder);
  const bundle = await rolldown({
    input: join(output, 'main.js'),
    platform: 'node',
    external: NATIVE,
    plugins: [leaveOutDevelopment(), keepFolders(output)],
    onLog(level, log, report) {
      // What packages look for and can do without, such as TypeORM's drivers; tsc has found all that we import.
      if (log.code !== 'UNRESOLVED_IMPORT') report(level, log);
    },
  });
  const file = join(output, 'service.js');
  await bundle.write({ file, format: 'cjs', charset: 'ascii', codeSplitting: false, comments: false });
  await bundle.close();
  const foreign = /^.*[^\0-\x7f].*$/m.exec(readFileSync(file, 'utf8'));
  if (foreign) throw new Error(`${file} is not ASCII: ${foreign[0].slice(0, 200)}`);
}

/** Leaves out what is installed for development only, though a package may look for it. */
function leaveOutDevelopment() {
  const { packages } = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8'));
  return {
    name: 'leave-out-development',
    async resolveId(name, importer, options) {
      if (isBuiltin(name) || name.startsWith('.')) return null;
      const path = (await this.resolve(name, importer, { ...options, skipSelf: true }))?.id ?? '';
      const [, folder] = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(relative(project, path)) ?? [];
      return packages[folder]?.dev ? { id: name, external: true } : null;
    },
  };
}

/** Tells each of our modules the folder that it was compiled into, where it finds its own files. */
function keepFolders(output) {
  return {
    name: 'keep-folders',
    transform(code, id) {
      const folder = relative(output, dirname(id));
      if (folder === '' || folder.startsWith('..') || !code.includes('__dirname')) return null;
      const own = `require('node:path').join(__dirname, ${JSON.stringify(folder)})`;
      return { code: code.replaceAll(/\b__dirname\b/g, own), map: null };
    },
  };
}
