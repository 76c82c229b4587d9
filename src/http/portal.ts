import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { PortalSettings } from '../config/portal-settings';
import { fillWithSettings } from './portal-document';
import { choosePortalDocument } from './portal-documents';
import { bodyOf, chooseEncoding, type PortalFile, readPortalFiles } from './portal-files';
import { refuse } from './refusals';

// The hash of an empty string: a script inserts the style rules into empty style elements.
const EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' ${EMPTY_STYLE}`,
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  // There's no policy that creates trusted types, so a bug in a script can't turn text into markup.
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const A_YEAR_S = 31_536_000;

const ROBOTS = 'User-agent: *\nDisallow: /auth/\nDisallow: /graphql\n';

/** The options of the portal plugin. */
export interface PortalOptions {
  /** The folder that scripts/build-portal.mjs wrote. It's read once, at startup. */
  readonly folder: string;
  readonly settings: PortalSettings;
}

/**
 * Serves the portal as a Fastify plugin: a document at the path of each page (src/portal/paths.json), and its files
 * under `/assets/`.
 *
 * The documents have what doesn't depend on who requests them, in the language of the request. Whether a session cookie
 * is sent decides between the page and the sign-in. Nothing looks the session up: the portal does, and corrects the
 * page.
 *
 * Browsers don't store the document, so that the Back button shows nothing after signing out. They cache assets
 * forever, because an asset's name changes with its content.
 *
 * The portal loads nothing from other sites, which can't frame it or see its URLs as referrer. The referrer policy is
 * `same-origin` because browsers send `Origin: null` with forms under `no-referrer` (Fetch, "append a request Origin
 * header").
 *
 * At unknown paths, requests that accept HTML get the portal's "not found" page with status 404. Others get the same
 * refusal as elsewhere.
 */
export async function portal(app: FastifyInstance, { folder, settings }: PortalOptions): Promise<void> {
  const { documents, assets, paths } = readPortalFiles(folder);
  const choose = choosePortalDocument(documents);
  const fill = fillWithSettings(settings);

  const sendDocument = (
    page: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> => {
    reply
      .header('content-security-policy', POLICY)
      .header('cache-control', 'no-store')
      .header('vary', 'accept-encoding, accept-language, cookie');
    return send(request, reply, fill(choose(page, request)));
  };
  for (const [page, path] of Object.entries(paths)) {
    app.get(path, (request, reply) => sendDocument(page, request, reply));
  }
  app.get('/robots.txt', (_request, reply) => reply.type('text/plain; charset=utf-8').send(ROBOTS));

  for (const [name, asset] of assets) {
    app.get(`/assets/${name}`, (request, reply) => {
      reply
        .header('cache-control', `public, max-age=${String(A_YEAR_S)}, immutable`)
        .header('vary', 'accept-encoding');
      return send(request, reply, asset);
    });
  }

  app.get('/*', (request, reply) => {
    const wantsPage = request.headers.accept?.includes('text/html') ?? false;
    if (!wantsPage || request.url.startsWith('/assets/')) return refuse(reply, 404);
    return sendDocument('notFound', request, reply.code(404));
  });
}

async function send(request: FastifyRequest, reply: FastifyReply, file: PortalFile): Promise<FastifyReply> {
  const encoding = chooseEncoding(file, request.headers['accept-encoding']);
  if (encoding !== 'identity') reply.header('content-encoding', encoding);
  return reply
    .header('x-content-type-options', 'nosniff')
    .header('referrer-policy', 'same-origin')
    .type(file.type)
    .send(await bodyOf(file, encoding));
}
