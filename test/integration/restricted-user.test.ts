import { randomBytes } from 'node:crypto';
import type { Connection } from 'mysql2/promise';
import { bounceReport } from '../../src/dev/mailbox/webhook-sender';
import { AuditEventEntity } from '../../src/audit/audit-event.entity';
import { RateLimitEntity } from '../../src/rate-limit/rate-limit.entity';
import { InviteRequestEntity } from '../../src/invitation/invite-request.entity';
import { MailEntity } from '../../src/mail/mail.entity';
import { type Invitations, invitationsIn, outcomeOf } from '../support/actors/invitations';
import { tokensIn } from '../support/mail/mails';
import { runProgram } from '../support/servers/program';
import { connectToServer } from '../support/database/server-database';
import { startTestApp, type TestApp } from '../support/servers/test-app';
import { createTestDatabase, describeOnEachServer } from '../support/database/test-database';
import { inject } from '../support/graph/inject';

const DAY = 24 * 60 * 60_000;
const NO_PRIVILEGE = 1142;
const REFUSED_BY_TRIGGER = '45000';
const WEBHOOK_PASSWORD = 'the-password-of-the-webhook';

const CHANGES = [
  "UPDATE audit_event SET action = 'PROFILE_ADDED'",
  'DELETE FROM audit_event',
  'TRUNCATE TABLE audit_event',
  'DROP TABLE audit_event',
  'ALTER TABLE audit_event DROP COLUMN changes',
  'CREATE TRIGGER audit_event_off BEFORE INSERT ON audit_event FOR EACH ROW SET NEW.action = NULL',
  'DROP TRIGGER audit_event_no_update',
  'RENAME TABLE audit_event TO elsewhere',
  "REPLACE INTO audit_event (id) VALUES ('x')",
  "INSERT INTO audit_event (id) VALUES ('x') ON DUPLICATE KEY UPDATE action = 'x'",
];

describeOnEachServer('the service’s own user', (owned) => {
  const user = `access_${randomBytes(4).toString('hex')}`;
  let owner: Connection;
  let printed: string[];
  let test: TestApp;
  let invitations: Invitations;

  beforeAll(async () => {
    expect((await runProgram('migrate', owned.url, [])).code).toBe(0);
    owner = await connectToServer(owned.url);
    await owner.query('CREATE USER ? IDENTIFIED BY ?', [user, user]);
    const { code, stdout } = await runProgram('migrate', owned.url, ['--grants', user]);
    expect(code).toBe(0);
    printed = stdout.trim().split('\n');
    for (const statement of printed) await owner.query(statement);

    const url = new URL(owned.url);
    url.username = url.password = user;
    test = await startTestApp(
      { ...owned, url: url.href },
      { environment: { POSTMARK_WEBHOOK_PASSWORDS: WEBHOOK_PASSWORD } },
    );
    invitations = invitationsIn(test);
  });
  afterAll(async () => {
    await test.close();
    await owner.query('DROP USER ?', [user]);
    await owner.end();
  });

  const audited = async (): Promise<Set<string>> =>
    new Set((await test.database.reads.find(AuditEventEntity)).map(({ action }) => action));

  it('is granted every table of the database, and the printed statements only grant', async () => {
    const [rows] = await owner.query('SHOW TABLES');
    const tables = (rows as object[]).map((row) => String(Object.values(row)[0]));
    const granted = printed.map((line) => /^GRANT [A-Z, ]+ ON `\w+`\.`(\w+)` TO '\w+'@'%';$/.exec(line)?.[1]);
    expect(granted.toSorted()).toEqual(tables.toSorted());
  });

  it('signs in, invites, associates, switches, updates, delivers mail, limits and signs out', async () => {
    const { person: as, profile, account } = await invitations.holder({ role: 'ADMINISTRATOR' });
    const colleague = await invitations.unheld({ accountId: account.id });
    expect(outcomeOf(await invitations.send({ profileId: colleague.id }, { as }))).toBe('OK');
    const newcomer = await test.signIn();
    expect(outcomeOf(await invitations.request(colleague.email, { as: newcomer }))).toBe('OK');
    await test.work();
    const token = tokensIn(test.mailbox, colleague.displayName).at(-1) ?? '';
    expect(outcomeOf(await invitations.associate({ token }, { as: newcomer }))).toBe('OK');

    const update = `mutation { updateProfile(input: { profileId: "${profile.id}", displayName: "Renamed" }) { userErrors { code } } }`;
    const choose = `mutation { switchProfile(input: { profileId: "${profile.id}", makeDefault: true }) { userErrors { code } } }`;
    const leave = 'mutation { signOut(input: { everywhere: true }) { userErrors { code } } }';
    for (const mutation of [update, choose, leave]) {
      const { errors, data } = await test.send<Record<string, { userErrors: object[] }>>(
        mutation,
        {},
        { as },
      );
      expect(errors).toEqual([]);
      expect(Object.values(data)).toEqual([{ userErrors: [] }]);
    }
    expect(await test.database.reads.count(RateLimitEntity)).toBeGreaterThan(0);
    expect(await audited()).toEqual(
      new Set([
        ...['IDENTITY_SIGNED_IN', 'INVITATION_SENT', 'INVITATION_ACCEPTED'],
        ...['ASSOCIATION_CREATED', 'PROFILE_UPDATED', 'PROFILE_SWITCHED', 'SESSIONS_ENDED'],
      ]),
    );
    expect((await inject(test.app.server, '/readyz')).statusCode).toBe(200);
  });

  it('accepts Postmark’s reports, and removes suppressions', async () => {
    const { person: as, account } = await invitations.holder({ role: 'ADMINISTRATOR' });
    const colleague = await invitations.unheld({ accountId: account.id });
    await invitations.send({ profileId: colleague.id }, { as });
    await test.work();
    const message = test.mailbox.messages().findLast(({ To }) => To === colleague.email)!;
    const credentials = Buffer.from(`postmark:${WEBHOOK_PASSWORD}`).toString('base64');
    const { statusCode } = await inject(test.app.server, {
      method: 'POST',
      url: '/webhooks/postmark',
      headers: { authorization: `Basic ${credentials}` },
      payload: bounceReport(message, 'HardBounce', new Date(Date.now() - 1)),
    });
    expect(statusCode).toBe(200);
    expect(outcomeOf(await invitations.send({ profileId: colleague.id }, { as }))).toBe('ADDRESS_BOUNCES');
    const url = new URL(owned.url);
    url.username = url.password = user;
    expect((await runProgram('mail', url.href, ['unblock', colleague.email])).code).toBe(0);
    expect(outcomeOf(await invitations.send({ profileId: colleague.id }, { as }))).toBe('OK');
    await test.work();
  });

  it('cleans up, and reads announced maintenance', async () => {
    expect(await test.database.reads.count(InviteRequestEntity)).toBeGreaterThan(0);
    expect(await test.database.reads.count(MailEntity)).toBeGreaterThan(0);
    test.clock.advance(91 * DAY);
    await test.work();
    expect(await test.database.reads.count(InviteRequestEntity)).toBe(0);
    expect(await test.database.reads.count(MailEntity)).toBe(0);

    const url = new URL(owned.url);
    url.username = url.password = user;
    const announced = await runProgram('maintenance', url.href, ['--from', 'now', '--until', '1h']);
    expect([announced.code, announced.stderr]).toEqual([0, '']);
    test.clock.advance(Date.now() - test.clock.now().getTime());
    await test.app.listen();
    const { data } = await test.send('{ serviceStatus { availability } }');
    expect(data).toEqual({ serviceStatus: { availability: 'MAINTENANCE' } });
    expect((await runProgram('maintenance', url.href, ['--end'])).code).toBe(0);
    expect(test.log()).not.toMatch(/"level":[56]0/);
  });

  it.each(CHANGES)('can’t run: %s', async (sql) => {
    const url = new URL(owned.url);
    url.username = url.password = user;
    const before = await audited();
    const own = await connectToServer(url.href);
    await expect(own.query(sql)).rejects.toMatchObject({ errno: NO_PRIVILEGE });
    await own.end();
    expect(await audited()).toEqual(before);
  });

  it.each(['UPDATE audit_event SET action = action', 'DELETE FROM audit_event'])(
    'is backed by triggers: even the owner can’t %s',
    async (sql) => {
      await expect(owner.query(sql)).rejects.toMatchObject({ sqlState: REFUSED_BY_TRIGGER });
    },
  );
});

describe('npm run migrate -- --grants and --grant-to', () => {
  it('reject SQLite, invalid user names, and other options', async () => {
    const database = await createTestDatabase('sqlite');
    for (const option of ['--grants', '--grant-to']) {
      expect(await runProgram('migrate', database.url, [option, 'access'])).toEqual({
        code: 1,
        stdout: '',
        stderr: expect.stringMatching(/^SQLite .* no users .*\n$/),
      });
    }
    expect(await runProgram('migrate', database.url, ['--grant-to', 'access', '--revert'])).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^Specify only one option\. .*\n$/),
    });
    const quoting = await runProgram('migrate', 'mysql://user:password@127.0.0.1:9/access', [
      '--grants',
      "a'b",
    ]);
    expect(quoting).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^--grants and --grant-to require user .*\n$/),
    });
    await database.drop();
  });
});
