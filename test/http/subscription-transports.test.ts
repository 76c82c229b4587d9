import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { createClient } from 'graphql-sse';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database';
import { listen, subscribe } from '../support/graph/streams';
import { until } from '../support/run/until';
import { startTestApp, type TestApp } from '../support/servers/test-app';

const STATUS = 'subscription { serviceStatusChanged { availability } }';
const VIEWER = 'subscription { viewerChanged { identity { displayName } } }';
const OPERATIONAL = { data: { serviceStatusChanged: { availability: 'OPERATIONAL' } } };
const MULTIPART = 'multipart/mixed;subscriptionSpec="1.0", application/json';
const SSE = 'text/event-stream; charset=utf-8';

let database: TestDatabase;
let test: TestApp;
let url: URL;

async function start(options: Parameters<typeof startTestApp>[1] = {}): Promise<void> {
  database = await createTestDatabase('sqlite');
  test = await startTestApp(database, options);
  url = await listen(test);
}
afterEach(async () => {
  await test.close();
  await database.drop();
});

describe('server-sent events', () => {
  it('send the state first, in the wire format of the protocol', async () => {
    await start();
    const stream = await subscribe(url, STATUS);
    expect(await stream.result(1)).toEqual(OPERATIONAL);
    expect([stream.status, stream.headers['content-type'], stream.headers['cache-control']]).toEqual([
      200,
      SSE,
      'no-store',
    ]);
    expect(stream.headers['x-request-id']).toBeDefined();
    expect(stream.text()).toBe(
      ':\n\nevent: next\ndata: {"data":{"serviceStatusChanged":{"availability":"OPERATIONAL"}}}\n\n',
    );
    stream.close();
  });

  it('end with complete and a time to subscribe again when the service shuts down, and delay nothing', async () => {
    await start();
    const stream = await subscribe(url, STATUS);
    await stream.result(1);
    expect(await test.app.close()).toBe(true);
    await stream.ended();
    const [, ms] = /retry: (\d+)\nevent: complete\ndata:\n\n$/.exec(stream.text()) ?? [];
    expect(Number(ms)).toBeGreaterThanOrEqual(500);
    expect(Number(ms)).toBeLessThanOrEqual(5_000);
  });

  it('work with the client of graphql-sse', async () => {
    await start();
    const person = await test.signIn({ displayName: 'Ana Trujillo' });
    const client = createClient({ url: url.href, headers: { cookie: person.cookie }, retryAttempts: 0 });
    const events = client.iterate({ query: VIEWER });
    expect(await events.next()).toEqual({
      done: false,
      value: { data: { viewerChanged: { identity: { displayName: 'Ana Trujillo' } } } },
    });
    await events.return?.();
    client.dispose();
  });

  it('can be requested by GET with a header that other pages cannot send', async () => {
    await start();
    for (const headers of [{ 'sec-fetch-site': 'same-origin' }, { 'apollo-require-preflight': '1' }]) {
      const stream = await subscribe(url, STATUS, {}, { headers }, { method: 'GET' });
      expect(await stream.result(1)).toEqual(OPERATIONAL);
      stream.close();
    }
    const refused = await subscribe(url, STATUS, {}, {}, { method: 'GET' });
    expect([refused.status, await refused.ended()]).toEqual([400, 'BAD_REQUEST']);
  });

  it('never execute a mutation or a query that was sent by GET', async () => {
    await start();
    const headers = { 'apollo-require-preflight': '1' };
    for (const query of ['mutation { signOut { userErrors { code } } }', '{ viewer { __typename } }']) {
      test.forgetStatements();
      const refused = await subscribe(url, query, {}, { headers }, { method: 'GET' });
      expect([refused.headers['content-type'], await refused.ended()]).toEqual([SSE, 'BAD_REQUEST']);
      expect(test.statements).toEqual([]);
    }
  });

  it('report errors before the execution as an event', async () => {
    await start();
    for (const [query, code] of [
      ['subscription { unknown }', 'GRAPHQL_VALIDATION_FAILED'],
      ['subscription {', 'GRAPHQL_PARSE_FAILED'],
      [
        'subscription ($x: Boolean!) { viewerChanged @skip(if: $x) { __typename } }',
        'GRAPHQL_VALIDATION_FAILED',
      ],
      [
        'subscription ($x: Boolean!) { ...F } fragment F on Subscription { ... @include(if: $x) { viewerChanged { __typename } } }',
        'GRAPHQL_VALIDATION_FAILED',
      ],
      [`subscription { ${'a'.repeat(70_000)} }`, 'QUERY_TOO_LONG'],
      [
        'subscription { serviceStatusChanged { availability } viewerChanged { __typename } }',
        'GRAPHQL_VALIDATION_FAILED',
      ],
    ] as const) {
      const stream = await subscribe(url, query);
      expect([stream.status, stream.headers['content-type'], await stream.ended()]).toEqual([200, SSE, code]);
      expect(stream.text()).toMatch(/^event: next\ndata: .*\n\nevent: complete\ndata:\n\n$/);
    }
  });

  it('answer queries with one event', async () => {
    await start();
    const stream = await subscribe(url, '{ serviceStatus { availability } }');
    await stream.ended();
    expect(stream.text()).toBe(
      'event: next\ndata: {"data":{"serviceStatus":{"availability":"OPERATIONAL"}}}\n\nevent: complete\ndata:\n\n',
    );
  });

  it('show that they are alive', async () => {
    await start({ streamTimes: { heartbeatMs: 10 } });
    const stream = await subscribe(url, STATUS);
    await until(20, () => expect(stream.text()).toMatch(/OPERATIONAL"}}}\n\n:\n\n:\n\n/));
    stream.close();
  });
});

describe('multipart responses', () => {
  it('send parts that end with the next boundary', async () => {
    await start({ streamTimes: { heartbeatMs: 10 } });
    const stream = await subscribe(url, STATUS, {}, {}, { accept: MULTIPART });
    await until(20, () => expect(stream.text().match(/\{\}/g)?.length).toBeGreaterThan(1));
    expect(stream.headers['content-type']).toBe('multipart/mixed;boundary="graphql";subscriptionSpec="1.0"');
    await test.app.close();
    await stream.ended();
    const part = (json: string) => `\r\ncontent-type: application/json\r\n\r\n${json}\r\n--graphql`;
    const beats = stream.text().match(/\{\}/g)?.length ?? 0;
    expect(stream.text()).toBe(
      `\r\n--graphql${part(`{"payload":${JSON.stringify(OPERATIONAL)}}`)}${part('{}').repeat(beats)}--\r\n`,
    );
  });

  it('work with Apollo Client, and complete when the service shuts down', async () => {
    await start();
    const client = new ApolloClient({ cache: new InMemoryCache(), link: new HttpLink({ uri: url.href }) });
    const events: unknown[] = [];
    const completed = new Promise<void>((resolve, reject) => {
      client
        .subscribe({ query: gql(STATUS) })
        .subscribe({ next: ({ data }) => events.push(data), complete: resolve, error: reject });
    });
    await until(20, () => expect(events).toHaveLength(1));
    await test.app.close();
    await completed;
    expect(events).toMatchObject([OPERATIONAL.data]);
    client.stop();
  });

  it('report an error of the subscription, and complete', async () => {
    await start();
    const stream = await subscribe(url, VIEWER, {}, {}, { accept: MULTIPART });
    expect(await stream.ended()).toBe('UNAUTHENTICATED');
    expect(stream.text()).toMatch(/--graphql--\r\n$/);
  });
});

describe('subscriptions without a stream', () => {
  it('are refused with what to send', async () => {
    await start();
    for (const accept of [
      'application/json',
      '*/*',
      'multipart/mixed',
      'multipart/mixed;deferSpec=20220824, application/json',
    ]) {
      const refused = await subscribe(url, STATUS, {}, {}, { accept });
      expect([accept, refused.status, await refused.ended()]).toEqual([accept, 406, 'BAD_REQUEST']);
    }
  });
});

describe('callbacks of a router', () => {
  let router: Server;
  let messages: { action: string; id: string; verifier: string; payload?: unknown }[];
  let answer: (action: string) => number | Promise<number>;

  beforeEach(() => {
    messages = [];
    answer = (action) => (action === 'check' ? 204 : 200);
  });
  afterEach(() => router.close());

  async function startRouter(): Promise<string> {
    router = createServer((request: IncomingMessage, response) => {
      void text(request).then(async (body) => {
        const message = JSON.parse(body) as (typeof messages)[number];
        messages.push(message);
        expect(request.headers).toMatchObject({
          'content-type': 'application/json',
          'subscription-protocol': 'callback/1.0',
        });
        response.writeHead(await answer(message.action), { location: '/elsewhere' }).end();
      });
    });
    await new Promise<void>((resolve) => router.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${String((router.address() as AddressInfo).port)}/callback`;
  }

  const ask = (callbackUrl: string, query = STATUS, given: object = {}): Promise<Response> =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json;callbackSpec=1.0' },
      body: JSON.stringify({
        query,
        extensions: {
          subscription: {
            callbackUrl,
            subscriptionId: 'sub-1',
            verifier: 'proof',
            heartbeatIntervalMs: 1_000,
            ...given,
          },
        },
      }),
    });

  it('check, send events, check again, and complete when the service shuts down', async () => {
    const base = await startRouter();
    await start({ environment: { ROUTER_CALLBACK_URLS: base } });
    const response = await ask(`${base}/sub-1`);
    expect([response.status, await response.json()]).toEqual([200, { data: null }]);
    await until(20, () => expect(messages.map(({ action }) => action)).toEqual(['check', 'next', 'check']));
    await test.app.close();
    const sender = { kind: 'subscription', id: 'sub-1', verifier: 'proof' };
    expect(messages[1]).toEqual({ ...sender, action: 'next', payload: OPERATIONAL });
    expect(messages.at(-1)).toEqual({ ...sender, action: 'complete' });
  });

  it('end when the router no longer knows the subscription', async () => {
    const base = await startRouter();
    await start({ environment: { ROUTER_CALLBACK_URLS: base } });
    await ask(`${base}/sub-1`);
    await until(20, () => expect(messages.map(({ action }) => action)).toEqual(['check', 'next']));
    answer = () => 404;
    await until(20, () => expect(messages.map(({ action }) => action)).toEqual(['check', 'next', 'check']));
    await until(20, () => expect(test.log()).toContain('subscription ended'));
    await test.app.close();
    expect(messages).toHaveLength(3);
  });

  it('return errors of the subscription without a stream', async () => {
    const base = await startRouter();
    await start({ environment: { ROUTER_CALLBACK_URLS: base } });
    const response = await ask(`${base}/sub-1`, VIEWER);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    expect(messages.map(({ action }) => action)).toEqual(['check']);
  });

  it('aren’t begun if the router doesn’t confirm them', async () => {
    const base = await startRouter();
    await start({ environment: { ROUTER_CALLBACK_URLS: base } });
    answer = () => 400;
    const response = await ask(`${base}/sub-1`);
    expect([response.status, await response.json()]).toMatchObject([
      403,
      { errors: [{ extensions: { code: 'FORBIDDEN', reason: 'CALLBACK_NOT_CONFIRMED' } }] },
    ]);
    expect(messages).toHaveLength(1);
  });

  it('never follow a redirect', async () => {
    const base = await startRouter();
    await start({ environment: { ROUTER_CALLBACK_URLS: base } });
    answer = () => (messages.length === 1 ? 307 : 204);
    const response = await ask(`${base}/sub-1`);
    expect(response.status).toBe(403);
    expect(messages).toHaveLength(1);
  });

  it('take no place of running requests while the router is asked', async () => {
    const base = await startRouter();
    await start({ environment: { ROUTER_CALLBACK_URLS: base } });
    let confirm: (status: number) => void = () => undefined;
    answer = () => new Promise((resolve) => (confirm = resolve));
    const asked = ask(`${base}/sub-1`);
    await until(20, () => expect(messages).toHaveLength(1));
    expect(test.app.admission.figures.running).toBe(0);
    expect(test.app.streams.count).toBe(1);
    confirm(404);
    expect((await asked).status).toBe(403);
    expect(test.app.streams.count).toBe(0);
  });

  it('are refused by default, and at every other address, without a request', async () => {
    const base = await startRouter();
    await start();
    const refusedWith = async (callbackUrl: string, given?: object) => {
      const response = await ask(callbackUrl, STATUS, given);
      const { errors } = (await response.json()) as { errors: { extensions: { reason?: string } }[] };
      return [response.status, errors[0]?.extensions.reason];
    };
    const refusal = [403, 'CALLBACK_NOT_ALLOWED'];
    expect(await refusedWith(`${base}/sub-1`)).toEqual(refusal);
    await test.close();
    await start({ environment: { ROUTER_CALLBACK_URLS: base } });
    expect(await refusedWith(`${base}/sub-1`, { verifier: 5 })).toEqual(refusal);
    expect(await refusedWith(`${base}/sub-1`, { heartbeatIntervalMs: -1 })).toEqual(refusal);
    expect(await refusedWith(`${base}/../other`)).toEqual(refusal);
    expect(messages).toEqual([]);
  });
});
