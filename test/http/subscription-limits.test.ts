import fc from 'fast-check';
import { insertWindow } from '../../src/service-status/maintenance-window.repository';
import { peopleOf } from '../support/actors/people';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database';
import { listen, type OpenStream, subscribe } from '../support/graph/streams';
import { until } from '../support/run/until';
import { METRICS_TOKEN, readMetrics } from '../support/servers/read-metrics';
import { type Sender, startTestApp, type TestApp } from '../support/servers/test-app';

const STATUS = 'subscription { serviceStatusChanged { availability maintenance { message } } }';
const VIEWER = 'subscription { viewerChanged { identity { displayName } } }';

let database: TestDatabase;
let test: TestApp;
let url: URL;
const open: OpenStream<unknown>[] = [];

async function start(options: Parameters<typeof startTestApp>[1] = {}): Promise<void> {
  database = await createTestDatabase('sqlite');
  test = await startTestApp(database, options);
  url = await listen(test);
}
afterEach(async () => {
  for (const stream of open.splice(0)) stream.close();
  await test.close();
  await database.drop();
});

/** Begins a stream, and returns its status and the code of its first error. */
async function begin(query: string, sender: Sender = {}): Promise<[number, string | undefined]> {
  const stream = await subscribe(url, query, {}, sender);
  open.push(stream);
  const { errors } = await stream.result(1);
  return [stream.status, errors?.[0]?.extensions.reason ?? errors?.[0]?.extensions.code];
}
const limits = (given: object) => ({
  overrides: {
    streams: { limits: { streams: 10, ofCaller: 10, ofNetwork: 10, ...given }, callbackUrls: [] },
  },
});
const BEGUN = [200, undefined];

describe('the number of streams', () => {
  it('is limited for a person in all their browsers, until one ends', async () => {
    await start(limits({ ofCaller: 2 }));
    const one = await test.signIn();
    const other = await test.signIn(one.identity);
    expect(await begin(VIEWER, { as: one })).toEqual(BEGUN);
    expect(await begin(VIEWER, { as: other })).toEqual(BEGUN);
    expect(await begin(STATUS, { as: other })).toEqual([429, 'TOO_MANY_OF_CALLER']);
    expect(await begin(VIEWER, { as: await test.signIn() })).toEqual(BEGUN);
    open[0]?.close();
    await until(20, async () => expect(await begin(VIEWER, { as: one })).toEqual(BEGUN));
  });

  it('is limited for the anonymous callers of a network, invalid sessions included', async () => {
    await start(limits({ ofNetwork: 2 }));
    for (const name of ['one', 'two']) {
      const headers = { cookie: `session=${name}` };
      expect(await begin(STATUS, { headers })).toEqual(BEGUN);
    }
    expect(await begin(STATUS, { headers: { cookie: 'session=three' } })).toEqual([
      429,
      'TOO_MANY_OF_CALLER',
    ]);
    expect(await begin(STATUS, { as: await test.signIn() })).toEqual(BEGUN);
  });

  it('is limited for an instance, which reports it', async () => {
    await start({ ...limits({ streams: 2 }), environment: { METRICS_TOKEN } });
    expect([await begin(STATUS), await begin(STATUS)]).toEqual([BEGUN, BEGUN]);
    expect(await begin(STATUS)).toEqual([503, 'TOO_MANY_STREAMS']);
    expect(open.at(-1)?.headers['retry-after']).toBe('1');
    expect((await readMetrics(test)).get('graphql_streams')).toBe(2);
    for (const stream of open) stream.close();
    await until(20, () => expect(test.app.streams.count).toBe(0));
    const metrics = await readMetrics(test);
    expect(metrics.get('streams_ended_total{reason="CLOSED"}')).toBe(2);
    expect(metrics.get('stream_events_total{transport="sse"}')).toBe(2);
  });

  it('isn’t used up by subscriptions that fail', async () => {
    await start(limits({ streams: 1, ofCaller: 1, ofNetwork: 1 }));
    for (let attempt = 0; attempt < 3; attempt += 1) {
      expect(await begin(VIEWER)).toEqual([200, 'UNAUTHENTICATED']);
      await until(20, () => expect(test.app.streams.count).toBe(0));
    }
    expect(await begin(STATUS)).toEqual(BEGUN);
  });
});

describe('a stream', () => {
  it('isn’t a running request', async () => {
    await start({ environment: { MAX_CONCURRENT_REQUESTS: '2' } });
    for (let count = 0; count < 5; count += 1) expect(await begin(STATUS)).toEqual(BEGUN);
    expect(test.app.admission.figures).toEqual({ running: 0, waiting: 0, refused: 0 });
  });

  it('has the limits of a query', async () => {
    await start({ queryLimits: { depth: 3, aliases: 1, cost: 20, references: 10 } });
    const as = await test.signIn();
    expect(await begin(VIEWER, { as })).toEqual(BEGUN);
    expect(
      await begin('subscription { viewerChanged { profiles { edges { node { id } } } } }', { as }),
    ).toEqual([200, 'QUERY_TOO_DEEP']);
    expect(await begin('subscription { viewerChanged { sessions { id browser } } }', { as })).toEqual([
      200,
      'QUERY_TOO_COMPLEX',
    ]);
  });

  it('is refused while the service shuts down', async () => {
    await start();
    expect(await begin(STATUS)).toEqual(BEGUN);
    const closing = test.app.close({ graceMs: 2_000 });
    await open[0]?.ended();
    expect(await begin(STATUS)).toEqual([503, 'SHUTTING_DOWN']);
    await closing;
  });

  it('announces maintenance, and goes on during it', async () => {
    await start();
    await test.app.server.close();
    await test.close();
    test = await startTestApp(database);
    url = new URL('/graphql', await test.app.listen());
    const stream = await subscribe<{ serviceStatusChanged: object }>(url, STATUS);
    open.push(stream);
    expect((await stream.result(1)).data).toEqual({
      serviceStatusChanged: { availability: 'OPERATIONAL', maintenance: null },
    });
    const now = test.clock.now().getTime();
    const window = { startsAt: new Date(now + 60_000), endsAt: new Date(now + 120_000), message: 'We move.' };
    await test.database.write((manager) => insertWindow(manager, window, test.clock.now()));
    const maintenance = { message: 'We move.' };
    expect((await stream.result(2)).data).toEqual({
      serviceStatusChanged: { availability: 'OPERATIONAL', maintenance },
    });
    test.clock.advance(60_000);
    expect((await stream.result(3)).data).toEqual({
      serviceStatusChanged: { availability: 'MAINTENANCE', maintenance },
    });
    test.clock.advance(60_000);
    expect((await stream.result(4)).data).toEqual({
      serviceStatusChanged: { availability: 'OPERATIONAL', maintenance: null },
    });
  });

  it('shows whom a change of an account concerns, up to a limit', async () => {
    await start();
    const { person, account } = await peopleOf(test).administrator();
    const stream = await subscribe<{ accountChanged: { types: string[]; profiles: object[] } }>(
      url,
      `subscription ($id: ID!) { accountChanged(accountId: $id) {
        types hasMoreProfiles profiles { displayName pendingInvitation { delivery } } } }`,
      { id: account.id },
      { as: person },
    );
    open.push(stream);
    expect((await stream.result(1)).data).toEqual({
      accountChanged: { types: [], hasMoreProfiles: false, profiles: [] },
    });
    const add = (count: number, sendInvites: boolean) =>
      test.send(
        `mutation ($input: AddProfilesInput!) { addProfiles(input: $input) { userErrors { code } } }`,
        {
          input: {
            accountId: account.id,
            sendInvites,
            profiles: Array.from({ length: count }, (_, index) => ({
              displayName: `Kim ${String(index)}`,
              email: `kim-${String(index)}-${String(count)}@contoso.example`,
            })),
          },
        },
        { as: person },
      );
    await add(1, true);
    const { data: added } = await stream.result(2);
    expect(added?.accountChanged.types).toEqual(['profile.added', 'invitation.sent']);
    expect(added?.accountChanged.profiles).toEqual([
      { displayName: 'Kim 0', pendingInvitation: { delivery: 'QUEUED' } },
    ]);
    await test.work();
    const { data: sent } = await stream.result(3);
    expect(sent?.accountChanged).toEqual({
      types: ['invitation.mailed'],
      hasMoreProfiles: false,
      profiles: [{ displayName: 'Kim 0', pendingInvitation: { delivery: 'SENT' } }],
    });
    await add(25, false);
    const { data: many } = await stream.result(4);
    expect(many?.accountChanged).toMatchObject({ types: ['profile.added'], hasMoreProfiles: true });
    expect(many?.accountChanged.profiles).toHaveLength(20);
  });
});

describe('random requests for streams', () => {
  it('are answered or refused, and never fail', async () => {
    await start();
    const { person, account } = await peopleOf(test).administrator();
    const accept = fc
      .array(
        fc.constantFrom(
          ...['text/event-stream', 'multipart/mixed', 'multipart/mixed;subscriptionSpec=1.0', '*/*', ';q=0'],
          ...[
            'multipart/mixed;subscriptionSpec="1.0"',
            'application/json;callbackSpec=1.0',
            'text/event-stream;q=x',
          ],
          ...['application/json', 'subscriptionSpec', 'text/*', ''],
        ),
        { minLength: 1, maxLength: 3 },
      )
      .map((types) => types.join(', '));
    const query = fc.constantFrom(
      ...[STATUS, VIEWER, '{ viewer { __typename } }', 'subscription { __typename }', 'subscription', ''],
      ...[`subscription { accountChanged(accountId: "${account.id}") { types } }`, 'subscription { ...F }'],
      ...['subscription ($id: ID!) { accountChanged(accountId: $id) { types } }'],
      ...['subscription A { viewerChanged { __typename } } subscription B { viewerChanged { __typename } }'],
      ...['subscription { viewerChanged @skip(if: true) { __typename } }'],
      ...['subscription ($x: Boolean = true) { viewerChanged @include(if: $x) { __typename } }'],
    );
    const variables = fc.oneof(fc.jsonValue(), fc.record({ id: fc.string() })) as fc.Arbitrary<object>;
    const method = fc.constantFrom('GET' as const, 'POST' as const);
    const headers = fc.constantFrom(
      {},
      { 'sec-fetch-site': 'same-origin' },
      { 'content-type': 'text/plain' },
    );
    await fc.assert(
      fc.asyncProperty(
        ...[accept, query, variables, method, headers, fc.boolean()],
        async (types, text, given, how, extra, isSignedIn) => {
          const sender = { headers: extra, ...(isSignedIn && { as: person }) };
          const stream = await subscribe(url, text, given, sender, { accept: types, method: how });
          await until(20, () => expect(stream.text()).toMatch(/\{.+\}/));
          expect([200, 400, 403, 405, 406, 415]).toContain(stream.status);
          expect(stream.text()).not.toContain('INTERNAL_SERVER_ERROR');
          stream.close();
          await until(20, () => expect(test.app.streams.count).toBe(0));
        },
      ),
      { numRuns: 150 },
    );
    expect(test.log()).not.toMatch(/a request failed|a stream failed|a field failed/);
  });
});
