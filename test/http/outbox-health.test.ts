import { newId } from '../../src/foundation/ids';
import { MailEntity } from '../../src/mail/mail.entity';
import { type Invitations, invitationsIn } from '../support/actors/invitations';
import { startTestApp, type TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';
import { inject } from '../support/graph/inject';

const MINUTE = 60_000;
const TOKEN = 'a-token-for-metrics';

describeOnEachDatabase('the health of the outbox', (database) => {
  let test: TestApp;
  let invitations: Invitations;

  beforeAll(async () => {
    test = await startTestApp(database, { environment: { METRICS_TOKEN: TOKEN } });
    invitations = invitationsIn(test);
  });
  afterAll(() => test.close());

  const get = (url: string, authorization?: string) =>
    inject(test.app.server, { url, ...(authorization && { headers: { authorization } }) });

  it('degrades readiness while a mail is older than 15 minutes, without failing it', async () => {
    await invitations.issue(await invitations.unheld());
    test.clock.advance(15 * MINUTE);
    expect((await get('/readyz')).json()).toMatchObject({ status: 'ready', checks: { mail: 'in time' } });
    test.clock.advance(1);
    const late = await get('/readyz');
    expect(late.statusCode).toBe(200);
    expect(late.json()).toMatchObject({ status: 'degraded', checks: { mail: 'late' } });
    const metrics = await get('/metrics', `Bearer ${TOKEN}`);
    expect(metrics.body).toContain('mail_outbox_mails{status="QUEUED"} 1');
    expect(metrics.body).toContain('mail_outbox_oldest_seconds 900.001');
    await test.work();
    expect((await get('/readyz')).json()).toMatchObject({ status: 'ready' });
    const after = await get('/metrics', `Bearer ${TOKEN}`);
    expect(after.body).toContain('mail_outbox_mails{status="SENT"} 1');
    expect(after.body).toContain('mail_outbox_oldest_seconds 0');
  });

  it("doesn't count mail as late while its mailbox is at its limit", async () => {
    const email = `${newId('prof')}@contoso.example`;
    for (let count = 0; count < 11; count += 1) {
      await invitations.issue(await invitations.unheld({ email }));
      await test.work();
    }
    test.clock.advance(16 * MINUTE);
    await test.work();
    expect(await test.database.reads.countBy(MailEntity, { recipient: email, status: 'QUEUED' })).toBe(1);
    expect((await get('/readyz')).json()).toMatchObject({ status: 'ready', checks: { mail: 'in time' } });
  });

  it('counts mail as late when its mailbox can receive it again and nobody sends it', async () => {
    const email = `${newId('prof')}@contoso.example`;
    for (let count = 0; count < 11; count += 1) {
      await invitations.issue(await invitations.unheld({ email }));
      await test.work();
    }
    test.clock.advance(61 * MINUTE);
    expect((await get('/readyz')).json()).toMatchObject({ status: 'degraded', checks: { mail: 'late' } });
    await test.work();
    expect((await get('/readyz')).json()).toMatchObject({ status: 'ready' });
  });

  it('logs why its figures could not be read', async () => {
    const failure = jest.spyOn(test.database.reads, 'query').mockRejectedValue(new Error('canary'));
    const before = test.log().length;
    expect((await get('/metrics', `Bearer ${TOKEN}`)).statusCode).toBe(200);
    failure.mockRestore();
    const lines = test.log().slice(before);
    expect(lines).toContain('"level":40');
    expect(lines).toContain('canary');
  });

  it.each([undefined, 'Bearer another-token-for-it', `Basic ${TOKEN}`])(
    'reveals no metrics with %s',
    async (authorization) => {
      expect((await get('/metrics', authorization)).statusCode).toBe(401);
    },
  );

  it('has no metrics if no token is configured', async () => {
    const other = await startTestApp(database);
    expect((await inject(other.app.server, '/metrics')).statusCode).toBe(404);
    await other.close();
  });
});
