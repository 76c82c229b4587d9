import { askGraph, codesByPath } from '../support/graph/ask-graph';
import { describeEachGateway } from '../support/federation/gateways';
import { type MicrosoftTestApp, startMicrosoftTestApp } from '../support/servers/microsoft-test-app';
import { type Colleague, peopleOf } from '../support/actors/people';
import { ROUTER_SECRET, startTestSupergraph, type TestSupergraph } from '../support/federation/supergraph';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database';

const JOIN = `query ($id: ID!, $case: ID!) {
  viewer { identity { displayName } activeProfile { id } session { id } }
  account(id: $id) { name supportCases { edges { node { title account { kind } } } } }
  supportCase(id: $case) { account { number } }
}`;

let database: TestDatabase;
let running: MicrosoftTestApp;
let supergraph: TestSupergraph;
let administrator: Colleague;
let other: Colleague;
let userToken: string;

beforeAll(async () => {
  database = await createTestDatabase('sqlite');
  running = await startMicrosoftTestApp(database, { environment: { ROUTER_SECRET } });
  const people = peopleOf(running.test);
  administrator = await people.administrator();
  other = await people.another(administrator.person);
  const { tenantId: tid, objectId: oid } = administrator.person.identity;
  userToken = await running.userToken({ tid, oid });
  const { number } = administrator.account;
  supergraph = await startTestSupergraph(running.test, [
    { id: 'case', accountNumber: number, title: 'First', status: 'OPEN', openedAt: new Date() },
  ]);
});
afterAll(async () => {
  await supergraph.close();
  await running.close();
  await database.drop();
});

const setup = () => supergraph;
describeEachGateway('with access tokens, through', setup, ({ url }) => {
  const ask = (headers: Record<string, string>, query = JOIN) =>
    askGraph(url(), headers, query, { id: administrator.account.id, case: 'case' });
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  const joined = () => ({
    account: {
      name: administrator.account.name,
      supportCases: { edges: [{ node: { title: 'First', account: { kind: 'CUSTOMER' } } }] },
    },
    supportCase: { account: { number: administrator.account.number } },
  });

  it('a person is the same in both subgraphs, and acts as the profile named in the request', async () => {
    for (const { profile } of [administrator, other]) {
      const { data, errors } = await ask({ ...bearer(userToken), 'x-profile-id': profile.id });
      expect(errors).toEqual([]);
      expect(data).toEqual({
        viewer: {
          identity: { displayName: 'Test Person' },
          activeProfile: { id: profile.id },
          session: null,
        },
        ...joined(),
      });
    }
  });

  it("an application can read in both subgraphs, and can't change anything", async () => {
    const token = await running.applicationToken();
    const { data, errors } = await ask(bearer(token));
    expect(errors).toEqual([]);
    expect(data).toEqual({ viewer: null, ...joined() });

    const change = await ask(
      bearer(token),
      'mutation ($id: ID!) { addProfile(input: { accountId: $id, displayName: "A", email: "a@b.example" }) { userErrors { code } } }',
    );
    expect(codesByPath(change)).toEqual({ addProfile: 'FORBIDDEN' });
    expect(change.errors[0]?.extensions).toMatchObject({ reason: 'APPLICATION' });
  });

  it.each([
    ['UNAUTHENTICATED', 'EXPIRED', () => running.userToken({ exp: 1 })],
    ['UNAUTHENTICATED', 'NOT_AN_ACCESS_TOKEN', () => running.microsoft.sign(running.microsoft.claims())],
    ['FORBIDDEN', 'PERMISSION_MISSING', () => running.applicationToken({ roles: [] })],
  ])(
    "a token that isn't accepted gets %s and %s, and is never treated as anonymous",
    async (code, reason, token) => {
      const { data, errors } = await ask(bearer(await token()), '{ viewer { identity { displayName } } }');
      expect(data?.viewer ?? null).toBeNull();
      expect(errors[0]?.extensions).toMatchObject({ code, reason });
    },
  );
});
