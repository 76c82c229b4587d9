import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordsIn } from '../support/database/records';
import { describeOnSqliteAndOneServer } from '../support/database/test-database';
import { type SignedIn, startTestApp, type TestApp } from '../support/servers/test-app';
import { inject } from '../support/graph/inject';

/** Words of the schema and of GraphQL, so that many random queries are nearly valid. */
const WORDS = [
  ...new Set(readFileSync(join(__dirname, '../../schema.graphql'), 'utf8').match(/\b\w+\b/g) ?? []),
  ...['{', '}', '(', ')', ':', '!', '$a', '$b', '...', 'on', '[', ']', '@include(if: $a)', '@skip(if: true)'],
  ...[
    'query',
    'mutation',
    'subscription',
    'fragment',
    '"x"',
    '1',
    '-1',
    'null',
    '"""',
    '#',
    '&',
    '|',
    '=',
    ',',
  ],
];

const OPERATIONS = [
  'query ($a: ID!) { profile(id: $a) { id displayName account { name } } }',
  'query ($a: ID, $b: String) { account(id: $a, number: $b) { name profiles(first: 2) { pageInfo { hasNextPage } } } }',
  'query ($a: String!) { invitationPreview(token: $a) { __typename } }',
  'query ($a: [_Any!]!) { _entities(representations: $a) { __typename } }',
  'query ($a: Int, $b: String) { viewer { profiles(first: $a, after: $b, search: $b) { pageInfo { hasNextPage } } } }',
  'query ($a: Int, $b: String) { viewer { profiles(last: $a, before: $b) { edges { cursor } } } }',
  'mutation ($a: SendInviteInput!) { sendInvite(input: $a) { userErrors { code } } }',
  'mutation ($a: String!) { requestInvites(input: { email: $a }) { accepted userErrors { code } } }',
  'mutation ($a: String!, $b: [ID!]) { associateProfile(input: { token: $a, alsoProfileIds: $b }) { userErrors { code } } }',
  'mutation ($a: String!, $b: DeclineReason) { declineInvite(input: { token: $a, reason: $b }) { userErrors { code } } }',
  'mutation ($a: ID!, $b: String) { updateProfile(input: { profileId: $a, displayName: $b, email: $b, locale: $b }) { userErrors { code } } }',
  'mutation ($a: ID!, $b: Boolean) { switchProfile(input: { profileId: $a, makeDefault: $b }) { userErrors { code } } }',
  'mutation ($a: ID!) { endAssociation(input: { associationId: $a }) { userErrors { code } } }',
];

const NASTY = [
  '',
  '\u0000',
  '\ud800',
  '​',
  '\u202e',
  "' OR 1=1 --",
  '%00',
  '\r\nBcc: x',
  '€'.repeat(500),
  '💥',
];
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(...NASTY),
  fc.string({ maxLength: 2_000 }),
);

describeOnSqliteAndOneServer('random input to /graphql', (database) => {
  let test: TestApp;
  let person: SignedIn;
  let ids: readonly string[];
  const rejections: unknown[] = [];
  const note = (reason: unknown) => void rejections.push(reason);

  beforeAll(async () => {
    process.on('unhandledRejection', note);
    test = await startTestApp(database);
    person = await test.signIn();
    const records = recordsIn(test.database);
    const account = await records.account();
    const profile = await records.profile({ accountId: account.id, role: 'ADMINISTRATOR' });
    const colleague = await records.profile({ accountId: account.id });
    const association = await records.associate(profile, person);
    ids = [profile.id, colleague.id, account.id, account.number, association.id];
  });
  afterAll(async () => {
    process.off('unhandledRejection', note);
    await test.close();
  });

  async function expectNoFault(payload: string, headers: Record<string, string> = {}): Promise<void> {
    const { statusCode, body } = await inject(test.app.server, {
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json', cookie: person.cookie, ...headers },
      payload,
    });
    if (
      statusCode >= 500 ||
      body.includes('INTERNAL_SERVER_ERROR') ||
      !('errors' in JSON.parse(body) || 'data' in JSON.parse(body))
    )
      throw new Error(`${String(statusCode)}: ${body}\n${test.log().slice(-2_000)}`);
  }
  afterEach(async () => {
    await new Promise((resolve) => setImmediate(resolve));
    expect(rejections).toEqual([]);
    // Internal errors are logged with this level.
    expect(test.log().includes('"level":50')).toBe(false);
  });

  it('gets a response to any bytes as a body', () =>
    fc.assert(
      fc.asyncProperty(text, (body) => expectNoFault(body)),
      { numRuns: 300 },
    ));

  it('gets a response to any JSON, and to any JSON in place of a request’s parts', () => {
    const part = fc.option(fc.jsonValue({ maxDepth: 4 }), { nil: undefined });
    const request = fc.record({
      query: fc.oneof(fc.constantFrom(...OPERATIONS), part),
      variables: part,
      operationName: part,
      extensions: fc.oneof(part, fc.record({ persistedQuery: part })),
    });
    return fc.assert(
      fc.asyncProperty(fc.oneof(fc.jsonValue(), request), (body) => expectNoFault(JSON.stringify(body))),
      { numRuns: 500 },
    );
  });

  it('gets a response to any words of the language and the schema as a query', () => {
    const words = fc.array(fc.constantFrom(...WORDS), { maxLength: 60 });
    return fc.assert(
      fc.asyncProperty(words, (query) =>
        expectNoFault(JSON.stringify({ query: `{ viewer { ${query.join(' ')}` })),
      ),
      { numRuns: 300 },
    );
  });

  it('has operations that match the schema, so values reach the database', async () => {
    for (const query of OPERATIONS) {
      const { errors } = await test.send(query, {});
      expect(errors.filter(({ extensions }) => extensions.code === 'GRAPHQL_VALIDATION_FAILED')).toEqual([]);
    }
  });

  it('gets a response to its operations with any values and any x-profile-id', () => {
    const value = fc.oneof(
      text,
      fc
        .constantFrom(0, 1)
        .chain((at) => fc.constant(at))
        .map((at) => ids[at] ?? ''),
      fc.nat(4).map((at) => ids[at] ?? ''),
      fc.integer(),
      fc.array(text, { maxLength: 3 }),
      fc.array(
        fc.record({
          __typename: fc.constantFrom('Account', 'Profile', 'Query', 'X'),
          id: fc.jsonValue(),
          number: fc.jsonValue(),
        }),
        { maxLength: 3 },
      ),
      fc.record(
        { profileId: fc.nat(4).map((at) => ids[at] ?? ''), email: text },
        { requiredKeys: ['profileId'] },
      ),
      fc.jsonValue(),
    );
    const header = fc.option(
      fc.string({ maxLength: 50, unit: 'grapheme-ascii' }).map((name) => name.trim()),
      { freq: 3 },
    );
    return fc.assert(
      fc.asyncProperty(fc.constantFrom(...OPERATIONS), value, value, header, (query, a, b, profileId) =>
        expectNoFault(
          JSON.stringify({ query, variables: { a, b } }),
          profileId === null ? {} : { 'x-profile-id': profileId },
        ),
      ),
      { numRuns: 1_000 },
    );
  });
});
