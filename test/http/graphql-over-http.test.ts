import { serverAudits } from 'graphql-http';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database';
import { startTestApp, type TestApp } from '../support/servers/test-app';

/** The ids of the audits that the service doesn't pass, with the reasons. */
const SIMPLE_GET =
  'A page of another site can send such a GET without a preflight, with cookies: queries by GET need a header of ours.';
const ERRORS_ARE_400 =
  'Nothing was executed, which status 400 tells to gateways and monitors that do not read bodies, as it does for application/graphql-response+json.';
const KNOWN_MISSES: Readonly<Record<string, string>> = {
  '5A70': SIMPLE_GET,
  D6D5: SIMPLE_GET,
  '6A70': SIMPLE_GET,
  '572B': ERRORS_ARE_400,
  FDE2: ERRORS_ARE_400,
  '7B9B': ERRORS_ARE_400,
};

const query = JSON.stringify({ query: '{ serviceStatus { __typename } }' });
const json = { 'content-type': 'application/json' };
const responseJson = 'application/graphql-response+json';

describe('GraphQL over HTTP', () => {
  let database: TestDatabase;
  let test: TestApp;
  let url: string;

  beforeAll(async () => {
    database = await createTestDatabase('sqlite');
    // Two of the MUST audits request `__type`, which needs introspection.
    test = await startTestApp(database, { overrides: { introspection: true } });
    url = new URL('/graphql', await test.app.listen()).href;
  });
  afterAll(async () => {
    await test.close();
    await database.drop();
  });

  const audits = serverAudits({ url: () => url });

  it('is checked by all 61 audits, 13 of which say MUST', () => {
    expect(audits).toHaveLength(61);
    expect(audits.filter(({ name }) => name.startsWith('MUST'))).toHaveLength(13);
    const ids = new Set(audits.map(({ id }) => id));
    expect(Object.keys(KNOWN_MISSES).filter((id) => !ids.has(id))).toEqual([]);
  });

  it.each(audits.map(({ id, name, fn }) => [id, name, fn] as const))('%s: %s', async (id, name, run) => {
    const result = await run();
    const reason = KNOWN_MISSES[id];
    if (reason === undefined) {
      expect([id, result.status, 'reason' in result ? result.reason : null]).toEqual([id, 'ok', null]);
    } else {
      expect(name).not.toMatch(/^MUST/);
      // If an audit passes, remove it from the list.
      expect([id, result.status]).not.toEqual([id, 'ok']);
    }
  });

  it('fails only the audits that query `__type` without introspection, as in production', async () => {
    const closedDatabase = await createTestDatabase('sqlite');
    const closed = await startTestApp(closedDatabase);
    const closedUrl = new URL('/graphql', await closed.app.listen()).href;
    const results = await Promise.all(serverAudits({ url: closedUrl }).map(({ fn }) => fn()));
    await closed.close();
    await closedDatabase.drop();
    const misses = results.filter(({ status }) => status !== 'ok').map(({ id }) => id);
    expect(misses.sort()).toEqual([...Object.keys(KNOWN_MISSES), 'BF61', '2EA1', '28B9'].sort());
  });

  async function ask(init: RequestInit, search = '') {
    const response = await fetch(url + search, init);
    const text = await response.text();
    const type = response.headers.get('content-type') ?? '';
    const body = (type.includes('json') ? JSON.parse(text) : null) as {
      data?: unknown;
      errors?: { message: string; extensions: { code: string } }[];
    } | null;
    return { status: response.status, type, headers: response.headers, body, text };
  }
  const codeOf = ({ body }: Awaited<ReturnType<typeof ask>>) => body?.errors?.map((e) => e.extensions.code);

  it.each([
    [responseJson, responseJson],
    ['application/json', 'application/json'],
    [`application/json;q=0.5, ${responseJson}`, responseJson],
    ['*/*', 'application/json'],
  ])('answers Accept: %s as %s in UTF-8, for data and errors', async (accept, expected) => {
    const type = `${expected}; charset=utf-8`;
    const answer = await ask({ method: 'POST', headers: { ...json, accept }, body: query });
    expect([answer.status, answer.type]).toEqual([200, type]);
    const refusal = await ask({ method: 'POST', headers: { ...json, accept }, body: '{"query":"{"}' });
    expect([refusal.status, refusal.type, codeOf(refusal)]).toEqual([400, type, ['GRAPHQL_PARSE_FAILED']]);
  });

  it('returns 406, as JSON, when none of its types is accepted', async () => {
    const answer = await ask({ method: 'POST', headers: { ...json, accept: 'image/png' }, body: query });
    expect([answer.status, codeOf(answer)]).toEqual([406, ['BAD_REQUEST']]);
  });

  it.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
    'returns 405 for %s, with the allowed methods',
    async (method) => {
      const hasBody = method === 'PUT' || method === 'PATCH';
      const answer = await ask({ method, headers: hasBody ? json : {}, ...(hasBody && { body: query }) });
      expect([answer.status, codeOf(answer)]).toEqual([405, ['METHOD_NOT_ALLOWED']]);
      expect(answer.headers.get('allow')).toBe('GET, POST');
    },
  );

  it('returns 405 for HEAD, which must not run a query', async () => {
    expect((await fetch(`${url}?query={__typename}`, { method: 'HEAD' })).status).toBe(405);
  });

  it.each(['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/xml'])(
    'returns 415 for a body of type %s',
    async (type) => {
      const answer = await ask({ method: 'POST', headers: { 'content-type': type }, body: query });
      expect([answer.status, codeOf(answer)]).toEqual([415, ['UNSUPPORTED_MEDIA_TYPE']]);
    },
  );

  it.each([
    ['BAD_REQUEST', 'not JSON', '{"query": "{ viewer'],
    ['BAD_REQUEST', 'nothing', ''],
    ['BAD_REQUEST', 'JSON null', 'null'],
    ['BAD_REQUEST', 'a JSON text', '"{ __typename }"'],
    ['BAD_REQUEST', 'a batch', `[${query}]`],
    ['BAD_REQUEST', 'a batch of none', '[]'],
    ['BAD_REQUEST', 'an object that poisons prototypes', '{"__proto__":{"query":"{ __typename }"}}'],
    ['BAD_REQUEST', 'no query', '{}'],
    ['BAD_REQUEST', 'a query that is no text', '{"query":{"kind":"Document"}}'],
    ['BAD_REQUEST', 'variables that are text', '{"query":"{ __typename }","variables":"{}"}'],
    ['GRAPHQL_PARSE_FAILED', 'a broken query', '{"query":"{ viewer "}'],
    ['GRAPHQL_VALIDATION_FAILED', 'an unknown field', '{"query":"{ nothing }"}'],
    [
      'OPERATION_RESOLUTION_FAILURE',
      'two queries of which none is named',
      '{"query":"query a{__typename} query b{__typename}"}',
    ],
    [
      'BAD_USER_INPUT',
      'a variable that is missing',
      '{"query":"query ($id: ID!) { profile(id: $id) { id } }"}',
    ],
  ])('answers %s to %s', async (code, _what, body) => {
    const answer = await ask({ method: 'POST', headers: json, body });
    expect([answer.status, codeOf(answer)]).toEqual([400, [code]]);
    expect(Object.keys(answer.body ?? {})).toEqual(['errors']);
    expect(answer.text).not.toMatch(/FST_|statusCode|stacktrace|node_modules/);
  });

  it('has no persisted queries, and returns an error for a hash that clients know', async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } };
    const answer = await ask({ method: 'POST', headers: json, body: JSON.stringify({ extensions }) });
    expect(codeOf(answer)).toEqual(['PERSISTED_QUERY_NOT_SUPPORTED']);
  });

  it('runs queries by GET and rejects mutations, which change nothing', async () => {
    const headers = { 'apollo-require-preflight': '1' };
    const read = await ask({ headers }, `?query=${encodeURIComponent('{ __typename }')}`);
    expect([read.status, read.body]).toEqual([200, { data: { __typename: 'Query' } }]);
    test.forgetStatements();
    const mutation = encodeURIComponent('mutation { signOut { userErrors { code } } }');
    const answer = await ask({ headers }, `?query=${mutation}`);
    expect([answer.status, codeOf(answer), answer.headers.get('allow')]).toEqual([
      405,
      ['BAD_REQUEST'],
      'POST',
    ]);
    expect(answer.body).not.toHaveProperty('data');
    expect(test.statements.filter((sql) => /^(insert|update|delete)/i.test(sql))).toEqual([]);
  });
});
