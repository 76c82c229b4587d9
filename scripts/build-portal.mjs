/**
 * Bundles src/portal into a folder, by default dist/portal, with a `.br` and a `.gz` file beside each file.
 * `--if-stale` skips the build if the folder was built from the same sources.
 *
 * The new folder replaces the old one atomically, so readers never find a partial build.
 */
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const project = resolve(import.meta.dirname, '..');
const sources = join(project, 'src/portal');
const TEXTS = ['.html', '.js', '.css', '.svg'];
const STAMP = '.sources';

const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

/** Returns a hash of the sources and of the versions of the packages that are bundled with them. */
function stampOf() {
  const hash = createHash('sha256');
  for (const path of [...filesIn(sources), import.meta.filename, join(project, 'package-lock.json')]) {
    hash.update(path.slice(project.length)).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

async function bundle(folder) {
  // Always, because with another value, such as that of tests, React would be bundled for development.
  process.env.NODE_ENV = 'production';
  // Loaded here, because most of the time there's nothing to build.
  const { build } = await import('vite');
  await build({
    configFile: false,
    root: sources,
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir: folder,
      emptyOutDir: true,
      // Nothing inline: the pages' policy doesn't allow data: URLs.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      sourcemap: false,
      chunkSizeWarningLimit: 1000,
      rolldownOptions: {
        onLog(level, log, report) {
          // The packages' 'use client' has no meaning without server components.
          if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
        },
      },
    },
  });
}

async function compress(folder) {
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
  await Promise.all(
    filesIn(folder)
      .filter((path) => TEXTS.includes(extname(path)))
      .map(async (path) => {
        const text = readFileSync(path);
        writeFileSync(`${path}.br`, await promisify(brotliCompress)(text, quality));
        writeFileSync(`${path}.gz`, await promisify(gzip)(text, { level: constants.Z_BEST_COMPRESSION }));
      }),
  );
}

const wantsFresh = process.argv.includes('--if-stale');
const output = resolve(process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? 'dist/portal');
const stampFile = join(output, STAMP);
const stamp = stampOf();

if (!wantsFresh || !existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp) {
  if (wantsFresh) console.log('Building the portal takes a few seconds…');
  const made = `${output}.${process.pid}`;
  try {
    await bundle(made);
    await compress(made);
    // The server serves the document at these paths.
    copyFileSync(join(sources, 'paths.json'), join(made, 'paths.json'));
    writeFileSync(join(made, STAMP), stamp);
    rmSync(output, { recursive: true, force: true });
    renameSync(made, output);
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}
