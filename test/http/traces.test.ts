import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { invitationsIn } from '../support/actors/invitations';
import { peopleOf } from '../support/actors/people';
import { createTestDatabase, describeOnSqliteAndOneServer } from '../support/database/test-database';
import { inject } from '../support/graph/inject';
import { listen, subscribe } from '../support/graph/streams';
import { type MicrosoftTestApp, startMicrosoftTestApp } from '../support/servers/microsoft-test-app';
import { startTestApp, type TestApp } from '../support/servers/test-app';
import { OtlpReceiver, type ReceivedSpan } from '../support/stand-ins/otlp-receiver';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const PARENT = '00f067aa0ba902b7';
const SAMPLED = { traceparent: `00-${TRACE}-${PARENT}-01` };
const NOT_SAMPLED = { traceparent: `00-${TRACE}-${PARENT}-00` };

const namesOf = (spans: readonly ReceivedSpan[]): string[] => spans.map(({ name }) => name);

describeOnSqliteAndOneServer('traces', (database) => {
  let receiver: OtlpReceiver;
  let running: MicrosoftTestApp;
  let test: TestApp;

  const start = async (environment: Record<string, string> = {}): Promise<void> => {
    receiver = await OtlpReceiver.start();
    running = await startMicrosoftTestApp(database, {
      environment: {
        OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
        OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20key',
        OTEL_TRACES_SAMPLER_ARG: '0',
        ...environment,
      },
      asksOnce: true,
    });
    ({ test } = running);
  };
  /** Stops the service, which sends the remaining spans. */
  const received = async (): Promise<readonly ReceivedSpan[]> => {
    await running.close();
    await receiver.close();
    return receiver.spans;
  };
  const childrenOf = (spans: readonly ReceivedSpan[], parent: string): string[] => {
    const { spanId } = spans.find(({ name }) => name === parent) ?? {};
    return namesOf(spans.filter(({ parentSpanId }) => parentSpanId === spanId));
  };

  it('continue the traceparent, with the operation, the resolvers, and each statement by name', async () => {
    await start();
    const { person } = await peopleOf(test).administrator();
    const { headers } = await test.send(
      'query Mine { viewer { activeProfile { account { profiles { totalCount } } } } }',
      {},
      { as: person, headers: SAMPLED },
    );
    const log = test.log();
    const spans = await received();
    expect([...new Set(spans.map(({ traceId }) => traceId))]).toEqual([TRACE]);
    expect(spans.find(({ name }) => name === 'POST /graphql')).toMatchObject({
      parentSpanId: PARENT,
      attributes: { 'http.response.status_code': 200, 'http.request.method': 'POST' },
      serviceName: 'customersource-access',
      hasFailed: false,
    });
    expect(childrenOf(spans, 'POST /graphql')).toEqual(['query Mine']);
    expect(spans.find(({ name }) => name === 'query Mine')?.attributes).toEqual({
      'graphql.operation': 'query viewer',
      'graphql.code': 'OK',
      'graphql.compiled': false,
    });
    expect(childrenOf(spans, 'query Mine')).toEqual(
      expect.arrayContaining(['Query.viewer', 'Account.profiles']),
    );
    expect(childrenOf(spans, 'Query.viewer')).toContain('SELECT session');
    for (const { startedAt, endedAt } of spans) expect(endedAt).toBeGreaterThanOrEqual(startedAt);
    expect(receiver.headers[0]).toMatchObject({ authorization: 'Bearer key' });
    expect(log).toContain(`"reqId":"${String(headers['x-request-id'])}","traceId":"${TRACE}"`);
  });

  it('are the same for compiled queries, and have one span for a field of all items of a list', async () => {
    await start();
    const { person } = await peopleOf(test).administrator();
    const people = peopleOf(test);
    for (let count = 0; count < 3; count += 1) await people.another(person);
    const query =
      '{ viewer { profiles(first: 4) { edges { node { account { profiles { totalCount } } } } } } }';
    await test.send(query, {}, { as: person });
    await test.send(query, {}, { as: person, headers: SAMPLED });
    const spans = await received();
    expect(spans.find(({ name }) => name === 'query')?.attributes).toMatchObject({
      'graphql.compiled': true,
    });
    const groups = spans.filter(({ name }) => name === 'Account.profiles');
    expect(groups.map(({ attributes }) => attributes['parts'])).toEqual([4]);
  });

  it('have the statements of a mutation and its failures, but nothing of its variables', async () => {
    await start();
    const { person, account } = await peopleOf(test).administrator();
    const profile = await invitationsIn(test).unheld({
      accountId: account.id,
      email: 'canary@contoso.example',
    });
    const send = (profileId: string) =>
      test.send(
        'mutation ($id: ID!) { sendInvite(input: { profileId: $id }) { userErrors { code } } }',
        { id: profileId },
        { as: person, headers: SAMPLED },
      );
    await send(profile.id);
    await inject(test.app.server, { url: '/canary-page?canary=1', headers: SAMPLED });
    const fault = jest.spyOn(test.database, 'transaction').mockRejectedValue(new Error('canary'));
    await send(profile.id);
    fault.mockRestore();
    const spans = await received();
    expect(namesOf(spans)).toEqual(
      expect.arrayContaining([
        'mutation',
        'Mutation.sendInvite',
        'INSERT invitation',
        'INSERT mail',
        'COMMIT',
      ]),
    );
    expect(spans.map(({ attributes }) => attributes['graphql.code'])).toEqual(
      expect.arrayContaining(['OK', 'INTERNAL_SERVER_ERROR']),
    );
    const texts = JSON.stringify(spans, (_key, value: unknown) => (typeof value === 'bigint' ? '' : value));
    expect(texts.replaceAll('/canary-page', '')).not.toMatch(/canary|contoso|prof_/);
  });

  it('have the steps of a sign-in, and mail in a trace of its own', async () => {
    await start();
    const begun = await inject(test.app.server, { url: '/auth/sign-in', headers: SAMPLED });
    const [cookie = ''] = [begun.headers['set-cookie']].flat();
    const callback = `/auth/callback?${await running.microsoft.agree(new URL(String(begun.headers.location)))}`;
    const headers = { ...SAMPLED, cookie: cookie.split(';', 1)[0] ?? '' };
    await inject(test.app.server, { url: callback, headers });
    await invitationsIn(test).issue(await invitationsIn(test).unheld());
    await test.work();
    const spans = await received();
    expect(childrenOf(spans, 'GET /auth/sign-in')).toContain('begin sign-in');
    expect(childrenOf(spans, 'GET /auth/callback')).toEqual(
      expect.arrayContaining(['complete sign-in', 'INSERT session']),
    );
    const mail = spans.find(({ name }) => name === 'send mail');
    expect(mail).toMatchObject({ attributes: { messages: expect.any(Number) }, hasFailed: false });
    expect(mail?.traceId).not.toBe(TRACE);
    expect(JSON.stringify(spans.map(({ attributes }) => attributes))).not.toMatch(/code=|state=/);
  });

  it('are recorded if the caller records them, and otherwise for the configured share', async () => {
    await start({ OTEL_TRACES_SAMPLER_ARG: '1' });
    await test.send('{ __typename }', {}, { headers: NOT_SAMPLED });
    await test.send('{ __typename }', {}, { headers: { traceparent: 'nonsense' } });
    const roots = (await received()).filter(({ name }) => name === 'POST /graphql');
    expect(roots).toHaveLength(1);
    expect(roots[0]?.parentSpanId).toBeFalsy();
    expect(roots[0]?.traceId).not.toBe(TRACE);
  });

  it('are at most 100 in a second, however many callers request', async () => {
    await start();
    jest.spyOn(performance, 'now').mockReturnValue(performance.now());
    await Promise.all(
      Array.from({ length: 120 }, () => test.send('{ __typename }', {}, { headers: SAMPLED })),
    );
    jest.restoreAllMocks();
    expect((await received()).filter(({ name }) => name === 'POST /graphql')).toHaveLength(100);
  });

  it('of a stream end once it has started, and have none of its events', async () => {
    await start();
    const { person, profile } = await peopleOf(test).administrator();
    const url = await listen(test);
    const stream = await subscribe(
      url,
      'subscription Mine { viewerChanged { activeProfile { displayName } } }',
      {},
      { as: person, headers: SAMPLED },
    );
    await stream.result(1);
    const other = TRACE.replace('4', '5');
    await test.send(
      'mutation ($id: ID!) { updateProfile(input: { profileId: $id, displayName: "Lee" }) { userErrors { code } } }',
      { id: profile.id },
      { as: person, headers: { traceparent: `00-${other}-${PARENT}-01` } },
    );
    await stream.find(({ data }) => JSON.stringify(data).includes('Lee'));
    stream.close();
    const spans = await received();
    const [own, later] = [TRACE, other].map((id) => spans.filter(({ traceId }) => traceId === id));
    expect(namesOf(own ?? [])).toEqual(expect.arrayContaining(['POST /graphql', 'subscription Mine']));
    const changedAt = later?.find(({ name }) => name === 'POST /graphql')?.startedAt ?? 0n;
    expect(own?.filter(({ endedAt }) => endedAt > changedAt)).toEqual([]);
  });

  it('never disturb the service if the receiver is out of reach, which is logged', async () => {
    await start();
    await receiver.close();
    const { status } = await test.send('{ __typename }', {}, { headers: SAMPLED });
    expect(status).toBe(200);
    await running.close();
    expect(test.log()).toContain('traces were lost');
  });
});

describe('without a receiver', () => {
  it('logs the trace of a traceparent anyway, with each line of its request', async () => {
    const database = await createTestDatabase('sqlite');
    const test = await startTestApp(database, { asksOnce: true });
    const fault = jest.spyOn(test.database, 'selectPrepared').mockRejectedValue(new Error('broken'));
    const person = await test.signIn();
    await test.send('{ viewer { identity { id } } }', {}, { as: person, headers: NOT_SAMPLED });
    fault.mockRestore();
    await inject(test.app.server, { url: '/auth/callback', headers: NOT_SAMPLED });
    await test.send('{ __typename }', {}, { headers: { traceparent: `00-${TRACE}-${'0'.repeat(16)}-01` } });
    const lines = test
      .log()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { readonly msg: string; readonly traceId?: string });
    expect(lines.map(({ msg, traceId }) => [msg, traceId])).toEqual([
      ['a field failed', TRACE],
      ['request', TRACE],
      ['Sign-in failed', TRACE],
      ['request', TRACE],
      ['request', undefined],
    ]);
    await test.close();
    await database.drop();
  });

  it('loads nothing of OpenTelemetry', () => {
    const program = `
      require('./src/composition/app');
      const { openTracing } = require('./src/telemetry/open-tracing');
      const loaded = () => Object.keys(require.cache).filter((file) => file.includes('@opentelemetry')).length;
      openTracing(null, console);
      const off = loaded();
      openTracing({ endpoint: new URL('http://127.0.0.1:9'), headers: {}, serviceName: 'x', ratio: 1 }, console);
      console.log(JSON.stringify({ off, on: loaded() > 0 }));
      process.exit(0);`;
    const root = join(__dirname, '../..');
    const output = execFileSync(process.execPath, ['-r', '@swc-node/register', '-e', program], { cwd: root });
    expect(JSON.parse(String(output))).toEqual({ off: 0, on: true });
  });
});
