import { askGraph } from '../support/graph/ask-graph';
import { subscribe } from '../support/graph/streams';
import { type Colleague, peopleOf } from '../support/actors/people';
import { type GatewayKind, gatewayKinds, type RunningGateway } from '../support/federation/gateways';
import { ROUTER_SECRET, startTestSupergraph, type TestSupergraph } from '../support/federation/supergraph';
import { documentBlock } from '../support/documents/documents';
import { describeSkipped } from '../support/run/programs';
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

/** The gateways that read the service's event streams by default. */
const EVENT_STREAMS = ['Hive Gateway', 'Hive Gateway with the planner of Hive Router', 'Hive Router'];

/** Registers tests for some gateways. Those of routers that aren't installed are skipped. */
function describeThrough(title: string, names: readonly string[], tests: (kind: GatewayKind) => void): void {
  for (const kind of gatewayKinds.filter(({ name }) => names.includes(name))) {
    const name = `${title} ${kind.name}`;
    if (kind.missing === undefined) describe(name, () => tests(kind));
    else describeSkipped(name, kind.missing, () => tests(kind));
  }
}

// The service notices at the next check that a client has left.
const HEARTBEATS = { long: '50_000', short: '5_000' };

/** Lets gateways receive events of the service, as docs/gateways.md shows: by their names, their file and what edits it. */
const BY_CALLBACK: Readonly<Record<string, readonly [string, (text: string) => string]>> = {
  'Hive Gateway': [
    'gateway.config.ts',
    (text) => {
      const block = documentBlock('docs/gateways.md', 'hive gateway callback');
      const given = "transportEntries: { '*.http': { options: { method: 'POST' } } },";
      const edited = text.replace(given, block.replace(HEARTBEATS.long, HEARTBEATS.short));
      return `import { MemPubSub } from '@graphql-hive/gateway';\n${edited}`;
    },
  ],
  'Hive Router': [
    'hive-router.yaml',
    (text) => {
      const block = documentBlock('docs/gateways.md', 'hive router callback');
      const own = `{ expression: '"http://127.0.0.1:" + env("PORT") + "/callback"' }`;
      return text.replace(
        'subscriptions:\n  enabled: true\n',
        block.replace('https://router.example.com/callback', own),
      );
    },
  ],
};

describeThrough('subscriptions by callback through', Object.keys(BY_CALLBACK), (kind) => {
  const [file, edit] = BY_CALLBACK[kind.name]!;

  it('follow changes, end with the session, and end when the client leaves', async () => {
    const database = await createTestDatabase('sqlite');
    const callbackUrls: URL[] = [];
    const limits = { streams: 10, ofCaller: 10, ofNetwork: 10 };
    const test = await startTestApp(database, {
      environment: { ROUTER_SECRET },
      overrides: { streams: { limits, callbackUrls } },
    });
    const supergraph = await startTestSupergraph(test, []);
    const gateway = await kind.start({ ...supergraph, edit: { [file]: edit } });
    callbackUrls.push(new URL('/callback', gateway.url));
    const people = peopleOf(test);
    const { person, profile } = await people.administrator();
    const other = await people.another(person);
    const mutate = (mutation: string) =>
      askGraph(gateway.url, { cookie: person.cookie }, `mutation { ${mutation} { userErrors { code } } }`);
    const switchTo = (id: string) => mutate(`switchProfile(input: { profileId: "${id}" })`);

    await switchTo(profile.id);
    const open = () =>
      subscribe<Pick<Viewer, 'viewerChanged'>>(
        new URL(gateway.url),
        'subscription { viewerChanged { activeProfile { id } } }',
        {},
        { as: person },
      );
    const left = await open();
    await left.result(1);
    left.close();
    await until(20, () => expect(test.app.streams.count).toBe(0));

    const stream = await open();
    expect((await stream.result(1)).data?.viewerChanged.activeProfile?.id).toBe(profile.id);
    await switchTo(other.profile.id);
    await stream.find(({ data }) => data?.viewerChanged.activeProfile?.id === other.profile.id);
    await mutate('signOut');
    await stream.ended();
    expect(test.app.streams.count).toBe(0);
    expect(test.log()).toContain('"transport":"callback"');
    for (const each of [gateway, supergraph, test]) await each.close();
    await database.drop();
  });
});

describeThrough('subscriptions through', EVENT_STREAMS, (kind) => {
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
    const hasCode = !kind.name.includes('planner');
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
