/**
 * Bundles src/portal into a folder, dist/portal unless an argument names another, with a `.br` and a `.gz` beside
 * each file. `--if-stale` leaves a folder alone that was made from the same sources.
 *
 * The new folder takes the place of the old one at once: whoever reads it finds one or the other.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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

/** Tells one state of the sources from another, by their content and the packages that are bundled with them. */
function stampOf() {
  const hash = createHash('sha256');
  for (const path of [...filesIn(sources), import.meta.filename, join(project, 'package-lock.json')]) {
    hash.update(path.slice(project.length)).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

async function bundle(folder) {
  // Whoever asks: under another name, such as the tests', React would be bundled as it is for development.
  process.env.NODE_ENV = 'production';
  // Loaded only now: most of the time there is nothing to build.
  const { build } = await import('vite');
  await build({
    configFile: false,
    root: sources,
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir: folder,
      emptyOutDir: true,
      // Nothing inline: the policy of the pages allows no data: addresses.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      sourcemap: false,
      chunkSizeWarningLimit: 1000,
      rolldownOptions: {
        onLog(level, log, report) {
          // 'use client' of the packages means nothing where there is no server component.
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
  if (wantsFresh) console.log('The portal is built anew, which takes some seconds.');
  const made = `${output}.${process.pid}`;
  try {
    await bundle(made);
    await compress(made);
    writeFileSync(join(made, STAMP), stamp);
    rmSync(output, { recursive: true, force: true });
    renameSync(made, output);
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}
