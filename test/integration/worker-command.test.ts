import { MailEntity } from '../../src/mail/mail.entity';
import { type Invitations, invitationsIn } from '../support/actors/invitations';
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
