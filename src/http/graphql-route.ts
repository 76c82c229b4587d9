import type { ApolloServer } from '@apollo/server';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import cors from '@fastify/cors';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { CompiledQueries } from '../graphql/compiled-queries';
import type { DocumentStore } from '../graphql/document-store';
import type { ViewerContext } from '../viewer/viewer-context';
import type { AccessToken } from '../identity/access-token';
import type { IncomingRequest } from '../graphql/context';
import { acceptAccessToken, type ReadAccessToken } from './access-tokens';
import type { AuthCookies } from './cookies';
import { answerError, refuse, refuseCaller, refuseQuery } from './refusals';
import type { QueryShortcut } from './query-shortcut';
import { createRouterTrust } from './router-trust';

/** What serving GraphQL needs. */
export interface GraphQLRouteOptions {
  readonly apollo: ApolloServer<ViewerContext>;
  readonly documents: DocumentStore;
  readonly compiledQueries: CompiledQueries;
  /** What stands in front of Fastify. */
  readonly shortcut: QueryShortcut;
  readonly createContext: (incoming: IncomingRequest) => ViewerContext;
  readonly cookies: AuthCookies;
  readonly readAccessToken: ReadAccessToken;
  /** What a router shows that calls came through it; with none, everybody may call. */
  readonly routerSecrets: readonly string[];
  readonly publicUrl: URL;
  /** Origins of other pages that may call with cookies. */
  readonly corsOrigins: readonly string[];
}

export { fastifyApolloDrainPlugin };

declare module 'fastify' {
  interface FastifyRequest {
    /** Whom the request's access token speaks for; null without one. */
    accessToken: AccessToken | null;
    /** What resolvers have of the request. */
    viewerContext: ViewerContext | null;
  }
}

const AROUND_THE_ROUTER = {
  code: 'ROUTER_REQUIRED',
  message: 'This service answers the router of its supergraph alone. Send the request there.',
} as const;

/**
 * Serves /graphql.
 *
 * A browser says in `Origin` which page a request comes from: any but our own and the allowed ones is refused,
 * beside Apollo's CSRF prevention and the cookie's SameSite. Clients that are no browser send none. With
 * `routerSecrets` only what bears one gets in. Whom it speaks for is in its access token or else its cookie, and in
 * no other header: what a proxy says of the caller is not listened to.
 */
export async function graphqlRoute(app: FastifyInstance, options: GraphQLRouteOptions): Promise<void> {
  const isAddress = createAddressCheck();
  const cameThroughRouter = createRouterTrust(options.routerSecrets);
  app.decorateRequest('accessToken', null);
  app.decorateRequest('viewerContext', null);
  const allowed = new Set([options.publicUrl.origin, ...options.corsOrigins]);
  if (options.corsOrigins.length > 0) {
    await app.register(cors, { origin: [...options.corsOrigins], credentials: true, maxAge: 600 });
  }
  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const { origin } = request.headers;
    if (origin !== undefined && !allowed.has(origin)) return refuse(reply, 403);
    // Apollo's integration makes a URL of the Host header, and HTTP/1.0 may come without any.
    if (!isAddress(`${request.protocol}://${request.hostname}/`)) return refuse(reply, 400);
    if (!cameThroughRouter(request.headers)) return refuseCaller(reply, 401, AROUND_THE_ROUTER);
    request.accessToken = await acceptAccessToken(options.readAccessToken, request, reply);
    return reply.sent ? reply : undefined;
  });
  // Whatever a request has too much of is told in the same way, with 400 and a code.
  app.setErrorHandler((error: FastifyError, request, reply) =>
    error.statusCode === 413 ? refuse(reply, 413, { as: 400 }) : answerError(error, request, reply),
  );
  app.route({
    url: '/graphql',
    method: ['HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE'],
    handler: (_request, reply) => refuse(reply.header('allow', 'GET, POST'), 405),
  });
  app.addHook('preParsing', (request, _reply, payload, done) => {
    done(null, options.shortcut.bodyOf(request.raw) ?? payload);
  });
  const askApollo = fastifyApolloHandler(options.apollo, {
    context: async (request) => contextOf(request),
  }) as (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
  const { documents, compiledQueries, shortcut } = options;
  app.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    exposeHeadRoute: false,
    handler: async (request, reply) => {
      const incoming = incomingOf(request, reply, options.cookies);
      const tried = shortcut.goOn(request.raw, incoming);
      request.viewerContext = tried ?? options.createContext(incoming);
      const found = tried ? null : compiledQueries.find(request);
      const quick = await found?.answer(request.viewerContext);
      if (quick) return reply.headers(quick.headers).send(quick.body);
      const query = queryOf(request);
      const refusal = query === null ? null : documents.refuse(query);
      if (refusal) return refuseQuery(reply, refusal);
      const answer = await askApollo(request, reply);
      compiledQueries.remember(request, reply.getHeaders());
      return answer;
    },
  });
}

/** Reads the text of a request's query; null when there is none, which Apollo Server refuses. */
function queryOf({ method, url, body }: FastifyRequest): string | null {
  if (method === 'GET') {
    const start = url.indexOf('?');
    return start === -1 ? null : new URLSearchParams(url.slice(start)).get('query');
  }
  const query: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'query') : null;
  return typeof query === 'string' ? query : null;
}

function incomingOf(request: FastifyRequest, reply: FastifyReply, cookies: AuthCookies): IncomingRequest {
  const { id, headers, ip, accessToken, log } = request;
  return {
    ...{ requestId: id, headers, remoteAddress: ip, accessToken, log },
    sessionToken: () => cookies.readSession(request),
    forgetSessionCookie: () => {
      cookies.clearSession(reply);
    },
  };
}

/** Tells whether a text is a URL; they are nearly all the same one. */
function createAddressCheck(): (text: string) => boolean {
  let last = '';
  return (text) => {
    if (text === last) return true;
    const isUrl = URL.canParse(text);
    if (isUrl) last = text;
    return isUrl;
  };
}

function contextOf({ viewerContext }: FastifyRequest): ViewerContext {
  if (!viewerContext) throw new Error('The request has no context yet.');
  return viewerContext;
}
