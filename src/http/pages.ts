import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

interface PageFile {
  readonly body: Buffer;
  readonly type: string;
  readonly etag: string;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Paths of pages; every other file is served under /assets/. */
const PAGES: Readonly<Record<string, string>> = { 'home.html': '/', 'accept.html': '/accept' };

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  // Without a policy to make them: text can't become markup, even by a mistake in a script of ours.
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/**
 * Serves the plain pages `/` and `/accept` and their files under `/assets/`; register it as a Fastify plugin.
 *
 * The files are read once, at the start. They may load nothing from elsewhere, be framed by nobody, and tell other
 * sites nothing of where a person comes from; `same-origin` rather than `no-referrer`, since with the latter
 * browsers send `Origin: null` with a form (Fetch, "append a request Origin header"). Pages aren't stored, so that
 * going back after signing out shows nothing; assets are asked for anew and answered with 304 while unchanged.
 */
export async function pages(app: FastifyInstance): Promise<void> {
  for (const [name, file] of readFiles(join(__dirname, 'pages'))) {
    const page = PAGES[name];
    app.get(page ?? `/assets/${name}`, (request, reply) =>
      send(request, reply.header('content-security-policy', POLICY), file, page !== undefined),
    );
  }
}

function readFiles(folder: string): Map<string, PageFile> {
  const files = new Map<string, PageFile>();
  for (const name of readdirSync(folder)) {
    const type = TYPES[extname(name)];
    if (type === undefined) continue;
    const body = readFileSync(join(folder, name));
    files.set(name, { body, type, etag: `"${createHash('sha256').update(body).digest('base64url')}"` });
  }
  return files;
}

function send(request: FastifyRequest, reply: FastifyReply, file: PageFile, isPage: boolean): FastifyReply {
  reply
    .header('x-content-type-options', 'nosniff')
    .header('referrer-policy', 'same-origin')
    .header('cache-control', isPage ? 'no-store' : 'no-cache')
    .header('etag', file.etag);
  if (request.headers['if-none-match'] === file.etag) return reply.code(304).send();
  return reply.type(file.type).send(file.body);
}
