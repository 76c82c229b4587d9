import type { ApolloServer } from '@apollo/server';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import cors from '@fastify/cors';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ViewerContext } from '../viewer/viewer-context';
import { answerError, refuse } from './refusals';

/** What serving GraphQL needs. */
export interface GraphQLRouteOptions {
  readonly apollo: ApolloServer<ViewerContext>;
  readonly createContext: (request: FastifyRequest, reply: FastifyReply) => ViewerContext;
  readonly publicUrl: URL;
  /** Origins of other pages that may call with cookies. */
  readonly corsOrigins: readonly string[];
}

export { fastifyApolloDrainPlugin };

/**
 * Serves /graphql.
 *
 * A browser says in `Origin` which page a request comes from: any but our own and the allowed ones is refused,
 * beside Apollo's CSRF prevention and the cookie's SameSite. Clients that are no browser send none.
 */
export async function graphqlRoute(app: FastifyInstance, options: GraphQLRouteOptions): Promise<void> {
  const allowed = new Set([options.publicUrl.origin, ...options.corsOrigins]);
  if (options.corsOrigins.length > 0) {
    await app.register(cors, { origin: [...options.corsOrigins], credentials: true, maxAge: 600 });
  }
  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const { origin } = request.headers;
    if (origin !== undefined && !allowed.has(origin)) return refuse(reply, 403);
    // Apollo's integration makes a URL of the Host header, and HTTP/1.0 may come without any.
    if (!URL.canParse(`${request.protocol}://${request.hostname}/`)) return refuse(reply, 400);
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
  app.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    exposeHeadRoute: false,
    handler: fastifyApolloHandler(options.apollo, {
      context: async (request, reply) => options.createContext(request, reply),
    }),
  });
}
