import { setImmediate } from 'node:timers/promises';
import { AccessRequestEntity } from '../../src/access-request/access-request.entity';
import { numberChanges } from '../../src/change-log/number-changes';
import { lastPosition, readChanges } from '../../src/change-log/read-changes';
import { InvitationEntity } from '../../src/invitation/invitation.entity';
import { InviteRequestEntity } from '../../src/invitation/invite-request.entity';
import { MailEntity } from '../../src/mail/mail.entity';
import { cancelQueuedMails } from '../../src/mail/outbox.repository';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { SearchWordEntity } from '../../src/search/search-word.entity';
import { splitWords } from '../../src/search/search-words';
import { invitationsIn } from '../support/actors/invitations';
import { backUp } from '../support/database/backup';
import {
  createTestDatabase,
  describeOnEachDatabase,
  type TestDatabase,
} from '../support/database/test-database';
import { type ProgramEnd, runProgram } from '../support/servers/program';
import { startTestApp, type TestApp } from '../support/servers/test-app';

const VIEWER = 'query { viewer { identity { id } } }';
const REQUEST_ACCESS = `mutation ($number: String!) {
  requestAccess(input: { accountNumber: $number }) { userErrors { code } }
}`;

describeOnEachDatabase('npm run restored', (original) => {
  const copies: TestDatabase[] = [];
  const opened: TestApp[] = [];
  let test: TestApp;
  let restored: TestApp;
  let subjects: { sent: string; unsent: string; underWay: string; later: string };
  let cookies: string[];

  const restore = async (): Promise<TestDatabase> => {
    const copy = await createTestDatabase(original.name);
    copies.push(copy);
    await backUp(original, copy);
    return copy;
  };
  const start = async (database: TestDatabase): Promise<TestApp> => {
    const app = await startTestApp(database);
    opened.push(app);
    // The command uses the machine's time, but the clock of a test's service stands still.
    app.clock.advance(60_000);
    return app;
  };
  const command = (database: TestDatabase, ...args: string[]): Promise<ProgramEnd> =>
    runProgram('restored', database.url, args, {
      POSTMARK_URL: test.mailbox.apiUrl.origin,
      POSTMARK_SERVER_TOKEN: test.config.mail.postmarkToken,
    });
  // The service of the restored database has been used since, so that its newest record is later than the backup.
  const compare = (): Promise<ProgramEnd> =>
    command(copies[0]!, '--compare', '--since', test.clock.now().toISOString());
  const mailOf = (app: TestApp, subjectId: string): Promise<MailEntity> =>
    app.database.reads.findOneByOrFail(MailEntity, { subjectId });

  beforeAll(async () => {
    test = await startTestApp(original);
    opened.push(test);
    const invitations = invitationsIn(test);
    const { account, profile, person } = await invitations.holder({ role: 'ADMINISTRATOR' });
    const other = await test.signIn();
    cookies = [person.cookie, other.cookie];
    const [sent, unsent, underWay] = [
      await invitations.issue(await invitations.unheld()),
      await invitations.issue(await invitations.unheld()),
      await invitations.issue(await invitations.unheld()),
    ];
    await test.database.write((manager) =>
      manager.update(
        MailEntity,
        { subjectId: underWay.id },
        { status: 'SENDING', leaseId: 'mail_lease', dueAt: new Date(test.clock.now().getTime() + 60_000) },
      ),
    );
    await invitations.request(profile.email, { as: other });
    expect((await test.send(REQUEST_ACCESS, { number: account.number }, { as: other })).errors).toEqual([]);

    // Writes while the backups are made.
    const load = { isOver: false };
    const writing = (async () => {
      while (!load.isOver) {
        await invitations.unheld({ accountId: account.id });
        // SQLite's driver is synchronous.
        await setImmediate();
      }
    })();
    const [first] = [await restore(), await restore(), await restore()];
    load.isOver = true;
    await writing;

    await test.send(
      'mutation { signOut(input: { everywhere: true }) { userErrors { code } } }',
      {},
      { as: person },
    );
    await test.database.write((manager) => cancelQueuedMails(manager, [unsent.id], test.clock.now()));
    const later = await invitations.issue(await invitations.unheld());
    await test.work();
    subjects = { sent: sent.id, unsent: unsent.id, underWay: underWay.id, later: later.id };
    restored = await start(first);
  });
  afterAll(async () => {
    for (const app of opened) await app.close();
    for (const copy of copies) await copy.drop();
  });

  it('restores a consistent state of a database that is written to', async () => {
    const profiles = await restored.database.reads.find(ProfileEntity);
    const words = await restored.database.reads.findBy(SearchWordEntity, { kind: 'PROFILE' });
    expect(words.map(({ subjectId, word }) => `${subjectId} ${word}`).sort()).toEqual(
      profiles.flatMap((profile) => splitWords(profile.words).map((word) => `${profile.id} ${word}`)).sort(),
    );
    const rewriting = restored.database.write((manager) => manager.query('DELETE FROM audit_event'));
    await expect(rewriting).rejects.toThrow('append-only');
  });

  it('ends all sessions, and holds mails and requests', async () => {
    const [signedOut = '', other = ''] = cookies;
    const viewerOf = async (cookie: string): Promise<unknown> =>
      (await restored.send<{ viewer: unknown }>(VIEWER, {}, { headers: { cookie } })).data.viewer;
    // It was signed out after the backup.
    expect(await viewerOf(signedOut)).not.toBeNull();

    const { code, stdout, stderr } = await command(copies[0]!);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(
      /^Held 3 mails and 2 requests that would cause mails\.\nEnded 2 sessions of 2 people\.\n/,
    );
    expect(stdout).toMatch(/The newest record is from \d{4}-/);
    expect([await viewerOf(signedOut), await viewerOf(other)]).toEqual([null, null]);
    await restored.work();
    expect(restored.mailbox.messages()).toEqual([]);
    const [request] = await restored.database.reads.find(AccessRequestEntity);
    expect(request?.accountId).toBeNull();

    expect((await command(copies[0]!)).stdout).toMatch(
      /^Held 0 mails and 0 requests that would cause mails\.\nEnded 0 sessions of 0 people\.\n/,
    );
  });

  it('lets receivers of events know that they must resynchronize', async () => {
    const { database } = restored;
    while ((await numberChanges(test.database)) > 0);
    const last = await lastPosition(test.database);
    expect(await readChanges(database, { after: last, limit: 1 })).toMatchObject({
      refusal: { code: 'CURSOR_EXPIRED' },
    });
  });

  it('finds out from Postmark what was sent, and what the database misses', async () => {
    const { code, stdout, stderr } = await compare();
    expect({ code, stderr }).toEqual({ code: 2, stderr: '' });
    const [sent, unsent] = [await mailOf(restored, subjects.sent), await mailOf(restored, subjects.unsent)];
    expect(stdout).toContain(`${sent.id}  invitation  ${sent.recipient}  was sent.\n`);
    expect(stdout).toContain(
      `${unsent.id}  invitation  ${unsent.recipient}  is still held: Postmark doesn't know it.\n`,
    );
    expect(stdout).toContain((await mailOf(test, subjects.later)).recipient);
    expect(stdout).toMatch(/Still held: 2 mails and 2 requests\.\n$/);
    expect(sent).toMatchObject({
      ...{ status: 'SENT', lastError: null },
      providerMessageId: (await mailOf(test, subjects.sent)).providerMessageId,
    });
    expect(
      await restored.database.reads.findOneByOrFail(InvitationEntity, { id: subjects.sent }),
    ).toMatchObject({ delivery: 'SENT' });
  });

  it('says that Postmark may have sent a mail within a digest', async () => {
    const held = await mailOf(restored, subjects.unsent);
    const digest = {
      From: 'a@access.example',
      To: held.recipient,
      Subject: 'Two mails',
      TextBody: 'x',
      Tag: 'digest',
    };
    const answer = await fetch(new URL('/email', test.mailbox.apiUrl), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-postmark-server-token': test.config.mail.postmarkToken,
      },
      body: JSON.stringify(digest),
    });
    expect(answer.status).toBe(200);
    expect((await compare()).stdout).toMatch(
      new RegExp(`^${held.id} .*Postmark sent a digest to this address at \\d.*may contain it\\.$`, 'm'),
    );
  });

  it('changes nothing when Postmark can’t be asked', async () => {
    const { code, stderr } = await runProgram('restored', copies[0]!.url, ['--compare'], {
      POSTMARK_URL: test.mailbox.apiUrl.origin,
      POSTMARK_SERVER_TOKEN: 'another-token',
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Postmark can't be asked about its messages: .*Try again\.\n$/);
  });

  it('releases what is still held', async () => {
    expect(await command(copies[0]!, '--release')).toEqual({
      code: 0,
      stdout: '2 mails released.\n2 requests will be processed.\n',
      stderr: '',
    });
    restored.clock.advance(60_000);
    await restored.work();
    const [unsent, underWay] = [
      await mailOf(restored, subjects.unsent),
      await mailOf(restored, subjects.underWay),
    ];
    expect([unsent.status, underWay.status, underWay.unknownOutcomes]).toEqual(['SENT', 'SENT', 1]);
    const tags = restored.mailbox.messages().map(({ Tag }) => Tag);
    expect(tags).toHaveLength(4);
    expect((await compare()).code).toBe(0);
  });

  it('cancels mails, and processes requests without mails', async () => {
    const copy = copies[1]!;
    await command(copy);
    expect(await command(copy, '--cancel')).toEqual({
      code: 0,
      stdout:
        '2 mails are canceled.\n1 mail may have been sent, and will be canceled unless Postmark has accepted it.\n' +
        '2 requests will be processed, without mails.\n',
      stderr: '',
    });
    const app = await start(copy);
    await app.work();
    // Postmark is asked twice about the mail that may have been sent.
    app.clock.advance(5 * 60_000);
    await app.work();
    expect(app.mailbox.messages()).toEqual([]);
    const mails = await app.database.reads.find(MailEntity);
    expect(new Set(mails.map(({ status }) => status))).toEqual(new Set(['CANCELLED']));
    const [request] = await app.database.reads.find(AccessRequestEntity);
    expect(request).toMatchObject({ throttled: true, state: 'PENDING', accountId: expect.any(String) });
    const [invite] = await app.database.reads.find(InviteRequestEntity);
    expect(invite?.processedAt).toBeInstanceOf(Date);
  });

  // These end before they open a database.
  if (original.kind === 'sqlite') {
    it.each([
      [['--compare', '--release'], 'Specify only one of --compare, --release, and --cancel.'],
      [['--since', '2026-12-01T20:00:00Z'], '--since requires --compare.'],
      [['--compare', '--since', 'yesterday'], 'Use an instant such as 2026-12-01T20:00:00Z.'],
    ])('exits with 1 on errors: %j', async (args, sentence) => {
      const { code, stderr } = await command(copies[2]!, ...args);
      expect(code).toBe(1);
      expect(stderr).toContain(sentence);
    });

    it('shows its help', async () => {
      const { code, stdout } = await runProgram('restored', '', ['--help']);
      expect(code).toBe(0);
      expect(stdout).toContain('npm run restored');
    });
  }
});
