import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { startStandaloneServer } from '@apollo/server/standalone';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { transformSync } from '@swc/core';
import { parse } from 'graphql';
import { documentBlock } from '../documents/documents';

const joiningBlock = (name: string): string =>
  documentBlock('docs/joining-on-account.md', `join on account: ${name}`);

/**
 * The subgraph in docs/joining-on-account.md, with an added query that returns a reference to any account without
 * authorization.
 */
export const ordersSdl = `${joiningBlock('schema')}
  type Query { mentionAccount(id: ID!): Account }`;

/** That subgraph, running. */
export interface OrdersSubgraph {
  readonly url: string;
  /** Returns the headers of the last operation received. */
  lastHeard(): IncomingHttpHeaders;
  close(): Promise<void>;
}

/** Starts that subgraph, including its resolvers and its authorization. Each account has one order. */
export async function startOrders(accessUrl: URL, routerSecret: string): Promise<OrdersSubgraph> {
  let lastHeard: IncomingHttpHeaders = {};
  const { resolvers } = evaluate(joiningBlock('resolvers')) as { resolvers: object };
  const { readableAccounts } = evaluate(joiningBlock('authorization')) as {
    readableAccounts: (accessUrl: URL, request: IncomingMessage, routerSecret?: string) => object;
  };
  const mention = (_root: unknown, { id }: { id: string }): object => ({ id });
  const server = new ApolloServer<object>({
    schema: buildSubgraphSchema([
      { typeDefs: parse(ordersSdl), resolvers: { ...resolvers, Query: { mentionAccount: mention } } },
    ]),
    plugins: [ApolloServerPluginLandingPageDisabled(), ApolloServerPluginInlineTraceDisabled()],
    stopOnTerminationSignals: false,
  });
  const orders = { ofAccount: (accountId: string) => [{ number: `O-${accountId}`, accountId }] };
  const { url } = await startStandaloneServer(server, {
    listen: { host: '127.0.0.1', port: 0 },
    context: async ({ req }) => {
      lastHeard = req.headers;
      return { orders, readableAccounts: readableAccounts(accessUrl, req, routerSecret) };
    },
  });
  return { url, lastHeard: () => lastHeard, close: () => server.stop() };
}

/** Runs a module and returns its exports. */
function evaluate(text: string): unknown {
  const { code } = transformSync(text, { module: { type: 'commonjs' }, jsc: { target: 'es2022' } });
  const exported = {};
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- it is our own document's
  new Function('exports', 'require', code)(exported, require);
  return exported;
}
