import { readFileSync } from 'node:fs';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { SupportCase } from '../../../src/dev/support-cases/support-case';
import { startSupportCases } from '../../../src/dev/support-cases/support-cases-server';
import { ROUTER_HEADER } from '../../../src/http/router-trust';
import type { SubgraphSource } from './composers';
import type { GatewaySetup } from './gateways';
import { ordersSdl, startOrders } from '../stand-ins/orders-subgraph';
import { startTcpProxy, type TcpProxy } from '../stand-ins/tcp-proxy';
import type { TestApp } from '../servers/test-app';

/** The ROUTER_SECRET of tests. */
export const ROUTER_SECRET = 'secret-of-the-router-in-tests-0123456789';

/** The running service, and two subgraphs that join on its accounts, for a gateway. */
export interface TestSupergraph extends Pick<GatewaySetup, 'subgraphs' | 'routerSecret' | 'publicUrl'> {
  /** The service's URL for operations. */
  readonly accessUrl: URL;
  /** The proxy through which gateways reach the service. */
  readonly wayToAccess: TcpProxy;
  /** Returns the headers of every operation that the service receives during work. */
  hear(work: () => Promise<unknown>): Promise<IncomingHttpHeaders[]>;
  /** Returns the headers of the last operation that the orders subgraph received. */
  lastHeardByOrders(): IncomingHttpHeaders;
  close(): Promise<void>;
}

const folder = join(__dirname, '../../../src/dev/support-cases');

/** The service's schema, as gateways compose it. */
export const accessSdl = readFileSync(join(__dirname, '../../../schema.graphql'), 'utf8');

/** Makes the service listen, without its background work, and starts the other subgraphs. Doesn't close the service. */
export async function startTestSupergraph(
  test: TestApp,
  cases: readonly SupportCase[],
): Promise<TestSupergraph> {
  const accessUrl = new URL('/graphql', await test.app.server.listen({ host: '127.0.0.1', port: 0 }));
  const heard: IncomingHttpHeaders[] = [];
  test.app.server.server.on('request', ({ headers }: IncomingMessage) => heard.push(headers));
  const headers = { [ROUTER_HEADER]: ROUTER_SECRET };
  const [supportCases, orders, wayToAccess] = await Promise.all([
    startSupportCases({ port: 0, accounts: { url: accessUrl, headers }, cases }),
    startOrders(accessUrl, ROUTER_SECRET),
    startTcpProxy({ host: accessUrl.hostname, port: Number(accessUrl.port) }),
  ]);
  const subgraphs: SubgraphSource[] = [
    { name: 'access', url: `http://127.0.0.1:${String(wayToAccess.port)}/graphql`, sdl: accessSdl },
    {
      name: 'support-cases',
      url: supportCases.url.href,
      sdl: readFileSync(join(folder, 'support-cases.graphql'), 'utf8'),
    },
    { name: 'orders', url: orders.url, sdl: ordersSdl },
  ];
  return {
    subgraphs,
    routerSecret: ROUTER_SECRET,
    publicUrl: test.config.publicUrl.origin,
    accessUrl,
    wayToAccess,
    async hear(work) {
      heard.length = 0;
      await work();
      return [...heard];
    },
    lastHeardByOrders: () => orders.lastHeard(),
    async close() {
      await Promise.all([supportCases.close(), orders.close(), wayToAccess.close()]);
    },
  };
}
