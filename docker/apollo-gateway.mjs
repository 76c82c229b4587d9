/** Serves the supergraph with @apollo/gateway, and forwards the caller's credentials only. */
import { readFileSync } from 'node:fs';
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import cors from '@fastify/cors';
import fastify from 'fastify';
import { GraphQLError } from 'graphql';

const CALLER = ['authorization', 'cookie', 'x-profile-id', 'origin', 'x-request-id'];
// Signing out removes the session's cookie; maintenance sends Retry-After.
const FORWARDED_BACK = ['set-cookie', 'retry-after'];
const { HOST = '0.0.0.0', PORT = '4000', ROUTER_SECRET, CORS_ORIGINS } = process.env;

class Subgraph extends RemoteGraphQLDataSource {
  willSendRequest({ request, context }) {
    for (const name of CALLER)
      if (context.caller?.[name]) request.http.headers.set(name, context.caller[name]);
    if (this.name === 'access' && ROUTER_SECRET)
      request.http.headers.set('x-router-authorization', ROUTER_SECRET);
  }

  didReceiveResponse({ response, context }) {
    this.forwardBack(response.http, context);
    return response;
  }

  didEncounterError(error, _request, response, context) {
    this.forwardBack(response, context);
    if (response) throw error;
    // The original message reveals the subgraph's address.
    throw new GraphQLError(`The subgraph ${this.name} can't be reached. Try again in a moment.`, {
      extensions: { code: 'SERVICE_UNAVAILABLE' },
    });
  }

  forwardBack(response, { forwardedBack }) {
    if (this.name !== 'access') return;
    for (const name of FORWARDED_BACK) {
      const value = response?.headers.get(name);
      if (value) forwardedBack?.set(name, value);
    }
  }

  // Responses with 4xx or 5xx, such as limits and maintenance, keep their codes.
  async errorFromResponse(response) {
    const error = await super.errorFromResponse(response);
    const [cause] = error.extensions.response?.body?.errors ?? [];
    return cause ? new GraphQLError(cause.message, { extensions: cause.extensions }) : error;
  }
}

const forwardBack = {
  requestDidStart: async () => ({
    async willSendResponse({ contextValue, response }) {
      for (const [name, value] of contextValue.forwardedBack) response.http.headers.set(name, value);
    },
  }),
};

const app = fastify({ bodyLimit: 262_144 });
if (CORS_ORIGINS) await app.register(cors, { origin: CORS_ORIGINS.split(','), credentials: true });
const gateway = new ApolloGateway({
  supergraphSdl: readFileSync('supergraph.graphql', 'utf8'),
  buildService: ({ name, url }) => new Subgraph({ name, url }),
});
const server = new ApolloServer({
  gateway,
  hideSchemaDetailsFromClientErrors: true,
  plugins: [forwardBack, fastifyApolloDrainPlugin(app)],
});
await server.start();
await app.register(fastifyApollo(server), {
  context: async ({ headers }) => ({ caller: headers, forwardedBack: new Map() }),
});
await app.listen({ host: HOST, port: Number(PORT) });
