import { ServerError } from '@apollo/client/errors';
import { failureOf } from '../../src/portal/graph/failure';
import { ServiceStatusDocument } from '../../src/portal/graph/generated/graphql';
import { createGraphClient } from '../../src/portal/graph/graph-client';

/** Sends a request that gets the given response. Returns the reactions of the portal, in order. */
async function ask(answer: () => Promise<Response>): Promise<string[]> {
  jest.spyOn(globalThis, 'fetch').mockImplementation(answer);
  const told: string[] = [];
  const client = createGraphClient({
    onAnswer: () => told.push('answer'),
    onFailure: ({ kind }) => told.push(kind),
  });
  await client.query({ query: ServiceStatusDocument }).catch(() => undefined);
  return told;
}

const json = (body: object, status = 200): Promise<Response> =>
  Promise.resolve(Response.json(body, { status }));

describe("the portal's GraphQL client", () => {
  test('reports a response', async () => {
    const serviceStatus = { __typename: 'ServiceStatus', availability: 'OPERATIONAL', maintenance: null };
    expect(await ask(() => json({ data: { serviceStatus } }))).toEqual(['answer']);
  });

  test('treats an error as a response', async () => {
    const refusal = { message: 'Not now.', extensions: { code: 'SERVICE_UNAVAILABLE' } };
    expect(await ask(() => json({ errors: [refusal] }, 503))).toEqual(['answer', 'UNAVAILABLE']);
    expect(await ask(() => json({ errors: [refusal] }))).toEqual(['answer', 'UNAVAILABLE']);
    const html = () => Promise.resolve(new Response('<h1>Bad gateway</h1>', { status: 502 }));
    expect(await ask(html)).toEqual(['answer', 'UNAVAILABLE']);
    expect(await ask(() => Promise.resolve(new Response(null, { status: 204 })))).toEqual([
      'answer',
      'FAULT',
    ]);
  });

  test('reports a lost connection when there was no response, or an incomplete one', async () => {
    expect(await ask(() => Promise.reject(new TypeError('Failed to fetch')))).toEqual(['OFFLINE']);
    expect(await ask(() => Promise.reject(new DOMException('Too late', 'TimeoutError')))).toEqual([
      'OFFLINE',
    ]);
    const broken = new ReadableStream({ start: (body) => body.error(new TypeError('network error')) });
    expect(await ask(() => Promise.resolve(new Response(broken)))).toEqual(['OFFLINE']);
  });
});

test("a script error isn't treated as a lost connection", () => {
  expect(failureOf(new TypeError('Cannot read properties of undefined'))).toEqual({ kind: 'FAULT' });
  expect(failureOf(new DOMException('Quota', 'QuotaExceededError'))).toEqual({ kind: 'FAULT' });
  const response = new Response('', { status: 500 });
  expect(failureOf(new ServerError('', { response, bodyText: 'no JSON' }))).toEqual({ kind: 'UNAVAILABLE' });
});
