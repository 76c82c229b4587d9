import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { acceptsEncoding } from './accepted-encoding';

/** A file of the portal, in the encodings that the build wrote; uncompressed if it wrote none. */
export interface PortalFile {
  readonly type: string;
  readonly bodies: ReadonlyMap<Encoding, Buffer>;
}

/** The content codings of a response body, the smallest first. `identity` is always available. */
export const encodings = ['br', 'gzip', 'identity'] as const;

/** A content coding, by its HTTP name. */
export type Encoding = (typeof encodings)[number];

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const SUFFIXES: Readonly<Record<Encoding, string>> = { br: '.br', gzip: '.gz', identity: '' };

/** A built portal. */
export interface PortalFiles {
  /** The documents, by `<page>.<session|visitor>.<language>` (scripts/portal/documents.mjs). */
  readonly documents: ReadonlyMap<string, PortalFile>;
  /** The assets, by name. */
  readonly assets: ReadonlyMap<string, PortalFile>;
  /** The paths of the pages, by name. */
  readonly paths: Readonly<Record<string, string>>;
}

/**
 * Reads a built portal.
 *
 * It's served from memory, so a deployment that replaces the files can't mix two versions. @fastify/static would read
 * them for each request, and loads glob at startup.
 *
 * @throws Error with a one-sentence message if there is none.
 */
export function readPortalFiles(folder: string): PortalFiles {
  const pathsFile = join(folder, 'paths.json');
  if (!existsSync(pathsFile)) throw new Error(`The portal isn't in ${folder}. Run npm run build first.`);
  return {
    documents: readFiles(join(folder, 'documents'), (name) => basename(name, '.html')),
    assets: readFiles(join(folder, 'assets'), (name) => name),
    paths: JSON.parse(readFileSync(pathsFile, 'utf8')) as Record<string, string>,
  };
}

function readFiles(folder: string, keyOf: (name: string) => string): ReadonlyMap<string, PortalFile> {
  const files = new Map<string, PortalFile>();
  for (const name of readdirSync(folder)) {
    const type = TYPES[extname(name)];
    if (type !== undefined) files.set(keyOf(name), read(join(folder, name), type));
  }
  return files;
}

function read(path: string, type: string): PortalFile {
  const found = encodings
    .map((encoding) => [encoding, `${path}${SUFFIXES[encoding]}`] as const)
    .filter(([, file]) => existsSync(file));
  // Almost no client needs uncompressed files, so they aren't kept in memory beside the compressed ones.
  const kept = found.filter(
    ([encoding]) => encoding !== 'identity' || !found.some(([other]) => other === 'gzip'),
  );
  return { type, bodies: new Map(kept.map(([encoding, file]) => [encoding, readFileSync(file)])) };
}

/** Returns the body in the chosen encoding. */
export async function bodyOf({ bodies }: PortalFile, encoding: Encoding): Promise<Buffer> {
  const body = bodies.get(encoding);
  return body ?? promisify(gunzip)(bodies.get('gzip') ?? '');
}

/** Chooses the smallest body that an `Accept-Encoding` header accepts. */
export function chooseEncoding({ bodies }: PortalFile, accepted: string | undefined): Encoding {
  return (
    encodings.find((encoding) => bodies.has(encoding) && acceptsEncoding(accepted, encoding)) ?? 'identity'
  );
}
