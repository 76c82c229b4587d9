import { inject, type InjectOptions, type Response } from 'light-my-request';
import type { App } from '../../src/app';

/** Headers that differ from one answer to the next. */
const OF_THIS_ANSWER = ['x-request-id', 'date'];

/**
 * Asks a query that has been answered again, of Apollo Server and of what it was compiled to, in front of Fastify and
 * behind it, and fails unless all say the same, byte for byte.
 */
export async function expectSameBothWays(app: App, request: InjectOptions): Promise<void> {
  const { compiledQueries, server } = app;
  compiledQueries.enabled = false;
  const usual = await server.inject(request);
  compiledQueries.enabled = true;
  const quick = await server.inject(request);
  // As from the network: Fastify's own way in is behind what stands before it.
  const quickest = await inject((...arrived) => server.server.emit('request', ...arrived), request);
  expect(wholeOf(quick)).toEqual(wholeOf(usual));
  expect(wholeOf(quickest)).toEqual(wholeOf(usual));
}

function wholeOf({ statusCode, headers, body }: Response): object {
  const kept = Object.entries(headers).filter(([name]) => !OF_THIS_ANSWER.includes(name));
  return { statusCode, body, headers: Object.fromEntries(kept) };
}
