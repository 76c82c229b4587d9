import { AuditEventEntity } from '../../src/audit/audit-event.entity';
import { newId } from '../../src/foundation/ids';
import { outcomeOf } from '../support/actors/invitations';
import { type People, peopleOf } from '../support/actors/people';
import { type Requesting, requestingIn } from '../support/actors/requesting';
import { rowsIn } from '../support/database/tables';
import { describeOnEachDatabase } from '../support/database/test-database';
import { startTestApp, type TestApp } from '../support/servers/test-app';

describeOnEachDatabase('withdrawAccessRequest', (database) => {
  let test: TestApp;
  let people: People;
  let requesting: Requesting;

  beforeAll(async () => {
    test = await startTestApp(database);
    people = peopleOf(test);
    requesting = requestingIn(test);
  });
  beforeEach(() => test.mailbox.clear());
  afterAll(() => test.close());

  const unknownNumber = (): string => `C-${newId('acct').slice(5, 17)}`;
  const requested = async () => {
    const { person: as, account } = await people.administrator();
    const person = await test.signIn();
    return { as, account, person, accessRequestId: await requesting.pending(account, person) };
  };

  it('closes the request for both sides, and records it', async () => {
    const { as, account, person, accessRequestId } = await requested();
    const { data } = await requesting.withdraw(accessRequestId, { as: person });
    expect(data.withdrawAccessRequest).toEqual({
      accessRequest: {
        ...{ id: accessRequestId, accountNumber: account.number, status: 'WITHDRAWN', declineReason: null },
      },
      userErrors: [],
    });
    expect(await requesting.list(account.id, { as })).toMatchObject([{ status: 'WITHDRAWN' }]);
    const action = 'ACCESS_REQUEST_WITHDRAWN';
    const events = await test.database.reads.findBy(AuditEventEntity, { accountId: account.id, action });
    expect(events).toMatchObject([{ subjectId: accessRequestId, actorProfileId: null }]);
  });

  it('sends no mail and lists nothing if it is withdrawn before it is processed', async () => {
    const { person: as, account } = await people.administrator();
    const person = await test.signIn();
    await requesting.ask(account.number, person);
    const { id } = (await requesting.own(person))[0]!;
    await requesting.withdraw(id, { as: person });
    await test.work();
    expect(test.mailbox.messages()).toEqual([]);
    expect(await requesting.list(account.id, { as })).toEqual([]);
  });

  it('drops a mail that waits for delivery', async () => {
    const { account } = await people.administrator();
    const person = await test.signIn();
    await requesting.ask(account.number, person);
    test.mailbox.fail(() => ({ kind: 'answer', status: 503 }));
    await test.app.workOnce();
    test.mailbox.fail();
    const { id } = (await requesting.own(person))[0]!;
    await requesting.withdraw(id, { as: person });
    test.clock.advance(60 * 60_000);
    await test.work();
    expect(test.mailbox.messages()).toEqual([]);
  });

  it('succeeds without writing anything when it is repeated, and lets the person ask again', async () => {
    const { account, person, accessRequestId } = await requested();
    await requesting.withdraw(accessRequestId, { as: person });
    await test.send('{ viewer { session { id } } }', {}, { as: person });
    const before = await rowsIn(test.database);
    expect(outcomeOf(await requesting.withdraw(accessRequestId, { as: person }))).toBe('OK');
    expect(await rowsIn(test.database)).toEqual(before);
    expect(await requesting.pending(account, person)).not.toBe(accessRequestId);
  });

  it('has one effect if the request is approved at the same time', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { as, person, accessRequestId } = await requested();
      const email = `${accessRequestId}@contoso.example`;
      const [withdrawn, approved] = await Promise.all([
        requesting.withdraw(accessRequestId, { as: person }),
        requesting.approve({ accessRequestId, email }, { as }),
      ]);
      const outcomes = [outcomeOf(withdrawn), outcomeOf(approved)];
      expect(outcomes.toSorted()).toEqual(['NOT_PENDING', 'OK']);
      const [own] = await requesting.own(person);
      expect(own?.status).toBe(outcomes[0] === 'OK' ? 'WITHDRAWN' : 'APPROVED');
    }
  });

  it('sends the same statements and returns the same, whether the account exists or not', async () => {
    const { account } = await people.administrator();
    const observed: string[] = [];
    for (const number of [account.number, unknownNumber()]) {
      const person = await test.signIn();
      await requesting.ask(number, person);
      await test.work();
      const { id } = (await requesting.own(person))[0]!;
      test.forgetStatements();
      const { data } = await requesting.withdraw(id, { as: person });
      expect(data.withdrawAccessRequest.accessRequest?.accountNumber).toBe(number);
      observed.push(JSON.stringify(test.statements));
    }
    expect(observed[0]).toBe(observed[1]);
  });

  it('is NOT_FOUND for other people, even administrators, and UNAUTHENTICATED without sign-in', async () => {
    const { as, accessRequestId } = await requested();
    for (const person of [as, await test.signIn()])
      expect(outcomeOf(await requesting.withdraw(accessRequestId, { as: person }))).toBe('NOT_FOUND');
    expect(outcomeOf(await requesting.withdraw('areq_nothing', { as }))).toBe('NOT_FOUND');
    expect(outcomeOf(await requesting.withdraw(accessRequestId, {}))).toBe('UNAUTHENTICATED');
  });

  it('is NOT_PENDING for a decided or expired request', async () => {
    const [declined, expired] = [await requested(), await requested()];
    const { as, accessRequestId } = declined;
    await requesting.decline({ accessRequestId, reason: 'OTHER' }, { as });
    const { data } = await requesting.withdraw(accessRequestId, { as: declined.person });
    expect(data.withdrawAccessRequest.userErrors).toMatchObject([
      {
        code: 'NOT_PENDING',
        message: 'Your request was already declined. You can request access again.',
      },
    ]);
    test.clock.advance(30 * 24 * 60 * 60_000);
    const person = await test.signIn(expired.person.identity);
    expect(outcomeOf(await requesting.withdraw(expired.accessRequestId, { as: person }))).toBe('NOT_PENDING');
  });
});
