import { inTurn } from '../../src/dev/mailbox/fault';
import { InvitationEntity } from '../../src/invitation/invitation.entity';
import { MailEntity } from '../../src/mail/mail.entity';
import { findSuppressed, suppressAddresses } from '../../src/mail/suppressed-address.repository';
import { type Invitations, invitationsIn } from '../support/actors/invitations';
import { type ProgramEnd, runProgram } from '../support/servers/program';
import { startTestApp, type TestApp } from '../support/servers/test-app';
import { describeOnSqliteAndOneServer } from '../support/database/test-database';

const UNKNOWN = 'mail_00000000000000000000000000';

describeOnSqliteAndOneServer('npm run mail', (database) => {
  let test: TestApp;
  let invitations: Invitations;

  beforeAll(async () => {
    test = await startTestApp(database);
    invitations = invitationsIn(test);
  });
  beforeEach(() => test.work());
  afterAll(() => test.close());

  const mail = (...args: string[]): Promise<ProgramEnd> => runProgram('mail', database.url, args);
  const mailOf = (subjectId: string): Promise<MailEntity> =>
    test.database.reads.findOneByOrFail(MailEntity, { subjectId });
  const deliveryOf = async (id: string): Promise<string | null> =>
    (await test.database.reads.findOneByOrFail(InvitationEntity, { id })).delivery;

  it('lists the newest first, by status and in JSON, and shows one', async () => {
    const [first, second] = [
      await invitations.issue(await invitations.unheld()),
      await invitations.issue(await invitations.unheld()),
    ];
    const listed = await mail('list', '--status', 'queued', '--json');
    expect(listed).toMatchObject({ code: 0, stderr: '' });
    const newer = await mailOf(second.id);
    const older = await mailOf(first.id);
    expect(JSON.parse(listed.stdout)).toEqual(JSON.parse(JSON.stringify([newer, older])));
    expect(JSON.parse((await mail('list', '--status', 'FAILED', '--json')).stdout)).toEqual([]);
    expect(JSON.parse((await mail('list', '--limit', '1', '--json')).stdout)).toMatchObject([
      { id: newer.id },
    ]);
    const sent = await mail('list', '--to', older.recipient.toUpperCase(), '--json');
    expect(JSON.parse(sent.stdout)).toMatchObject([{ id: older.id }]);
    const shown = await mail('show', older.id, '--json');
    expect(JSON.parse(shown.stdout)).toMatchObject({ id: older.id, recipient: older.recipient });
  });

  it('retries a failed mail, and updates the invitation', async () => {
    const { id: subjectId } = await invitations.issue(await invitations.unheld());
    test.mailbox.fail(inTurn({ kind: 'answer', status: 422 }));
    await test.work();
    expect([(await mailOf(subjectId)).status, await deliveryOf(subjectId)]).toEqual(['FAILED', 'FAILED']);
    // The command uses the machine's time, but this service's clock is stopped.
    const { id } = await mailOf(subjectId);
    expect((await mail('retry', id)).code).toBe(0);
    expect(await mailOf(subjectId)).toMatchObject({ status: 'QUEUED', finishedAt: null });
    expect(await deliveryOf(subjectId)).toBe('QUEUED');
    test.clock.advance(Date.now() - test.clock.now().getTime() + 1);
    await test.work();
    expect([(await mailOf(subjectId)).status, await deliveryOf(subjectId)]).toEqual(['SENT', 'SENT']);
    expect((await mail('retry', id)).code).toBe(1);
  });

  it('cancels a waiting mail and reports an unknown one', async () => {
    const { id: subjectId } = await invitations.issue(await invitations.unheld());
    test.mailbox.clear();
    const { code, stdout } = await mail('cancel', (await mailOf(subjectId)).id, UNKNOWN);
    expect(code).toBe(1);
    expect(stdout).toContain(UNKNOWN);
    expect([(await mailOf(subjectId)).status, await deliveryOf(subjectId)]).toEqual(['CANCELLED', null]);
    await test.work();
    expect(test.mailbox.messages()).toEqual([]);
    const { id: other } = await invitations.issue(await invitations.unheld());
    expect((await mail('cancel', (await mailOf(other)).id)).code).toBe(0);
  });

  it('unblocks an address, in any spelling', async () => {
    const key = 'kim@contoso.example';
    const before = new Date(Date.now() - 1);
    await test.database.write((manager) => suppressAddresses(manager, [key], 'HARD_BOUNCE', before));
    expect((await mail('unblock', '\u200bKim@CONTOSO。example')).code).toBe(0);
    expect(await findSuppressed(test.database.reads, [key])).toEqual(new Set());
    expect(await mail('unblock', 'Kim@CONTOSO.example')).toMatchObject({
      code: 1,
      stderr: "Kim@CONTOSO.example isn't blocked. Check the spelling.\n",
    });
  });

  it.each([
    ['show', UNKNOWN],
    ['retry', UNKNOWN],
    ['cancel', UNKNOWN],
    ['unblock', 'nobody'],
    ['list', '--status', 'LOST'],
    ['list', '--limit', '0'],
    ['list', '--to', 'nobody'],
  ])(
    'exits with 1 on errors: %s %s',
    async (...args) => {
      expect((await mail(...args)).code).toBe(1);
    },
    60_000,
  );
});
