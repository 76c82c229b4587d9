import type { SupportCase } from '../../src/dev/support-cases/support-case';
import { askGraph, codesByPath, type GraphAnswer } from '../support/graph/ask-graph';
import { describeEachGateway } from '../support/federation/gateways';
import { type Colleague, type People, peopleOf } from '../support/actors/people';
import { ROUTER_SECRET, startTestSupergraph, type TestSupergraph } from '../support/federation/supergraph';
import { type SignedIn, startTestApp, type TestApp } from '../support/servers/test-app';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database';

type Headers = Readonly<Record<string, string>>;

const MANY = 100;
const SIGNED_OUT: Headers = {};

let database: TestDatabase;
let test: TestApp;
let people: People;
let supergraph: TestSupergraph;
/** The administrator of an account, with a colleague who is a member. */
let administrator: Colleague;
let member: Colleague;
/** A person from another account. */
let stranger: Colleague;
/** A person with profiles in many accounts, who acts as the first one. */
let traveller: SignedIn;
let journeys: Colleague[];

const as = ({ cookie }: SignedIn): Headers => ({ cookie });
const caseOf = ({ account }: Colleague): string => `case-of-${account.number}`;

function casesOf({ account: { number } }: Colleague): SupportCase[] {
  const common = { accountNumber: number, openedAt: new Date('2026-01-02T03:04:05Z') } as const;
  return [
    { ...common, id: `case-of-${number}`, title: `First of ${number}`, status: 'OPEN' },
    {
      ...common,
      id: `other-of-${number}`,
      title: `Second of ${number}`,
      status: 'CLOSED',
      openedAt: new Date('2026-01-01T00:00:00Z'),
    },
  ];
}

beforeAll(async () => {
  database = await createTestDatabase('sqlite');
  test = await startTestApp(database, { environment: { ROUTER_SECRET } });
  people = peopleOf(test);
  administrator = await people.administrator();
  member = await people.member({ account: administrator.account });
  stranger = await people.administrator();
  traveller = await test.signIn();
  journeys = [];
  for (let count = 0; count < MANY; count += 1) journeys.push(await people.another(traveller));
  await test.send(
    'mutation ($id: ID!) { switchProfile(input: { profileId: $id }) { userErrors { code } } }',
    { id: journeys[0]!.profile.id },
    { as: traveller, headers: { 'x-router-authorization': ROUTER_SECRET } },
  );
  supergraph = await startTestSupergraph(test, [administrator, stranger, ...journeys].flatMap(casesOf));
});
afterAll(async () => {
  await supergraph.close();
  await test.close();
  await database.drop();
});

const setup = () => supergraph;
describeEachGateway('through', setup, ({ url }) => {
  const ask = (caller: Headers, query: string, variables: object = {}): Promise<GraphAnswer> =>
    askGraph(url(), caller, query, variables);

  it('joins from an account to other subgraphs’ fields, by number and by id, and back', async () => {
    const { account } = administrator;
    const { data, errors } = await ask(
      as(administrator.person),
      `query ($id: ID!) { account(id: $id) {
        name
        supportCases(first: 1) {
          edges { node { title status openedAt account { kind } } }
          pageInfo { hasNextPage }
        }
        orders { number account { program } }
      } }`,
      { id: account.id },
    );
    expect(errors).toEqual([]);
    const node = {
      title: `First of ${account.number}`,
      status: 'OPEN',
      openedAt: '2026-01-02T03:04:05.000Z',
      account: { kind: 'CUSTOMER' },
    };
    expect(data.account).toEqual({
      name: account.name,
      supportCases: { edges: [{ node }], pageInfo: { hasNextPage: true } },
      orders: [{ number: `O-${account.id}`, account: { program: 'CUSTOMERSOURCE' } }],
    });
  });

  it('joins from other subgraphs’ objects to their account', async () => {
    const { data, errors } = await ask(
      as(administrator.person),
      'query ($id: ID!) { supportCase(id: $id) { title account { number profiles { totalCount } } } }',
      { id: caseOf(administrator) },
    );
    expect(errors).toEqual([]);
    const { number } = administrator.account;
    const account = { number, profiles: { totalCount: 2 } };
    expect(data.supportCase).toEqual({ title: `First of ${number}`, account });
  });

  it('requests the accounts of a whole list once, however long it is', async () => {
    const costs = [];
    for (const first of [2, MANY]) {
      test.forgetStatements();
      let answer: GraphAnswer | undefined;
      const heard = await supergraph.hear(async () => {
        answer = await ask(
          as(traveller),
          `query ($first: Int) { viewer { profiles(first: $first) { edges { node { account {
            supportCases { edges { node { account { name kind } } } }
          } } } } } }`,
          { first },
        );
      });
      expect(answer?.errors).toEqual([]);
      const one = { node: { account: { name: 'Contoso Ltd', kind: 'CUSTOMER' } } };
      const profile = { node: { account: { supportCases: { edges: [one, one] } } } };
      expect(answer?.data.viewer.profiles.edges).toEqual(Array(first).fill(profile));
      costs.push({ operations: heard.length, statements: test.statements.length });
    }
    // The viewer's operation, and two that read accounts: for the support cases, and for the gateway. Each of
    // these two reads the caller and the accounts.
    expect(costs).toEqual(Array(2).fill({ operations: 3, statements: 5 }));
  });

  it('sends the caller’s identity to every subgraph, the secret only to the service, and no other headers', async () => {
    const who = {
      cookie: 'session=somebody; other=1',
      authorization: 'Bearer something',
      'x-profile-id': 'prof_something',
      origin: test.config.publicUrl.origin,
      'x-request-id': 'request-of-a-caller',
    };
    const claims: Headers = {
      'x-router-authorization': 'guessed',
      'x-forwarded-for': '10.0.0.1',
      'x-user-id': 'ana',
    };
    const query = `query ($case: ID!, $account: ID!) {
      viewer { identity { id } } supportCase(id: $case) { id } mentionAccount(id: $account) { id }
    }`;
    const variables = { case: caseOf(administrator), account: administrator.account.id };
    const heard = await supergraph.hear(() => ask({ ...who, ...claims }, query, variables));
    expect(heard).toHaveLength(2);
    const heardByOrders = supergraph.lastHeardByOrders();
    for (const headers of [...heard, heardByOrders]) {
      expect(headers).toMatchObject(who);
      expect(Object.entries(headers).filter(([name, value]) => claims[name] === value)).toEqual([]);
    }
    for (const headers of heard) expect(headers['x-router-authorization']).toBe(ROUTER_SECRET);
    expect(heardByOrders['x-router-authorization']).toBeUndefined();

    const [ofNobody] = await supergraph.hear(() => ask(SIGNED_OUT, '{ viewer { identity { id } } }'));
    expect(Object.keys(ofNobody ?? {})).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(?:cookie|authorization|x-profile-id|origin)$/)]),
    );
  });

  it('acts as the profile in x-profile-id, and rejects another person’s profile', async () => {
    const query = '{ viewer { activeProfile { id } selection { resolvedBy } } }';
    const own = journeys[3]!.profile.id;
    const answer = await ask({ ...as(traveller), 'x-profile-id': own }, query);
    expect(answer.data.viewer).toEqual({ activeProfile: { id: own }, selection: { resolvedBy: 'HEADER' } });

    const unasked = await ask(as(traveller), query);
    expect(unasked.data.viewer.activeProfile.id).toBe(journeys[0]!.profile.id);

    const foreign = await ask(
      { ...as(traveller), 'x-profile-id': stranger.profile.id },
      `query ($id: ID!) { viewer { activeProfile { id } } supportCase(id: $id) { title } }`,
      { id: caseOf(journeys[0]!) },
    );
    expect(codesByPath(foreign)).toEqual({ viewer: 'FORBIDDEN', supportCase: 'FORBIDDEN' });
    expect(foreign.data).toEqual({ viewer: null, supportCase: null });
  });

  it('returns nothing to signed-out people, and reports that changes require a sign-in', async () => {
    const { data, errors } = await ask(
      SIGNED_OUT,
      `query ($id: ID!, $case: ID!) {
        viewer { activeProfile { id } }
        account(id: $id) { name supportCases { edges { node { id } } } }
        supportCase(id: $case) { title }
      }`,
      { id: administrator.account.id, case: caseOf(administrator) },
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({ viewer: null, account: null, supportCase: null });

    const change = await ask(
      SIGNED_OUT,
      'mutation ($id: ID!) { sendInvite(input: { profileId: $id }) { userErrors { code } } }',
      { id: member.profile.id },
    );
    expect(codesByPath(change)).toEqual({ sendInvite: 'UNAUTHENTICATED' });
  });

  it('passes on either subgraph’s error for an invalid argument', async () => {
    const answer = await ask(
      as(administrator.person),
      `query ($id: ID!) { account(id: $id) {
        supportCases(first: 101) { edges { node { id } } }
        auditEvents(first: 101) { totalCount }
      } }`,
      { id: administrator.account.id },
    );
    expect(codesByPath(answer)).toEqual({
      'account.supportCases': 'BAD_USER_INPUT',
      'account.auditEvents': 'BAD_USER_INPUT',
    });
    expect(answer.data.account).toEqual({ supportCases: null, auditEvents: null });
    const ours = answer.errors.find(({ path }) => path?.includes('auditEvents'));
    expect(ours?.extensions).toMatchObject({ field: ['first'] });
  });

  it('passes on the user errors of a mutation, and its success', async () => {
    const mutation = `mutation ($id: ID!) { sendInvite(input: { profileId: $id }) {
      invitation { status profile { account { supportCases { pageInfo { hasNextPage } } } } }
      userErrors { code field }
    } }`;
    const refused = await ask(as(administrator.person), mutation, { id: stranger.profile.id });
    expect(refused.errors).toEqual([]);
    expect(refused.data.sendInvite).toEqual({
      invitation: null,
      userErrors: [{ code: 'NOT_FOUND', field: ['input', 'profileId'] }],
    });

    const { data } = await ask(as(administrator.person), mutation, { id: member.profile.id });
    const account = { supportCases: { pageInfo: { hasNextPage: false } } };
    expect(data.sendInvite).toEqual({
      invitation: { status: 'PENDING', profile: { account } },
      userErrors: [],
    });
  });

  it.each([
    ['account(id: $id) { name supportCases { edges { node { id } } } }', null],
    ['mentionAccount(id: $id) { supportCases { edges { node { id } } } }', { supportCases: null }],
    ['mentionAccount(id: $id) { orders { number } }', { orders: null }],
    ['mentionAccount(id: $id) { supportCases { edges { node { id } } } name }', null],
  ])('returns nothing about an unreadable account when the query requests %s', async (field, expected) => {
    const { account, person } = administrator;
    const query = `query ($id: ID!) { it: ${field} }`;
    const hidden = await ask(as(stranger.person), query, { id: account.id });
    expect(hidden.data).toEqual({ it: expected });

    const shown = await ask(as(person), query, { id: account.id });
    expect(shown.errors).toEqual([]);
    expect(Object.values(shown.data.it)).not.toContain(null);
  });

  it('returns nothing that belongs to an unreadable account', async () => {
    const query = 'query ($id: ID!) { supportCase(id: $id) { title } }';
    const answer = await ask(as(stranger.person), query, { id: caseOf(administrator) });
    expect(answer).toMatchObject({ errors: [], data: { supportCase: null } });
  });

  it('passes on why the service rejects a whole operation', async () => {
    const query = `{ viewer { profiles(first: 100) { edges { node { account {
      profiles(first: 100) { edges { node { account { profiles(first: 100) { edges { node { id } } } } } } }
    } } } } } }`;
    const answer = await ask(as(administrator.person), query);
    expect(answer.errors[0]?.extensions?.code).toBe('QUERY_TOO_DEEP');
    expect(answer.data?.viewer ?? null).toBeNull();
    // It doesn't reveal the service's address either.
    expect(JSON.stringify(answer)).not.toContain(supergraph.accessUrl.host);
  });

  it('keeps concurrent requests apart', async () => {
    const callers = [administrator, member, stranger, journeys[0]!];
    const query = '{ viewer { identity { id } activeProfile { id } } }';
    const questions = Array.from({ length: 5 }, () => [
      ...callers.map(async ({ person, profile }) => {
        const { data } = await ask(as(person), query);
        expect(data.viewer.activeProfile).toEqual({ id: profile.id });
      }),
      ask(SIGNED_OUT, query).then(({ data }) => expect(data).toEqual({ viewer: null })),
      ask({ cookie: 'session=forged' }, query).then(({ data }) => expect(data).toEqual({ viewer: null })),
      ask({ cookie: `session=${administrator.person.sessionToken}x` }, query).then(({ data }) =>
        expect(data).toEqual({ viewer: null }),
      ),
    ]);
    await Promise.all(questions.flat());
  });
});
