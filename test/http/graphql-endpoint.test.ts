import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { kindsOf } from '../support/database/statement-kinds';
import { type Colleague, peopleOf } from '../support/actors/people';
import { startTestApp, type TestApp } from '../support/servers/test-app';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database';
import { shortcutOf } from '../support/graph/shortcut';
import { until } from '../support/run/until';

const VIEWER = '{ viewer { activeProfile { displayName } } }';
const EMPTY = JSON.stringify({ query: VIEWER, variables: {} });
const SECRET = 'a-secret-of-the-router-of-32-characters';

interface Answered {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

describe('the GraphQL endpoint', () => {
  let database: TestDatabase;
  let test: TestApp;
  let colleague: Colleague;
  let url: URL;

  beforeAll(async () => {
    database = await createTestDatabase('sqlite');
    test = await startTestApp(database, {
      environment: { CORS_ORIGINS: 'https://pages.example', ROUTER_SECRET: SECRET, COMPILE_QUERIES: 'on' },
    });
    colleague = await peopleOf(test).administrator();
    url = new URL('/graphql', await test.app.listen());
  });
  afterAll(async () => {
    await test.close();
    await database.drop();
  });

  /** Sends a body in parts. Headers that are undefined are omitted. */
  async function send(
    pieces: readonly string[] = [EMPTY],
    { method = 'POST', path = url.pathname, ...given }: Record<string, string | undefined> = {},
  ): Promise<Answered> {
    const headers: Record<string, string | undefined> = {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(pieces.join(''))),
      'x-router-authorization': SECRET,
      cookie: colleague.person.cookie,
      ...given,
    };
    const sent = request(url, {
      ...{ method, path },
      headers: Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined)),
    });
    const arrived = once(sent, 'response');
    const [first = '', ...others] = pieces;
    const begun = others.length > 0 ? once(test.app.server.server, 'request') : null;
    sent.write(first);
    for (const piece of others) {
      const [{ socket }] = (await begun) as [IncomingMessage];
      const { bytesRead } = socket;
      sent.write(piece);
      await until(5, () => expect(socket.bytesRead).toBeGreaterThan(bytesRead), 1);
    }
    sent.end();
    const [answer] = (await arrived) as [IncomingMessage];
    let body = '';
    for await (const chunk of answer) body += String(chunk);
    return { status: answer.statusCode ?? 0, headers: answer.headers, body };
  }

  /** Returns how many of the work's requests compiled queries answer. */
  async function answersOf(work: () => Promise<unknown>): Promise<number> {
    const before = shortcutOf(test.app).answers;
    await work();
    return shortcutOf(test.app).answers - before;
  }

  const lastLine = (): Record<string, unknown> =>
    JSON.parse(test.log().trim().split('\n').at(-1) ?? '') as Record<string, unknown>;

  it('answers from a compiled query with the same headers and log line', async () => {
    const named = { 'x-request-id': 'a-request-of-mine' };
    const usual = await send(undefined, named);
    const usualLine = lastLine();
    let quick = usual;
    expect(await answersOf(async () => (quick = await send(undefined, named)))).toBe(1);
    const { date, ...headers } = quick.headers;
    expect(date).toBeDefined();
    expect({ ...quick, headers }).toEqual({ ...usual, headers: expect.objectContaining(headers) });
    expect(Object.keys(usual.headers).sort()).toEqual(Object.keys(quick.headers).sort());
    expect(JSON.parse(quick.body)).toEqual({
      data: { viewer: { activeProfile: { displayName: colleague.profile.displayName } } },
    });
    const comparable = { ...usualLine, time: expect.any(Number), milliseconds: expect.any(Number) };
    expect(lastLine()).toEqual(comparable);
    expect(lastLine()).toMatchObject({ reqId: 'a-request-of-mine', path: '/graphql', status: 200 });
  });

  it('answers a body that arrives in pieces', async () => {
    await send();
    const pieces = [EMPTY.slice(0, 20), EMPTY.slice(20, 21), EMPTY.slice(21)];
    let answered: Answered | null = null;
    expect(await answersOf(async () => (answered = await send(pieces)))).toBe(1);
    expect(answered).toMatchObject({ status: 200 });
  });

  it('answers a chunked body, whatever the client accepts', async () => {
    await send();
    const headers = {
      'content-length': undefined,
      'transfer-encoding': 'chunked',
      accept: 'application/graphql-response+json;q=0.9, text/html',
    };
    let answered: Answered | null = null;
    expect(await answersOf(async () => (answered = await send(undefined, headers)))).toBe(1);
    expect(answered).toMatchObject({
      status: 200,
      headers: { 'content-type': 'application/graphql-response+json; charset=utf-8' },
    });
  });

  it('identifies the caller for each request', async () => {
    await send();
    let nobody: Answered | null = null;
    expect(await answersOf(async () => (nobody = await send(undefined, { cookie: 'session=x' })))).toBe(1);
    expect(nobody).toMatchObject({ status: 200, body: '{"data":{"viewer":null}}\n' });
  });

  it.each([
    [
      'of another content type',
      [EMPTY],
      { 'content-type': 'application/xml' },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['that is no JSON', ['{"query":'], {}, 400, 'BAD_REQUEST'],
    ['that is no object', ['"{ viewer { identity { id } } }"'], {}, 400, 'BAD_REQUEST'],
    [
      'with a prototype',
      [EMPTY.replace('{}', '{"__proto__":{"a":1}}')],
      { 'content-length': undefined },
      400,
      'BAD_REQUEST',
    ],
    [
      'too large',
      [EMPTY.replace('{}', JSON.stringify({ a: 'x'.repeat(256 * 1024) }))],
      {},
      400,
      'PAYLOAD_TOO_LARGE',
    ],
    ['with an access token', [EMPTY], { authorization: 'Bearer x.y.z' }, 401, 'UNAUTHENTICATED'],
    ['from a foreign page', [EMPTY], { origin: 'https://evil.example' }, 403, 'FORBIDDEN'],
    ['past the router', [EMPTY], { 'x-router-authorization': undefined }, 401, 'ROUTER_REQUIRED'],
    ['with a wrong secret', [EMPTY], { 'x-router-authorization': 'guess' }, 401, 'ROUTER_REQUIRED'],
    ['by another method', [EMPTY], { method: 'PUT' }, 405, 'METHOD_NOT_ALLOWED'],
  ])('rejects a request %s', async (_what, pieces, headers, status, says) => {
    await send();
    await send();
    let answered: Answered | null = null;
    expect(await answersOf(async () => (answered = await send(pieces, headers)))).toBe(0);
    expect(answered).toMatchObject({ status, body: expect.stringContaining(says) });
  });

  it.each([
    ['without a body', []],
    ['with a body that is no JSON', ['{']],
  ])('answers a GET request with a content type, %s', async (_what, pieces) => {
    const path = `/graphql?${new URLSearchParams({ query: VIEWER })}`;
    const { status, body } = await send(pieces, { method: 'GET', path });
    expect({ status, body }).toEqual({ status: 200, body: (await send()).body });
  });

  it('answers at an address with a host, as proxies send it', async () => {
    const { status, body } = await send(undefined, { path: url.href });
    expect({ status, body }).toEqual({ status: 200, body: (await send()).body });
  });

  it("sends the CORS headers for each page's origin", async () => {
    const other = { origin: 'https://pages.example' };
    for (let time = 0; time < 2; time += 1) {
      await send();
      await send(undefined, other);
    }
    expect(await answersOf(() => send(undefined, other))).toBe(1);
    expect((await send(undefined, other)).headers).toMatchObject({
      'access-control-allow-origin': 'https://pages.example',
      'access-control-allow-credentials': 'true',
    });
    expect((await send()).headers['access-control-allow-origin']).toBeUndefined();
  });

  it('has Apollo Server answer a compiled query that fails, without reading anything again', async () => {
    const query =
      '{ viewer { activeProfile { displayName } profiles(first: 1, after: $after) { edges { cursor } } } }';
    const ask = (after: string | null) =>
      send([
        JSON.stringify({
          query: query.replace('{ viewer', 'query ($after: String) { viewer'),
          variables: { after },
        }),
      ]);
    await ask(null);
    expect(await answersOf(() => ask(null))).toBe(1);
    test.forgetStatements();
    let failed: Answered | null = null;
    expect(await answersOf(async () => (failed = await ask('nowhere')))).toBe(0);
    expect(failed).toMatchObject({ body: expect.stringContaining('BAD_USER_INPUT') });
    // Background work may send statements too.
    expect(kindsOf(test.statements).filter((kind) => kind === 'read session')).toHaveLength(1);
  });

  describe('compresses', () => {
    const aliases = Array.from(
      { length: 25 },
      (_, index) => `anAliasThatMakesTheAnswerLong${index}: __typename`,
    );
    const LONG = JSON.stringify({ query: `{ ${aliases.join(' ')} }` });
    const BROWSER = { 'sec-fetch-site': 'same-origin', 'accept-encoding': 'gzip, deflate, br, zstd' };
    let plain: string;
    beforeAll(async () => {
      plain = (await send([LONG])).body;
      expect(plain.length).toBeGreaterThan(1000);
    });

    it.each([
      ['a browser’s long answers', LONG, BROWSER, 'br'],
      ['with what it accepts', LONG, { ...BROWSER, 'accept-encoding': 'gzip, br;q=0' }, 'gzip'],
      ['nothing for a browser that accepts no compression', LONG, { 'sec-fetch-site': 'none' }, undefined],
      ['no short answers', EMPTY, BROWSER, undefined],
      ['nothing for routers, which accept it by default', LONG, { 'accept-encoding': 'gzip, br' }, undefined],
    ] as const)('%s', async (_name, body, headers, coding) => {
      const answered = await sendForBytes(body, headers);
      expect(answered.headers['content-encoding']).toBe(coding);
      expect(answered.headers['content-length']).toBe(String(answered.bytes.length));
      const decode = { br: brotliDecompressSync, gzip: gunzipSync, none: (bytes: Buffer) => bytes };
      const text = String(decode[coding ?? 'none'](answered.bytes));
      expect(text).toBe(body === LONG ? plain : (await send()).body);
      if (coding) expect(answered.headers.vary).toBe('Origin, accept-encoding');
    });

    async function sendForBytes(body: string, headers: Readonly<Record<string, string>>) {
      const sent = request(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-router-authorization': SECRET,
          cookie: colleague.person.cookie,
          ...headers,
        },
      });
      sent.end(body);
      const [answer] = (await once(sent, 'response')) as [IncomingMessage];
      const parts: Buffer[] = [];
      for await (const part of answer) parts.push(part as Buffer);
      return { headers: answer.headers, bytes: Buffer.concat(parts) };
    }
  });

  it("isn't affected by a client that disconnects halfway", async () => {
    await send();
    const sent = request(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-length': '100',
        'x-router-authorization': SECRET,
      },
    });
    sent.on('error', () => undefined);
    sent.write(EMPTY.slice(0, 10));
    const [arrived] = (await once(test.app.server.server, 'request')) as [IncomingMessage];
    const left = new Promise((resolve) => arrived.once('close', resolve));
    sent.destroy();
    await left;
    expect(await answersOf(() => send())).toBe(1);
  });

  it('has Apollo Server answer while no queries are compiled', async () => {
    await send();
    shortcutOf(test.app).enabled = false;
    expect(await answersOf(() => send())).toBe(0);
    shortcutOf(test.app).enabled = true;
    expect(await answersOf(() => send())).toBe(1);
  });
});
