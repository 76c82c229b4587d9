import { AccessRequestEntity } from '../../src/access-request/access-request.entity';
import { HELD_UNTIL } from '../../src/foundation/held-until';
import { MailEntity } from '../../src/mail/mail.entity';
import { type Invitations, invitationsIn } from '../support/actors/invitations';
import { describeOnEachDatabase } from '../support/database/test-database';
import { type ProgramEnd, runProgram } from '../support/servers/program';
import { type SignedIn, startTestApp, type TestApp } from '../support/servers/test-app';

const REQUEST_ACCESS = `mutation ($number: String!) {
  requestAccess(input: { accountNumber: $number }) { userErrors { code } }
}`;

describeOnEachDatabase('work that npm run restored holds', (database) => {
  let test: TestApp;
  let invitations: Invitations;

  beforeAll(async () => {
    test = await startTestApp(database);
    invitations = invitationsIn(test);
  });
  beforeEach(async () => {
    await test.work();
    test.mailbox.clear();
  });
  afterAll(() => test.close());

  const restored = async (...args: string[]): Promise<string> => {
    const end: ProgramEnd = await runProgram('restored', database.url, args);
    expect({ code: end.code, stderr: end.stderr }).toEqual({ code: 0, stderr: '' });
    return end.stdout;
  };
  // The command uses the machine's time, but this service's clock is stopped.
  const workLater = async (): Promise<void> => {
    for (let time = 0; time < 4; time += 1) {
      test.clock.advance(Math.max(Date.now() - test.clock.now().getTime(), 0) + 6 * 60_000);
      await test.work();
    }
  };
  const recipients = (): string[] => test.mailbox.messages().map(({ To }) => To);

  const issue = async (state: Partial<MailEntity>): Promise<{ id: string; email: string }> => {
    const profile = await invitations.unheld();
    const { id } = await invitations.issue(profile);
    await test.database.write((manager) => manager.update(MailEntity, { subjectId: id }, state));
    return { id, email: profile.email };
  };

  it('doesn’t include canceled mails, which only ask, so that releasing sends none of them', async () => {
    const canceled = { lastError: 'CANCEL_REQUESTED', unconfirmedBatchId: 'mail_earlier' };
    const sending = { status: 'SENDING', leaseId: 'mail_lease', dueAt: test.clock.now() } as const;
    const unwanted = [
      await issue(canceled),
      await issue({ ...canceled, ...sending }),
      await issue({ ...canceled, lastError: 'NOT_FOUND_YET' }),
      await issue({ ...canceled, ...sending, lastError: 'NOT_FOUND_YET' }),
    ];
    const wanted = [await issue({ lastError: 'TIMEOUT' }), await issue(sending)];
    expect(await restored()).toContain('Held 2 mails and 0 requests that would cause mails.\n');
    expect(await restored('--release')).toContain('2 mails released.\n');
    await workLater();
    expect(recipients().toSorted()).toEqual(wanted.map(({ email }) => email).toSorted());
    for (const { id } of unwanted)
      expect(await test.database.reads.findOneByOrFail(MailEntity, { subjectId: id })).toMatchObject({
        status: 'CANCELLED',
      });
  });

  const requested = async (
    state: (accountId: string) => Partial<AccessRequestEntity>,
  ): Promise<{ as: SignedIn; number: string; email: string }> => {
    const account = await invitations.records.account();
    const { email } = await invitations.records.profile({ accountId: account.id, role: 'ADMINISTRATOR' });
    const asked = { as: await test.signIn(), number: account.number, email };
    await ask(asked);
    const { id } = await requestOf(asked);
    await test.database.write((manager) =>
      manager.update(AccessRequestEntity, { id }, { processedAt: null, ...state(account.id) }),
    );
    return asked;
  };
  const ask = async ({ as, number }: { as: SignedIn; number: string }): Promise<void> =>
    expect((await test.send(REQUEST_ACCESS, { number }, { as })).data).toEqual({
      requestAccess: { userErrors: [] },
    });
  const requestOf = async ({ as }: { as: SignedIn }): Promise<AccessRequestEntity> =>
    test.database.reads.findOneByOrFail(AccessRequestEntity, {
      requestedByIdentityId: (await invitations.records.identityOf(as)).id,
    });

  it('is canceled without mails for requests that a person repeated, which can be repeated again', async () => {
    const repeated = await requested((accountId) => ({ accountId, throttled: true }));
    await restored();
    expect(await restored('--cancel')).toBe(
      '0 mails are canceled.\n1 request will be processed, without mails.\n',
    );
    await workLater();
    expect(recipients()).toEqual([]);
    const request = await requestOf(repeated);
    expect(request.throttled).toBe(true);
    expect(request.processedAt?.getTime()).toBeLessThan(test.clock.now().getTime());

    await ask({ ...repeated, as: await test.signIn(repeated.as.identity) });
    await test.work();
    expect(recipients()).toEqual([repeated.email]);
  });

  it.each([
    ['a new request', () => ({}), false],
    ['a throttled request in the list', (accountId: string) => ({ accountId, throttled: true }), true],
  ])('stays held if a person repeats %s', async (_what, state, throttled) => {
    const held = await requested(state);
    await restored();
    await ask({ ...held, as: await test.signIn(held.as.identity) });
    await test.work();
    expect(recipients()).toEqual([]);
    expect(await requestOf(held)).toMatchObject({ processedAt: HELD_UNTIL, throttled });
    await restored('--release');
    await workLater();
    expect(recipients()).toEqual([held.email]);
  });
});
