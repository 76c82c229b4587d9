import { type Places, type Tour, tourOfDevelopment } from '../banner';
import { type JoiningSubgraph, OWN_SUBGRAPHS, type SupergraphPorts } from '../command-line';
import type { DataFolder } from '../data-folder';
import { startDevelopment } from '../development';
import { sampleCases } from '../support-cases/sample-cases';
import { startSupportCases } from '../support-cases/support-cases-server';
import { composeLive, readSdl } from './compose';
import { startGateway } from './gateway';

/** The service with its stand-ins, a second subgraph, and a gateway for both. */
export interface Supergraph {
  readonly tour: Tour;
  /** Stops everything, the gateway first. The data is kept. */
  close(): Promise<void>;
}

/**
 * Starts everything in this process: the same as `npm run dev`, the support cases, and Hive Gateway.
 *
 * The gateway's supergraph is composed from the schemas of the two subgraphs and of those that join, which must run.
 *
 * @throws StartUpError if a subgraph that joins returns no schema, before anything is started.
 */
export async function startSupergraph(
  ports: SupergraphPorts,
  data: DataFolder,
  joining: readonly JoiningSubgraph[],
): Promise<Supergraph> {
  await Promise.all(joining.map(readSdl));
  const gatewayOrigin = new URL(`http://localhost:${ports.gateway}`);
  const development = await startDevelopment(ports, data, { alsoAllowedOrigin: gatewayOrigin });
  const accountsUrl = new URL('/graphql', development.places.service);
  const supportCases = await startSupportCases({
    port: ports.supportCases,
    accounts: { url: accountsUrl },
    cases: sampleCases(new Date()),
  });
  const supergraph = await composeLive([
    { name: OWN_SUBGRAPHS.access, url: accountsUrl },
    { name: OWN_SUBGRAPHS.supportCases, url: supportCases.url },
    ...joining,
  ]);
  const signIn = new URL('/auth/sign-in', development.places.service);
  const gateway = await startGateway({
    ...{ port: ports.gateway, supergraph, signIn },
    samples: development.samples,
  });

  return {
    tour: tourOf(development.places, gateway.url, joining),
    async close() {
      await gateway.close();
      await supportCases.close();
      await development.close();
    },
  };
}

function tourOf(places: Places, gateway: URL, joining: readonly JoiningSubgraph[]): Tour {
  const { rows } = tourOfDevelopment(places);
  return {
    name: 'The supergraph of CustomerSource Access and support cases',
    rows: [
      ['Start here', new URL('/graphiql', gateway), 'GraphiQL, across all subgraphs'],
      ['Gateway', new URL('/graphql', gateway), 'Hive Gateway, for programs'],
      ...joining.map(({ name, url }) => [name, url, 'your subgraph'] as const),
      ...rows.map(([name, place, note]) => [name === 'Start here' ? 'Accounts' : name, place, note] as const),
    ],
    steps: [
      `Open ${new URL('/auth/sign-in?loginHint=ana', places.service).href} to sign in as Ana.`,
      `Open ${new URL('/graphiql', gateway).href} and run the query. Cookies don't depend on ports, so you're signed in there, too.`,
      'Sign in as Sara instead. Accounts that only Ana can read are null for Sara, and vice versa.',
      'Read src/dev/support-cases, the subgraph that joins on Account. Join your own with --subgraph; see --help.',
    ],
  };
}
