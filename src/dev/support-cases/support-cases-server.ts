import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { startStandaloneServer } from '@apollo/server/standalone';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { type AccountsEndpoint, readableAccountByNumber } from './readable-account.loader';
import { type SupportCase, SupportCases } from './support-case';
import { resolvers, type SupportCasesContext } from './support-cases.resolvers';

/** A running subgraph of support cases. */
export interface SupportCasesServer {
  readonly url: URL;
  close(): Promise<void>;
}

/**
 * Starts the subgraph of support cases on this computer, the example of a subgraph that joins on Account.
 *
 * It imports nothing from CustomerSource Access. Like other teams, it only knows its address.
 */
export async function startSupportCases(options: {
  readonly port: number;
  readonly accounts: AccountsEndpoint;
  readonly cases: readonly SupportCase[];
}): Promise<SupportCasesServer> {
  const typeDefs = parse(readFileSync(join(__dirname, 'support-cases.graphql'), 'utf8'));
  const cases = new SupportCases(options.cases);
  const server = new ApolloServer<SupportCasesContext>({
    schema: buildSubgraphSchema([{ typeDefs, resolvers }]),
    plugins: [ApolloServerPluginLandingPageDisabled(), ApolloServerPluginInlineTraceDisabled()],
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
  });
  const { url } = await startStandaloneServer(server, {
    listen: { host: '127.0.0.1', port: options.port },
    context: async ({ req }) => ({
      cases,
      readableAccountByNumber: readableAccountByNumber(options.accounts, req.headers),
    }),
  });
  return { url: new URL(url), close: () => server.stop() };
}
