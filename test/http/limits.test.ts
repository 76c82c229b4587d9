import { getIntrospectionQuery } from 'graphql';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { recordsIn } from '../support/database/records';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database';
import { startTestApp, type TestApp } from '../support/servers/test-app';
import { inject } from '../support/graph/inject';

const KIB = 1024;
const json = { 'content-type': 'application/json' };

interface Refused {
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

describe('the limits of the server', () => {
  let database: TestDatabase;
  let test: TestApp;
  let origin: URL;

  beforeAll(async () => {
    database = await createTestDatabase('sqlite');
    test = await startTestApp(database);
    origin = await test.app.listen();
  });
  afterAll(async () => {
    await test.close();
    await database.drop();
  });

  async function ask(path: string, init: RequestInit = {}) {
    const response = await fetch(new URL(path, origin), init);
    const body = (await response.json()) as Refused;
    expect(response.headers.get('content-type')).toMatch(/^application\/json; charset=utf-8$/);
    return { status: response.status, codes: (body.errors ?? []).map((e) => e.extensions.code), body };
  }
  const post = (body: string | ReadableStream, path = '/graphql') =>
    ask(path, { method: 'POST', headers: json, body, duplex: 'half' } as RequestInit);
  const bodyOf = (bytes: number) => {
    const [head, tail] = ['{"query":"{ __typename }","extensions":{"p":"', '"}}'];
    return head + 'x'.repeat(bytes - head.length - tail.length) + tail;
  };

  /** Writes text on a separate connection, and returns everything received before it ends. */
  const speak = (text: string) =>
    new Promise<string>((resolve, reject) => {
      let answer = '';
      const socket = connect(Number(origin.port), origin.hostname, () => socket.write(text));
      socket.on('data', (chunk) => (answer += chunk.toString()));
      socket.on('close', () => resolve(answer));
      socket.on('error', reject);
    });
  const bodyIn = (answer: string) => JSON.parse(answer.split('\r\n\r\n')[1] ?? 'null') as Refused;

  it('accepts a body of 256 KiB and returns 400 for one more byte', async () => {
    expect((await post(bodyOf(256 * KIB))).status).toBe(200);
    const { status, codes } = await post(bodyOf(256 * KIB + 1));
    expect([status, codes]).toEqual([400, ['PAYLOAD_TOO_LARGE']]);
  });

  it('counts a body that arrives in pieces without its length', async () => {
    const piece = new TextEncoder().encode(bodyOf(64 * KIB));
    let pieces = 0;
    const stream = new ReadableStream({
      pull: (controller) => (pieces++ < 8 ? controller.enqueue(piece) : controller.close()),
    });
    const { status, codes } = await post(stream);
    expect([status, codes]).toEqual([400, ['PAYLOAD_TOO_LARGE']]);
  });

  it('accepts a form of 4 KiB elsewhere and returns 413 for one more byte', async () => {
    const signOut = (bytes: number) =>
      fetch(new URL('/auth/sign-out', origin), {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://evil.example' },
        body: 'x'.repeat(bytes),
      });
    const statuses = [];
    for (const bytes of [4 * KIB, 4 * KIB + 1]) statuses.push((await signOut(bytes)).status);
    // The smaller form was read, and is refused for the page that sent it.
    expect(statuses).toEqual([403, 413]);
  });

  it('accepts documents of 2,000 tokens and returns 400 for a longer one', async () => {
    // Seven tokens, 1,979 numbers and fourteen tokens.
    const document = (numbers: number) =>
      JSON.stringify({
        query: `{ _entities(representations: [[${'1 '.repeat(numbers)}]]) @skip(if: true) { __typename } }`,
      });
    expect((await post(document(1_979))).body.errors).toBeUndefined();
    const { status, codes } = await post(document(1_980));
    expect([status, codes]).toEqual([400, ['TOO_MANY_TOKENS']]);
  });

  it.each(['gzip', 'br', 'deflate, gzip', 'GZIP'])(
    'returns 415 for a body in %s, with what it accepts',
    async (encoding) => {
      const response = await fetch(new URL('/graphql', origin), {
        method: 'POST',
        headers: { ...json, 'content-encoding': encoding },
        body: gzipSync('{"query":"{ __typename }"}'),
      });
      expect([response.status, response.headers.get('accept-encoding')]).toEqual([415, 'identity']);
      expect(((await response.json()) as Refused).errors?.[0]?.extensions.code).toBe(
        'UNSUPPORTED_MEDIA_TYPE',
      );
    },
  );

  it.each([
    ['an array of operations', '[{"query":"{ __typename }"}]'],
    ['no object', '"{ __typename }"'],
  ])('returns 400 for %s in one body', async (_, body) => {
    expect((await post(body)).status).toBe(400);
  });

  describe('the number of references in one query', () => {
    const references = (count: number) =>
      Array.from({ length: count }, () => ({ __typename: 'Account', id: 'x' }));
    const refusedBy = async (query: string, variables: object, to = test) => {
      const person = await to.signIn();
      to.forgetStatements();
      const { status, errors } = await to.send(query, variables, { as: person });
      const asked = to.statements.filter((sql) => sql.includes('session.token_hash'));
      return { status, codes: errors.map(({ extensions }) => extensions.code), asked: asked.length };
    };
    const refused = { status: 400, codes: ['TOO_MANY_REFERENCES'], asked: 0 };
    const one = 'query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }';

    it('is at most a thousand', async () => {
      expect(await refusedBy(one, { r: references(1_000) })).toEqual({ status: 200, codes: [], asked: 1 });
      expect(await refusedBy(one, { r: references(1_001) })).toEqual(refused);
    });

    it.each([
      'query ($r: [_Any!]!) { a: _entities(representations: $r) { __typename } b: _entities(representations: $r) { __typename } }',
      'query ($r: [_Any!]!) { ...A ...A } fragment A on Query { ... on Query { a: _entities(representations: $r) { __typename } } b: _entities(representations: $r) { __typename } }',
    ])('includes all of %s', async (query) => {
      expect(await refusedBy(query, { r: references(501) })).toEqual(refused);
    });

    it('includes the default value of a variable', async () => {
      const given = '{__typename:"Account",id:"x"}'.repeat(40);
      const fields = times(26, (index) => `a${index}: _entities(representations: $r) { __typename }`);
      expect(await refusedBy(`query ($r: [_Any!]! = [${given}]) { ${fields} }`, {})).toEqual(refused);
    });

    it('can be a thousand with fifteen fields each', async () => {
      const query = `query ($r: [_Any!]!) { _entities(representations: $r) { __typename ... on Account { id number name kind
        program viewerCanManageProfiles access { granted reason until explanation } partner { id number name } } } }`;
      expect(await refusedBy(query, { r: references(1_000) })).toEqual({ status: 200, codes: [], asked: 1 });
    });

    it('is limited when fragments spread each other exponentially', async () => {
      const doubling = times(
        40,
        (index) => `fragment F${index} on Query { ...F${index + 1} ...F${index + 1} }`,
      );
      const query = `query ($r: [_Any!]!) { ...F0 } ${doubling} fragment F40 on Query { _entities(representations: $r) { __typename } }`;
      expect(await refusedBy(query, { r: references(1) })).toEqual(refused);
    });

    it('can be configured', async () => {
      const own = await createTestDatabase('sqlite');
      const few = await startTestApp(own, { overrides: { entityReferences: 2 } });
      expect(await refusedBy(one, { r: references(2) }, few)).toMatchObject({ status: 200 });
      expect(await refusedBy(one, { r: references(3) }, few)).toEqual(refused);
      await few.close();
      await own.drop();
    });
  });

  const times = (count: number, of: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => of(index)).join(' ');

  describe('the complexity of one query', () => {
    const nested = (depth: number, [open, close]: readonly [string, string], innermost: string) =>
      open.repeat(depth) + innermost + close.repeat(depth);
    const administrators = nested(3, ['account { administrators { profile { ', '} } }'], 'id');
    const profiles = (first: string, of: string) => `profiles(first: ${first}) { edges { node { ${of} } } }`;
    const accountOf = (of: string) => `account(id: "x") { ${of} }`;
    const PARTNERS = ['partner { ', '}'] as const;
    const doubling = times(
      13,
      (index) => `fragment F${index} on Query { ...F${index + 1} ...F${index + 1} }`,
    );
    const PROFILE = `id displayName email role status locale lastUsedAt viewerCanEdit
      association { id status associatedAt identity { id displayName username kind } }
      pendingInvitation { id email status createdAt expiresAt delivery }`;
    const ACCOUNT = 'account { id number name kind program access { granted reason until } }';

    it.each([
      ['QUERY_TOO_COMPLEX', `{ viewer { activeProfile { ${administrators} } } }`],
      ['QUERY_TOO_COMPLEX', `{ ${accountOf(profiles('60', `account { ${profiles('1', 'id')} }`))} }`],
      [
        'QUERY_TOO_COMPLEX',
        `query ($n: Int) { ${accountOf(profiles('$n', `account { ${profiles('$n', 'id')} }`))} }`,
      ],
      // A field that fails by its argument doesn't hide the others.
      [
        'QUERY_TOO_COMPLEX',
        `query ($t: String = "x") { invitationPreview(token: $t) { status } profile(id: "x") { ${administrators} } }`,
      ],
      [
        'QUERY_TOO_COMPLEX',
        `{ ...F0 } ${doubling} fragment F13 on Query { viewer { session { createdAt expiresAt } } }`,
      ],
      ['QUERY_TOO_DEEP', `{ ${accountOf(nested(11, PARTNERS, 'id'))} }`],
      ['QUERY_TOO_DEEP', `{ ${accountOf('...A')} } fragment A on Account { ${nested(11, PARTNERS, 'id')} }`],
      ['TOO_MANY_ALIASES', `{ ${times(31, (index) => `a${index}: serviceStatus { availability }`)} }`],
      [
        'TOO_MANY_ALIASES',
        `{ ${times(11, (index) => `a${index}: viewer { ...V }`)} } fragment V on Viewer { b: __typename c: __typename }`,
      ],
    ])('is rejected with %s before any SQL is sent: %s', async (code, query) => {
      const person = await test.signIn();
      test.forgetStatements();
      const { status, errors } = await test.send(query, { n: 100, t: null }, { as: person });
      expect([status, errors.map(({ extensions }) => extensions.code)]).toEqual([400, [code]]);
      // Background work also sends statements. But every query begins with the caller's session.
      expect(test.statements.filter((sql) => sql.includes('session.token_hash'))).toEqual([]);
    });

    it.each([
      `{ viewer { ${profiles('100', `${PROFILE} ${ACCOUNT}`)} } }`,
      `{ viewer { activeProfile { account { ${profiles('100', PROFILE)} } } } }`,
      `{ viewer { activeProfile { account { administrators { displayName profile { ${PROFILE} } } servicePlans { id name } } } } }`,
      `{ ${accountOf(nested(10, PARTNERS, 'id'))} }`,
      `{ ${times(30, (index) => `a${index}: serviceStatus { availability }`)} }`,
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Profile { id displayName email role } } }',
    ])('is high enough for %s', async (query) => {
      const person = await test.signIn();
      const records = recordsIn(test.database);
      const { id: accountId } = await records.account();
      const { id } = await records.profile({ accountId, role: 'ADMINISTRATOR' });
      await records.associate({ id }, person);
      const r = Array.from({ length: 1_000 }, () => ({ __typename: 'Profile', id }));
      const { status, errors } = await test.send(query, query.includes('$r') ? { r } : {}, { as: person });
      expect([status, errors]).toEqual([200, []]);
    });
  });

  const NESTED = '['.repeat(40_000) + ']'.repeat(40_000);
  it.each([
    ['a body', NESTED, 400, ['BAD_REQUEST']],
    [
      'a variable',
      `{"query":"query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }","variables":{"r":${NESTED}}}`,
      400,
      ['VARIABLES_TOO_LARGE'],
    ],
    ['an unknown variable', `{"query":"{ __typename }","variables":{"a":${NESTED}}}`, 200, []],
    ['an unknown extension', `{"query":"{ __typename }","extensions":{"a":${NESTED}}}`, 200, []],
    ['an unknown field', `{"query":"{ __typename }","a":${NESTED}}`, 200, []],
  ])('answers %s that is nested forty thousand deep', async (_place, body, status, codes) => {
    const answer = await post(body);
    expect([answer.status, answer.codes]).toEqual([status, codes]);
  });

  it.each([
    ['GET', '/nothing'],
    ['POST', '/graphql/more'],
    ['GET', '/assets/../../package.json'],
    ['GET', '/assets/%2e%2e%2f%2e%2e%2fpackage.json'],
    ['GET', '/.env'],
  ])("returns 404 for %s %s, which doesn't exist", async (method, path) => {
    const { status, codes } = await ask(path, { method });
    expect([status, codes]).toEqual([404, ['NOT_FOUND']]);
  });

  it("returns 400 for an address that can't be decoded", async () => {
    const { status, codes } = await ask('/%c3%28%');
    expect([status, codes]).toEqual([400, ['BAD_REQUEST']]);
  });

  it('returns 431 for headers of more than 16 KiB', async () => {
    const answer = await speak(`GET / HTTP/1.1\r\nhost: x\r\ncookie: ${'c'.repeat(20 * KIB)}\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
    expect(bodyIn(answer).errors?.[0]?.extensions.code).toBe('HEADERS_TOO_LARGE');
  });

  it("returns 400 for input that isn't HTTP, and closes the connection", async () => {
    const answer = await speak('\x16\x03\x01 this is TLS, or nothing at all\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(bodyIn(answer).errors?.[0]?.extensions.code).toBe('BAD_REQUEST');
  });

  it.each(['host: [', 'host: a b', 'host: %', 'x-no-host: 1'])(
    "doesn't fail on an HTTP/1.0 request with %s",
    async (header) => {
      const query = '{"query":"{ __typename }"}';
      const head = `POST /graphql HTTP/1.0\r\n${header}\r\ncontent-type: application/json`;
      const answer = await speak(`${head}\r\ncontent-length: ${String(query.length)}\r\n\r\n${query}`);
      expect(answer).toMatch(/^HTTP\/1\.1 400 /);
      expect(bodyIn(answer).errors?.[0]?.extensions.code).toBe('BAD_REQUEST');
    },
  );

  describe('what it reveals of the schema', () => {
    const introspection = JSON.stringify({ query: '{ __schema { types { name } } }' });
    const misspelt = JSON.stringify({ query: '{ serviceStatos { acceptsChange } }' });

    it('rejects introspection and suggests no names', async () => {
      const { status, codes } = await post(introspection);
      expect([status, codes]).toEqual([400, ['GRAPHQL_VALIDATION_FAILED']]);
      const wrong = await post(misspelt);
      expect(wrong.body.errors?.[0]?.message).toBe('Cannot query field "serviceStatos" on type "Query".');
      const variable = { query: 'mutation ($i: SendInviteInput!) { sendInvite(input: $i) { __typename } }' };
      const input = await post(JSON.stringify({ ...variable, variables: { i: { profilId: 'x' } } }));
      expect([input.status, JSON.stringify(input.body)]).toEqual([
        400,
        expect.not.stringMatching(/Did you mean/),
      ]);
    });

    it('allows both if configured', async () => {
      const openDatabase = await createTestDatabase('sqlite');
      const open = await startTestApp(openDatabase, { overrides: { introspection: true } });
      const send = (payload: string) =>
        inject(open.app.server, { method: 'POST', url: '/graphql', headers: json, payload });
      expect((await send(introspection)).statusCode).toBe(200);
      const whole = JSON.stringify({ query: getIntrospectionQuery() });
      expect((await send(whole)).json()).not.toHaveProperty('errors');
      expect((await send(misspelt)).body).toContain('Did you mean');
      await open.close();
      await openDatabase.drop();
    });
  });
});
