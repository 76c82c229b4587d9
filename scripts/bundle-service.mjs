import { readFileSync, realpathSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { rolldown } from 'rolldown';

/** Packages that aren't bundled, because a native library must be a separate file. */
const NATIVE = ['libsql'];

/** Packages that aren't bundled, because only services that record traces need them. */
const OPTIONAL = /^@opentelemetry\//;

/** Packages that the built service doesn't need. Its subgraph is prepared, and it reads the SDL from a file. */
const UNUSED = ['@apollo/federation-internals'];

/**
 * Bundles main.js of a built folder and all its imports into one ASCII file of the folder, service.js.
 *
 * Throws an Error if a text can't be written as ASCII, or a module can't be given its folder.
 */
export async function bundleService(folder) {
  // The form in which rolldown names modules.
  const output = realpathSync(folder);
  const bundle = await rolldown({
    input: join(output, 'main.js'),
    platform: 'node',
    external: [...NATIVE, OPTIONAL, ...UNUSED],
    plugins: [keepFolders(output)],
    onLog(level, log, report) {
      // Optional packages, such as TypeORM's drivers. tsc has checked all our own imports.
      if (log.code !== 'UNRESOLVED_IMPORT') report(level, log);
    },
    // Its comments would contain the folder.
    experimental: { attachDebugInfo: 'none' },
  });
  const file = join(output, 'service.js');
  await bundle.write({ file, format: 'cjs', charset: 'ascii', codeSplitting: false, comments: false });
  await bundle.close();
  const foreign = /^.*[^\0-\x7f].*$/m.exec(readFileSync(file, 'utf8'));
  if (foreign) throw new Error(`${file} isn't ASCII: ${foreign[0].slice(0, 200)}`);
}

/** Gives each of our modules the folder that it was compiled into, where it finds its own files. */
function keepFolders(output) {
  return {
    name: 'keep-folders',
    transform(code, id) {
      if (!id.startsWith(output + sep)) return null;
      if (/\b__filename\b/.test(code))
        throw new Error(`${id} uses __filename, which is the same for all modules in a bundle.`);
      const folder = relative(output, dirname(id)).split(sep).join('/');
      const own =
        folder === '' ? '__dirname' : `require('node:path').join(__dirname, ${JSON.stringify(folder)})`;
      return { code: code.replaceAll(/\b__dirname\b/g, own), map: null };
    },
  };
}
