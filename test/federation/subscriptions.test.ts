import { askGraph } from '../support/graph/ask-graph';
import { subscribe } from '../support/graph/streams';
import { type Colleague, peopleOf } from '../support/actors/people';
import { gatewayKinds, type RunningGateway } from '../support/federation/gateways';
import { ROUTER_SECRET, startTestSupergraph, type TestSupergraph } from '../support/federation/supergraph';
import { noteRanOn } from '../support/run/ran-on';
import { until } from '../support/run/until';
import { startTestApp, type TestApp } from '../support/servers/test-app';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database';

const VIEWER = `subscription { viewerChanged { activeProfile { id account {
  name supportCases(first: 1) { edges { node { title } } } } } } }`;

interface Viewer {
  readonly viewerChanged: {
    readonly activeProfile: {
      readonly id: string;
      readonly account: { readonly supportCases: { readonly edges: readonly { readonly node: object }[] } };
    } | null;
  };
}

/** The gateways on npm that have subscriptions. */
const KINDS = gatewayKinds.filter(({ name }) => name.startsWith('Hive Gateway'));

describe.each(KINDS)('subscriptions through $name', (kind) => {
  let database: TestDatabase;
  let test: TestApp;
  let supergraph: TestSupergraph;
  let gateway: RunningGateway;
  let one: Colleague;
  let other: Colleague;

  beforeAll(async () => {
    noteRanOn(kind.name, kind.version);
    database = await createTestDatabase('sqlite');
    test = await startTestApp(database, { environment: { ROUTER_SECRET } });
    const people = peopleOf(test);
    one = await people.administrator();
    other = await people.another(one.person);
    const openedAt = new Date('2026-01-02T03:04:05Z');
    supergraph = await startTestSupergraph(test, [
      { accountNumber: one.account.number, id: 'case', title: 'First', status: 'OPEN', openedAt },
    ]);
    gateway = await kind.start(supergraph);
  });
  afterAll(async () => {
    await gateway.close();
    await supergraph.close();
    await test.close();
    await database.drop();
  });
  const mutate = (query: string, variables: object = {}) =>
    askGraph(gateway.url, { cookie: one.person.cookie }, query, variables);
  const switchTo = (id: string) =>
    mutate('mutation ($id: ID!) { switchProfile(input: { profileId: $id }) { userErrors { code } } }', {
      id,
    });

  it('join events with other subgraphs, follow changes, and end with the session', async () => {
    await switchTo(one.profile.id);
    const stream = await subscribe<Viewer>(new URL(gateway.url), VIEWER, {}, { as: one.person });
    const first = (await stream.result(1)).data?.viewerChanged.activeProfile;
    expect(first?.id).toBe(one.profile.id);
    expect(first?.account.supportCases.edges).toEqual([{ node: { title: 'First' } }]);
    await switchTo(other.profile.id);
    await stream.find(({ data }) => data?.viewerChanged.activeProfile?.id === other.profile.id);
    await mutate('mutation { signOut { userErrors { code } } }');
    const last = await stream.find(({ errors }) => errors !== undefined);
    const hasCode = kind.name === 'Hive Gateway';
    expect(last.errors?.[0]?.extensions.code).toBe(hasCode ? 'UNAUTHENTICATED' : 'INTERNAL_SERVER_ERROR');
    await stream.ended();
    expect(test.app.streams.count).toBe(0);
  });

  it('end at the service when the client leaves', async () => {
    const stream = await subscribe(
      new URL(gateway.url),
      'subscription { serviceStatusChanged { availability } }',
    );
    expect((await stream.result(1)).data).toEqual({ serviceStatusChanged: { availability: 'OPERATIONAL' } });
    expect(test.app.streams.count).toBe(1);
    stream.close();
    await until(20, () => expect(test.app.streams.count).toBe(0));
  });
});
