import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { MailEntity } from '../../src/mail/mail.entity';
import { type Invitations, invitationsIn } from '../support/actors/invitations';
import { freePort } from '../support/servers/production';
import { METRICS_TOKEN } from '../support/servers/read-metrics';
import { startTestApp, type TestApp } from '../support/servers/test-app';
import { createTestDatabase, describeOnSqliteAndOneServer } from '../support/database/test-database';
import { until } from '../support/run/until';
import { startWorker, type WorkerProcess } from '../support/servers/worker-process';

describeOnSqliteAndOneServer('npm run worker', (database) => {
  let test: TestApp;
  let invitations: Invitations;

  beforeAll(async () => {
    test = await startTestApp(database);
    invitations = invitationsIn(test);
  });
  afterAll(() => test.close());

  const start = (
    environment: Readonly<Record<string, string | undefined>> = {},
    args: readonly string[] = [],
    url = database.url,
  ): WorkerProcess =>
    startWorker(
      url,
      { url: test.mailbox.apiUrl, token: test.config.mail.postmarkToken },
      { MAIL_LEASE_MS: '60000', ...environment },
      args,
    );
  const statusOf = async (subjectId: string): Promise<string> =>
    (await test.database.reads.findOneByOrFail(MailEntity, { subjectId })).status;
  const untilStatus = (subjectId: string, status: string): Promise<void> =>
    until(60, async () => expect(await statusOf(subjectId)).toBe(status), 20);

  it('delivers waiting and new mail, and finishes the current batch on SIGTERM', async () => {
    const waiting = await invitations.issue(await invitations.unheld());
    const worker = start();
    await untilStatus(waiting.id, 'SENT');
    expect(test.mailbox.messages()).toHaveLength(1);

    test.mailbox.fail(() => ({ kind: 'slow', delayMs: 1_500 }));
    const underWay = await invitations.issue(await invitations.unheld());
    await untilStatus(underWay.id, 'SENDING');
    const later = await invitations.issue(await invitations.unheld());
    worker.child.kill('SIGTERM');
    expect(await worker.ended).toMatchObject({ code: 0, stderr: '' });
    expect([await statusOf(underWay.id), await statusOf(later.id)]).toEqual(['SENT', 'QUEUED']);
    expect(test.mailbox.messages()).toHaveLength(2);
  });

  it('answers /livez and /metrics on its own port, to callers with the token only', async () => {
    const port = await freePort();
    const sent = await invitations.issue(await invitations.unheld());
    const worker = start({ WORKER_PORT: String(port), HOST: '127.0.0.1', METRICS_TOKEN });
    await untilStatus(sent.id, 'SENT');
    const get = (path: string, token?: string) =>
      fetch(`http://127.0.0.1:${String(port)}${path}`, {
        headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      });
    expect(await (await get('/livez')).json()).toEqual({ status: 'alive' });
    expect((await get('/metrics')).status).toBe(401);
    expect((await get('/graphql')).status).toBe(404);
    const metrics = await (await get('/metrics', METRICS_TOKEN)).text();
    expect(metrics).toMatch(/^mail_messages_total\{outcome="ACCEPTED"\} [1-9]/m);
    for (const name of [
      'mail_outbox_mails{status="SENT"}',
      'database_statement_seconds_count{statement="SELECT mail"}',
      'log_lines_dropped_total',
      'process_cpu_seconds_total',
    ])
      expect(metrics).toContain(`\n${name} `);
    // The connections of these requests are still open.
    worker.child.kill('SIGTERM');
    expect(await worker.ended).toMatchObject({ code: 0, stderr: '' });
  });

  it("doesn't listen without a port, and has no /metrics without a token", async () => {
    const port = await freePort();
    const [silent, worker] = [
      start({ METRICS_TOKEN }),
      start({ WORKER_PORT: String(port), HOST: '127.0.0.1' }),
    ];
    await until(60, () => expect([silent.isAtWork(), worker.isAtWork()]).toEqual([true, true]));
    const answerOf = async (path: string) => (await fetch(`http://127.0.0.1:${String(port)}${path}`)).status;
    expect([await answerOf('/metrics'), await answerOf('/livez')]).toEqual([404, 200]);
    for (const { child } of [silent, worker]) child.kill('SIGTERM');
    expect((await worker.ended).stdout).toContain('Server listening');
    expect((await silent.ended).stdout).not.toContain('Server listening');
  });

  it('exits with 1 when its port is in use, and names the variable', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const port = String((other.address() as AddressInfo).port);
    const { code, stderr } = await start({ WORKER_PORT: port, HOST: '127.0.0.1' }).ended;
    other.close();
    expect([code, stderr]).toEqual([
      1,
      `Another program listens on port ${port} of 127.0.0.1. Choose another WORKER_PORT.\n`,
    ]);
  });

  it('shows its help, whatever its configuration', async () => {
    const { code, stdout, stderr } = await start({ DATABASE_URL: undefined }, ['--help']).ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('npm run worker');
  });

  it.each([
    ['lacks a variable', { SECRET_KEYS: undefined }, 'SECRET_KEYS'],
    ['is mistaken', { MAIL_POLL_MS: 'often' }, 'MAIL_POLL_MS'],
  ])(
    'exits with 1 when its configuration %s, and names it',
    async (_, environment, name) => {
      const { code, stderr } = await start(environment).ended;
      expect(code).toBe(1);
      expect(stderr).toContain(name);
      expect(stderr).not.toMatch(/^ {4}at /m);
    },
    60_000,
  );

  it("exits with 1 on a database that hasn't been migrated", async () => {
    const empty = await createTestDatabase(database.name);
    const { code, stderr } = await start({}, [], empty.url).ended;
    await empty.drop();
    expect(code).toBe(1);
    expect(stderr).toContain('npm run migrate');
  });
});
