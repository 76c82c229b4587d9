import { startSupportCases, type SupportCasesServer } from '../../src/dev/support-cases/support-cases-server';
import type { SupportCase } from '../../src/dev/support-cases/support-case';
import { askGraph, codesByPath, type GraphAnswer } from '../support/graph/ask-graph';
import { type Colleague, peopleOf } from '../support/actors/people';
import { startTestApp, type TestApp } from '../support/servers/test-app';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database';

const PAGE =
  '{ edges { node { id } cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }';

describe('the subgraph of support cases, without a gateway', () => {
  let database: TestDatabase;
  let test: TestApp;
  let reader: Colleague;
  let stranger: Colleague;
  let server: SupportCasesServer;

  beforeAll(async () => {
    database = await createTestDatabase('sqlite');
    test = await startTestApp(database);
    const people = peopleOf(test);
    reader = await people.member();
    stranger = await people.administrator();
    const address = await test.app.server.listen({ host: '127.0.0.1', port: 0 });
    const cases = [reader, stranger].flatMap(({ account }) => casesOf(account.number));
    server = await startSupportCases({ port: 0, accounts: { url: new URL('/graphql', address) }, cases });
  });
  afterAll(async () => {
    await server.close();
    await test.close();
    await database.drop();
  });

  /** Three cases of an account, a day apart. Case 3 is the newest. */
  function casesOf(accountNumber: string): SupportCase[] {
    return [1, 3, 2].map((day) => ({
      id: `${accountNumber}/${day}`,
      accountNumber,
      title: `Case ${day}`,
      status: 'OPEN',
      openedAt: new Date(Date.UTC(2026, 0, day)),
    }));
  }

  const entities = (
    caller: Readonly<Record<string, string>>,
    representations: object[],
    field = `supportCases ${PAGE}`,
  ): Promise<GraphAnswer> =>
    askGraph(
      server.url,
      caller,
      `query ($representations: [_Any!]!) {
        _entities(representations: $representations) { ... on Account { ${field} } }
      }`,
      { representations },
    );
  const as = ({ person }: Colleague): Record<string, string> => ({ cookie: person.cookie });
  const account = (number: unknown, more: object = {}): object => ({
    __typename: 'Account',
    number,
    ...more,
  });

  it('returns cases of accounts that the caller can read, whatever the representations claim', async () => {
    const claim = { name: stranger.account.name, viewerCanManageProfiles: true };
    const { data, errors } = await entities(as(reader), [
      account(reader.account.number),
      account(stranger.account.number, claim),
      account('C-none'),
      account(17),
      account(reader.account.number),
    ]);
    expect(errors).toEqual([]);
    const found = data._entities as ({ supportCases: { edges: { node: { id: string } }[] } | null } | null)[];
    const ids = found.map((entity) => entity?.supportCases?.edges.map(({ node }) => node.id));
    const own = [3, 2, 1].map((day) => `${reader.account.number}/${day}`);
    expect(ids).toEqual([own, undefined, undefined, undefined, own]);
  });

  it('requests all accounts of a request together', async () => {
    let asked = 0;
    const count = (): number => (asked += 1);
    test.app.server.server.on('request', count);
    await entities(as(reader), [
      account(reader.account.number),
      account(stranger.account.number),
      account('C-none'),
    ]);
    test.app.server.server.off('request', count);
    expect(asked).toBe(1);
  });

  it('returns a case by its id only to callers who can read its account', async () => {
    const query = 'query ($id: ID!) { supportCase(id: $id) { title } }';
    const id = `${reader.account.number}/2`;
    expect((await askGraph(server.url, as(reader), query, { id })).data).toEqual({
      supportCase: { title: 'Case 2' },
    });
    for (const caller of [as(stranger), {}, { cookie: 'session=forged' }]) {
      const hidden = await askGraph(server.url, caller, query, { id });
      const missing = await askGraph(server.url, caller, query, { id: 'none' });
      expect(hidden).toEqual(missing);
      expect(hidden).toMatchObject({ data: { supportCase: null }, errors: [] });
    }
  });

  it('pages through the cases, newest first', async () => {
    const number = reader.account.number;
    const pages = [];
    let after = '';
    for (let page = 0; page < 3; page += 1) {
      const given = after && `, after: "${after}"`;
      const { data } = await entities(
        as(reader),
        [account(number)],
        `supportCases(first: 1${given}) ${PAGE}`,
      );
      const { edges, pageInfo } = data._entities[0].supportCases;
      expect([pageInfo.startCursor, pageInfo.endCursor]).toEqual([edges[0].cursor, edges[0].cursor]);
      after = pageInfo.endCursor;
      pages.push([edges[0].node.id, pageInfo.hasPreviousPage, pageInfo.hasNextPage]);
    }
    expect(pages).toEqual([
      [`${number}/3`, false, true],
      [`${number}/2`, true, true],
      [`${number}/1`, true, false],
    ]);
  });

  it.each(['first: -1', 'first: 101', 'after: "nowhere"'])('rejects %s', async (argument) => {
    const answer = await entities(
      as(reader),
      [account(reader.account.number)],
      `supportCases(${argument}) ${PAGE}`,
    );
    expect(codesByPath(answer)).toEqual({ '_entities.0.supportCases': 'BAD_USER_INPUT' });
  });

  it('rejects what the service rejects, with the same code', async () => {
    const caller = { ...as(reader), 'x-profile-id': stranger.profile.id };
    const answer = await entities(caller, [account(reader.account.number)]);
    expect(codesByPath(answer)).toEqual({ '_entities.0.supportCases': 'FORBIDDEN' });
    expect(answer.data).toEqual({ _entities: [{ supportCases: null }] });
  });

  it("returns an error and no cases when it can't check who can read them", async () => {
    // No server listens at this address.
    const accounts = { url: new URL('http://127.0.0.1:9/graphql') };
    const alone = await startSupportCases({ port: 0, accounts, cases: casesOf('C-1') });
    try {
      const answer = await askGraph(alone.url, as(reader), '{ supportCase(id: "C-1/1") { title } }');
      expect(codesByPath(answer)).toEqual({ supportCase: 'SERVICE_UNAVAILABLE' });
      expect(answer.data).toEqual({ supportCase: null });
    } finally {
      await alone.close();
    }
  });
});
