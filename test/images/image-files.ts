import { deepStrictEqual } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildContext, readStages } from '../support/documents/dockerfile';
import type { Engine } from './engine';

interface Lock {
  readonly packages: Readonly<Record<string, { readonly dev?: boolean }>>;
}

/** A file or folder of an image; folders end with a slash. */
interface ImageFile {
  readonly path: string;
  readonly mode: string;
  readonly owner: string;
}

/** The folders to which each stage may add files. */
const FOLDERS: Readonly<Record<string, readonly string[]>> = {
  service: ['app/dist/', 'app/node_modules/', 'app/package.json', 'app/package-lock.json'],
  gateway: ['gateway/'],
  router: ['dist/'],
};

/** Checks the files that a stage's image adds to its base image, and returns a line about them. */
export async function checkImageFiles(engine: Engine, stage: string, image: string): Promise<string> {
  const base = baseOf(stage);
  const inBase = new Set((await listFiles(engine, base)).map(({ path }) => path));
  const added = (await listFiles(engine, image)).filter(({ path }) => !inBase.has(path));
  const expectNone = (message: string, isWrong: (file: ImageFile) => boolean) =>
    deepStrictEqual(added.filter(isWrong), [], message);

  const folders = FOLDERS[stage] ?? [];
  expectNone(
    'Files are where none belong.',
    ({ path }) => !folders.some((folder) => path.startsWith(folder) || folder.startsWith(path)),
  );
  expectNone(
    'Users can change files.',
    ({ mode, owner }) => owner !== '0/0' || /^[-d](?:.{4}w|.{7}w)/.test(mode),
  );
  const own = added.filter(({ path }) => !path.includes('node_modules/'));
  // Except the portal's record of its sources.
  const surplus = own.filter(({ path }) =>
    /\/\.(?!sources$)|\.test\.|\/dev\/|\.sqlite|\.pem$|\.tsx$/.test(path),
  );
  deepStrictEqual(surplus, [], 'Sources, data or hidden files are in the image.');
  if (stage === 'service') checkPackages(added);

  const [size, baseSize] = [await sizeOf(engine, image), await sizeOf(engine, base)];
  const files = added.filter(({ path }) => !path.endsWith('/'));
  return `${String(files.length)} files, ${megabytes(size - baseSize)} over the ${megabytes(baseSize)} of ${base}`;
}

function checkPackages(added: readonly ImageFile[]): void {
  const { packages } = JSON.parse(readFileSync(join(buildContext, 'package-lock.json'), 'utf8')) as Lock;
  const paths = new Set(added.map(({ path }) => path));
  const development = Object.entries(packages).filter(([path, { dev }]) => dev && paths.has(`app/${path}/`));
  deepStrictEqual(
    development.map(([path]) => path),
    [],
    'Development packages are in the image.',
  );
}

function baseOf(stage: string): string {
  const stages = readStages();
  let base = stage;
  for (let found = stages.get(base); found; found = stages.get(base)) base = found.base;
  return base;
}

async function listFiles(engine: Engine, image: string): Promise<readonly ImageFile[]> {
  const container = (await engine.docker('create', image)).trim();
  try {
    const lines = (await engine.listExport(container)).trimEnd().split('\n');
    return lines.map((line) => {
      const [, mode = '', owner = '', path = line] =
        /^(\S{10}) (\S+) +\S+ \S+ \S+ (.*?)(?: (?:->|link to) .*)?$/.exec(line) ?? [];
      return { mode, owner, path };
    });
  } finally {
    await engine.docker('rm', container);
  }
}

async function sizeOf(engine: Engine, image: string): Promise<number> {
  return Number(await engine.docker('image', 'inspect', '--format', '{{.Size}}', image));
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
