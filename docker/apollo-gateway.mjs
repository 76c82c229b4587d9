/** Serves the supergraph with @apollo/gateway: callers' credentials go on to the subgraphs, the rest does not. */
import { readFileSync } from 'node:fs';
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import cors from '@fastify/cors';
import fastify from 'fastify';
import { GraphQLError } from 'graphql';

const CALLER = ['authorization', 'cookie', 'x-profile-id', 'origin', 'x-request-id'];
// Signing out takes the session's cookie away; maintenance says when to come back.
const PASSED_ON = ['set-cookie', 'retry-after'];
const { HOST = '0.0.0.0', PORT = '4000', ROUTER_SECRET, CORS_ORIGINS } = process.env;

class Subgraph extends RemoteGraphQLDataSource {
  willSendRequest({ request, context }) {
    for (const name of CALLER)
      if (context.caller?.[name]) request.http.headers.set(name, context.caller[name]);
    if (this.name === 'access' && ROUTER_SECRET)
      request.http.headers.set('x-router-authorization', ROUTER_SECRET);
  }

  didReceiveResponse({ response, context }) {
    this.passOn(response.http, context);
    return response;
  }

  didEncounterError(error, _request, response, context) {
    this.passOn(response, context);
    if (response) throw error;
    // What it says names the subgraph's address.
    throw new GraphQLError(`The subgraph ${this.name} is out of reach. Try again in a moment.`, {
      extensions: { code: 'SERVICE_UNAVAILABLE' },
    });
  }

  passOn(response, { passedOn }) {
    if (this.name !== 'access') return;
    for (const name of PASSED_ON) {
      const value = response?.headers.get(name);
      if (value) passedOn?.set(name, value);
    }
  }

  // What is answered with a status of its own, such as a limit or maintenance, keeps its code.
  async errorFromResponse(response) {
    const error = await super.errorFromResponse(response);
    const [cause] = error.extensions.response?.body?.errors ?? [];
    return cause ? new GraphQLError(cause.message, { extensions: cause.extensions }) : error;
  }
}

const passOn = {
  requestDidStart: async () => ({
    async willSendResponse({ contextValue, response }) {
      for (const [name, value] of contextValue.passedOn) response.http.headers.set(name, value);
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
  plugins: [passOn, fastifyApolloDrainPlugin(app)],
});
await server.start();
await app.register(fastifyApollo(server), {
  context: async ({ headers }) => ({ caller: headers, passedOn: new Map() }),
});
await app.listen({ host: HOST, port: Number(PORT) });
