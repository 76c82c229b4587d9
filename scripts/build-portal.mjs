/**
 * Bundles src/portal into a folder, by default dist/portal: the scripts, and a document for each page and language with
 * the page as it's shown first. Writes a `.br` and a `.gz` file beside each file.
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
import { bundlePortal, importPrerenderer } from './portal/bundle.mjs';
import { writeDocuments } from './portal/documents.mjs';

const project = resolve(import.meta.dirname, '..');
const sources = join(project, 'src/portal');
const TEXTS = ['.html', '.js', '.css', '.svg'];
const STAMP = '.sources';

const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

const builders = [import.meta.filename, ...filesIn(join(import.meta.dirname, 'portal'))];

/** Returns a hash of the sources and of the versions of the packages that are bundled with them. */
function stampOf() {
  const hash = createHash('sha256');
  for (const path of [...filesIn(sources), ...builders, join(project, 'package-lock.json')]) {
    hash.update(path.slice(project.length)).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
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
const target = resolve(process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? 'dist/portal');
const stampFile = join(target, STAMP);
const stamp = stampOf();

if (!wantsFresh || !existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp) {
  if (wantsFresh) console.log('Building the portal takes a few seconds…');
  const made = `${target}.${process.pid}`;
  try {
    const output = await bundlePortal(sources, made);
    const { prerender } = await importPrerenderer(sources, join(made, '.prerender'));
    writeDocuments(sources, made, output, await prerender());
    rmSync(join(made, '.prerender'), { recursive: true });
    await compress(made);
    // The server serves the documents at these paths.
    copyFileSync(join(sources, 'paths.json'), join(made, 'paths.json'));
    writeFileSync(join(made, STAMP), stamp);
    rmSync(target, { recursive: true, force: true });
    renameSync(made, target);
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}
