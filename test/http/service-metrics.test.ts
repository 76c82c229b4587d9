import { type Invitations, invitationsIn } from '../support/actors/invitations';
import { describeOnSqliteAndOneServer } from '../support/database/test-database';
import { recordsIn } from '../support/database/records';
import { inject } from '../support/graph/inject';
import { type MicrosoftTestApp, startMicrosoftTestApp } from '../support/servers/microsoft-test-app';
import { increases, METRICS_TOKEN, readMetrics } from '../support/servers/read-metrics';
import type { TestApp } from '../support/servers/test-app';
import { addTarget } from '../../src/webhooks/operate-targets';
import { until } from '../support/run/until';

describeOnSqliteAndOneServer('the metrics of an instance', (database) => {
  let running: MicrosoftTestApp;
  let test: TestApp;
  let invitations: Invitations;

  beforeAll(async () => {
    running = await startMicrosoftTestApp(database, { environment: { METRICS_TOKEN }, asksOnce: true });
    ({ test } = running);
    invitations = invitationsIn(test);
  });
  afterAll(() => running.close());

  /** Returns what some work counts, of the metrics whose name begins with a prefix. */
  const counted = async (prefix: string, work: () => Promise<unknown>): Promise<Record<string, number>> => {
    const before = await readMetrics(test);
    await work();
    const all = increases(before, await readMetrics(test));
    return Object.fromEntries(Object.entries(all).filter(([name]) => name.startsWith(prefix)));
  };
  const get = (url: string, headers: Record<string, string> = {}) =>
    inject(test.app.server, { url, headers });

  it('counts operations by root field, code, caller, and whether they were compiled', async () => {
    const person = await test.signIn();
    const query = 'query AnyName { viewer { identity { id } } }';
    expect(
      await counted('graphql_operations_total', async () => {
        await test.send(query, {}, { as: person });
        await test.send(query, {}, { as: person });
        await test.send('query Another { viewer { identity { id } } serviceStatus { __typename } }');
        await test.send('{ unknownField }');
        await test.send(
          'mutation { signOut { userErrors { code } } }',
          {},
          {
            token: await running.applicationToken(),
          },
        );
        await test.send(query, {}, { token: await running.userToken() });
      }),
    ).toEqual({
      'graphql_operations_total{operation="query viewer",code="OK",caller="session",compiled="no"}': 1,
      'graphql_operations_total{operation="query viewer",code="OK",caller="session",compiled="yes"}': 1,
      'graphql_operations_total{operation="query several",code="OK",caller="anonymous",compiled="no"}': 1,
      'graphql_operations_total{operation="invalid",code="GRAPHQL_VALIDATION_FAILED",caller="anonymous",compiled="no"}': 1,
      'graphql_operations_total{operation="mutation signOut",code="FORBIDDEN",caller="application token",compiled="no"}': 1,
      'graphql_operations_total{operation="query viewer",code="OK",caller="person token",compiled="yes"}': 1,
    });
  });

  it('counts and times responses by route and status, however many paths are requested', async () => {
    const found = await counted('http_requests_total', async () => {
      await get('/livez');
      await get('/nothing-1');
      await get('/nothing-2?secret=1');
      await test.send('{ __typename }');
    });
    expect(found).toMatchObject({
      'http_requests_total{route="/livez",status="200"}': 1,
      'http_requests_total{route="/graphql",status="200"}': 1,
    });
    const values = await readMetrics(test);
    expect(values.get('http_request_seconds_count{route="/graphql"}')).toBeGreaterThan(0);
    expect(values.get('graphql_operation_seconds_count{operation="query viewer"}')).toBeGreaterThan(0);
    expect([...values.keys()].join()).not.toMatch(/nothing|secret=1/);
  });

  it('times statements by verb and table, and counts failures', async () => {
    const person = await test.signIn();
    await test.send('{ viewer { identity { id } } }', {}, { as: person });
    const failed = await counted('database_statement_errors_total', () =>
      test.database.reads.query('SELECT nothing FROM account').catch(() => undefined),
    );
    expect(failed).toEqual({ 'database_statement_errors_total{statement="SELECT account"}': 1 });
    const names = [...(await readMetrics(test)).keys()];
    for (const statement of ['SELECT session', 'INSERT session', 'COMMIT'])
      expect(names).toContain(`database_statement_seconds_count{statement="${statement}"}`);
  });

  it('samples the statements of operations, by root field', async () => {
    const person = await test.signIn();
    const now = performance.now.bind(performance);
    const later = jest.spyOn(performance, 'now').mockImplementation(() => now() + 1_000);
    await test.send('{ viewer { identity { id } } }', {}, { as: person });
    later.mockRestore();
    const values = await readMetrics(test);
    const name = 'graphql_operation_statements';
    expect(values.get(`${name}_count{operation="query viewer"}`)).toBeGreaterThan(0);
    expect(values.get(`${name}_sum{operation="query viewer"}`)).toBeGreaterThan(0);
  });

  it('counts invitations by step, only if they are committed', async () => {
    const { token } = await invitations.issue(await invitations.unheld());
    const holder = await test.signIn();
    const accept = () => invitations.associate({ token }, { as: holder });
    expect(await counted('audited_changes_total', accept)).toEqual({
      'audited_changes_total{action="INVITATION_ACCEPTED"}': 1,
      'audited_changes_total{action="ASSOCIATION_CREATED"}': 1,
    });
    expect(await counted('audited_changes_total', accept)).toEqual({});
  });

  it('counts sign-ins and failed ones by reason, and refused access tokens', async () => {
    const found = await counted('', async () => {
      const begun = await get('/auth/sign-in');
      const [cookie = ''] = [begun.headers['set-cookie']].flat();
      const callback = `/auth/callback?${await running.microsoft.agree(new URL(String(begun.headers.location)))}`;
      const ended = await get(callback, { cookie: cookie.split(';', 1)[0] ?? '' });
      expect(ended.statusCode).toBe(303);
      await get('/auth/callback?code=x&state=y');
      await test.send('{ __typename }', {}, { token: 'nonsense' });
      await test.send('{ __typename }', {}, { token: await running.userToken({ exp: 1 }) });
    });
    expect(found).toMatchObject({
      'sign_ins_total{outcome="SIGNED_IN"}': 1,
      'sign_ins_total{outcome="COOKIES_MISSING"}': 1,
      'access_tokens_refused_total{reason="MALFORMED"}': 1,
      'access_tokens_refused_total{reason="EXPIRED"}': 1,
      'audited_changes_total{action="IDENTITY_SIGNED_IN"}': 1,
    });
  });

  it('counts attempts over a limit, and messages by outcome', async () => {
    const person = await test.signIn();
    const address = `${person.identity.objectId}@contoso.example`;
    const request = () =>
      test.send(
        'mutation ($email: String!) { requestInvites(input: { email: $email }) { userErrors { code } } }',
        { email: address },
        { as: person },
      );
    const found = await counted('rate_limit_refusals_total', async () => {
      for (let count = 0; count < 11; count += 1) await request();
    });
    expect(found).toEqual({
      'rate_limit_refusals_total{limit="requestInvitesPerPerson"}': 1,
      'rate_limit_refusals_total{limit="requestInvitesPerRecipient"}': 5,
    });
    await invitations.issue(await invitations.unheld());
    expect(await counted('mail_messages_total', () => test.work())).toEqual({
      'mail_messages_total{outcome="ACCEPTED"}': expect.any(Number),
    });
  });

  it('counts attempts to deliver webhooks, and says how old the oldest waiting one is', async () => {
    expect((await readMetrics(test)).get('webhook_oldest_seconds')).toBe(0);
    const target = { url: new URL('https://10.0.0.1/'), types: null };
    await addTarget(test.database, test.config.secretKeys, target, test.clock.now());
    await test.signIn();
    const counts = await counted('webhook_attempts_total', async () => {
      await test.app.workOnce();
      await until(10, async () =>
        expect([...(await readMetrics(test)).keys()]).toContain('webhook_attempts_total{outcome="FAILED"}'),
      );
    });
    expect(counts).toEqual({ 'webhook_attempts_total{outcome="FAILED"}': 1 });
    test.clock.advance(60_000);
    expect((await readMetrics(test)).get('webhook_oldest_seconds')).toBe(60);
  });

  it('reports readiness and its changes, the event loop and the process', async () => {
    await get('/readyz');
    expect((await readMetrics(test)).get('service_ready')).toBe(1);
    const probes = jest.spyOn(test.database.probes, 'pendingMigrations').mockResolvedValue(['pending']);
    const changes = await counted('service_readiness_changes_total', async () => {
      await get('/readyz');
      await get('/readyz');
      expect((await readMetrics(test)).get('service_ready')).toBe(0);
      probes.mockRestore();
      await get('/readyz');
    });
    expect(changes).toEqual({
      'service_readiness_changes_total{to="not ready"}': 1,
      'service_readiness_changes_total{to="ready"}': 1,
    });
    const values = await readMetrics(test);
    for (const name of ['nodejs_eventloop_lag_p99_seconds', 'process_resident_memory_bytes'])
      expect(values.has(name)).toBe(true);
  });

  it('has no personal data, and few values of each label', async () => {
    const records = recordsIn(test.database);
    await records.profile({ accountId: (await records.account()).id, displayName: 'Canary Name' });
    const { app } = test;
    const { body } = await inject(app.server, {
      url: '/metrics',
      headers: { authorization: `Bearer ${METRICS_TOKEN}` },
    });
    expect(body).not.toMatch(/@|canary|contoso|prof_|acct_|AnyName/i);
    expect(body.split('\n').length).toBeLessThan(2_000);
  });
});
