import { readFileSync } from 'node:fs';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { SupportCase } from '../../src/dev/support-cases/support-case';
import { startSupportCases } from '../../src/dev/support-cases/support-cases-server';
import { composeSupergraph } from './composers';
import { ordersSdl, startOrders } from './orders-subgraph';
import type { TestApp } from './test-app';

/** The service, listening, and two subgraphs that join on its accounts, with what a gateway is started with. */
export interface TestSupergraph {
  readonly sdl: string;
  /** Where the service takes operations. */
  readonly accessUrl: URL;
  /** Where the support cases are asked directly. */
  readonly supportCasesUrl: URL;
  /** Gives the headers of every operation that arrives at the service while something is done. */
  hear(work: () => Promise<unknown>): Promise<IncomingHttpHeaders[]>;
  close(): Promise<void>;
}

const folder = join(__dirname, '../../src/dev/support-cases');

/** Makes the service listen, without its work in the background, starts the others and composes them; the service's end is its owner's. */
export async function startTestSupergraph(
  test: TestApp,
  cases: readonly SupportCase[],
): Promise<TestSupergraph> {
  const accessUrl = new URL('/graphql', await test.app.server.listen({ host: '127.0.0.1', port: 0 }));
  const heard: IncomingHttpHeaders[] = [];
  test.app.server.server.on('request', ({ headers }: IncomingMessage) => heard.push(headers));
  const [supportCases, orders] = await Promise.all([
    startSupportCases({ port: 0, accounts: { url: accessUrl }, cases }),
    startOrders(accessUrl),
  ]);
  const sdl = composeSupergraph([
    {
      name: 'access',
      url: accessUrl.href,
      sdl: readFileSync(join(__dirname, '../../schema.graphql'), 'utf8'),
    },
    {
      name: 'support-cases',
      url: supportCases.url.href,
      sdl: readFileSync(join(folder, 'support-cases.graphql'), 'utf8'),
    },
    { name: 'orders', url: orders.url, sdl: ordersSdl },
  ]);
  return {
    sdl,
    accessUrl,
    supportCasesUrl: supportCases.url,
    async hear(work) {
      heard.length = 0;
      await work();
      return [...heard];
    },
    async close() {
      await Promise.all([supportCases.close(), orders.close()]);
    },
  };
}
