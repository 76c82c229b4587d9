import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { bodyOf, chooseEncoding, type PortalFile, readPortalFiles } from './portal-files';
import { refuse } from './refusals';

/** The paths of the portal's pages, as src/portal/routes.tsx has them; whatever their state, they are one document. */
const PAGES = [
  '/',
  '/signed-out',
  '/associate',
  '/accept',
  '/accounts',
  '/profile',
  '/our-accounts',
  '/our-accounts/:accountId/profiles',
  '/our-accounts/:accountId/invitations',
  '/our-accounts/:accountId/audit',
  '/no-access',
  '/maintenance',
];

// The hash of nothing: styles are inserted by script, rule by rule, into style elements that are empty.
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
  // Without a policy to make them: text can't become markup, even by a mistake in a script.
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const A_YEAR_S = 31_536_000;

/** Says where the portal's files are. */
export interface PortalOptions {
  /** What scripts/build-portal.mjs made; read once, at the start. */
  readonly folder: string;
}

/**
 * Serves the portal: one document at the path of each page, and its files under `/assets/`; register it as a
 * Fastify plugin.
 *
 * The document isn't stored, so that going back after signing out shows nothing; an asset's name changes with its
 * content, so it is never asked for again. Nothing may be loaded from elsewhere, and other sites may neither frame
 * the portal nor learn where a person comes from; `same-origin` rather than `no-referrer`, since with the latter
 * browsers send `Origin: null` with a form (Fetch, "append a request Origin header").
 *
 * Whoever asks for HTML at an address that has none gets the portal's own page for that, with status 404; the rest
 * gets the refusal that all programs get.
 */
export async function portal(app: FastifyInstance, { folder }: PortalOptions): Promise<void> {
  const { document, assets } = readPortalFiles(folder);

  const sendDocument = (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    reply.header('content-security-policy', POLICY).header('cache-control', 'no-store');
    return send(request, reply, document);
  };
  for (const path of PAGES) app.get(path, sendDocument);

  for (const [name, asset] of assets) {
    app.get(`/assets/${name}`, (request, reply) => {
      reply.header('cache-control', `public, max-age=${String(A_YEAR_S)}, immutable`);
      return send(request, reply, asset);
    });
  }

  app.get('/*', (request, reply) => {
    const wantsPage = request.headers.accept?.includes('text/html') ?? false;
    if (!wantsPage || request.url.startsWith('/assets/')) return refuse(reply, 404);
    return sendDocument(request, reply.code(404));
  });
}

async function send(request: FastifyRequest, reply: FastifyReply, file: PortalFile): Promise<FastifyReply> {
  const encoding = chooseEncoding(file, request.headers['accept-encoding']);
  if (encoding !== 'identity') reply.header('content-encoding', encoding);
  return reply
    .header('vary', 'accept-encoding')
    .header('x-content-type-options', 'nosniff')
    .header('referrer-policy', 'same-origin')
    .type(file.type)
    .send(await bodyOf(file, encoding));
}
