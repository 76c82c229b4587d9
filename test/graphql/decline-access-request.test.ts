import { AccountEntity } from '../../src/account/account.entity';
import { AuditEventEntity } from '../../src/audit/audit-event.entity';
import { outcomeOf } from '../support/actors/invitations';
import { type People, peopleOf } from '../support/actors/people';
import { type Requesting, requestingIn } from '../support/actors/requesting';
import { rowsIn } from '../support/database/tables';
import { describeOnEachDatabase } from '../support/database/test-database';
import { startTestApp, type TestApp } from '../support/servers/test-app';

describeOnEachDatabase('declineAccessRequest', (database) => {
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

  const requested = async () => {
    const { person: as, account, profile: administrator } = await people.administrator();
    const person = await test.signIn();
    const accessRequestId = await requesting.pending(account, person);
    test.mailbox.clear();
    return { as, account, administrator, person, accessRequestId };
  };

  it('shows status and reason to the person, without mail, and records them', async () => {
    const { as, account, administrator, person, accessRequestId } = await requested();
    const { data } = await requesting.decline({ accessRequestId, reason: 'WRONG_ACCOUNT' }, { as });
    expect(data.declineAccessRequest).toMatchObject({
      accessRequest: {
        ...{ id: accessRequestId, status: 'DECLINED', declineReason: 'WRONG_ACCOUNT', profile: null },
        ...{ decidedBy: { displayName: administrator.displayName }, decidedAt: expect.any(String) },
      },
      userErrors: [],
    });
    expect(await requesting.own(person)).toMatchObject([
      { id: accessRequestId, status: 'DECLINED', declineReason: 'WRONG_ACCOUNT' },
    ]);
    await test.work();
    expect(test.mailbox.messages()).toEqual([]);
    const events = await test.database.reads.findBy(AuditEventEntity, {
      accountId: account.id,
      action: 'ACCESS_REQUEST_DECLINED',
    });
    expect(events).toMatchObject([
      {
        ...{ subjectId: accessRequestId, actorProfileId: administrator.id, profileId: null },
        changes: { reason: [null, 'WRONG_ACCOUNT'] },
      },
    ]);
  });

  it('returns the first result when it is repeated, keeps the first reason, and writes nothing', async () => {
    const { as, accessRequestId } = await requested();
    const first = await requesting.decline({ accessRequestId, reason: 'OTHER' }, { as });
    await test.send('{ viewer { session { id } } }', {}, { as });
    const before = await rowsIn(test.database);
    const again = await requesting.decline({ accessRequestId, reason: 'OTHER' }, { as });
    expect(again.data).toEqual(first.data);
    const other = await requesting.decline({ accessRequestId, reason: 'UNKNOWN_PERSON' }, { as });
    expect(outcomeOf(other)).toBe('NOT_PENDING');
    expect(await rowsIn(test.database)).toEqual(before);
  });

  it('has one effect if two administrators decline at the same time', async () => {
    const { as, account, accessRequestId } = await requested();
    const { person: other } = await people.administrator({ account });
    const answers = await Promise.all([
      requesting.decline({ accessRequestId, reason: 'OTHER' }, { as }),
      requesting.decline({ accessRequestId, reason: 'OTHER' }, { as: other }),
    ]);
    expect(answers[0].data).toEqual(answers[1].data);
    const action = 'ACCESS_REQUEST_DECLINED';
    expect(await test.database.reads.countBy(AuditEventEntity, { accountId: account.id, action })).toBe(1);
  });

  it('settles all pending requests of the person, and records each', async () => {
    const { as, account, person, accessRequestId } = await requested();
    const number = `N-${account.number.slice(2)}`;
    await test.database.write((manager) =>
      manager.update(AccountEntity, { id: account.id }, { number, numberKey: number.toUpperCase() }),
    );
    const other = await requesting.pending({ ...account, number }, person);
    await requesting.decline({ accessRequestId, reason: 'OTHER' }, { as });
    expect((await requesting.own(person)).map(({ status }) => status)).toEqual(['DECLINED', 'DECLINED']);
    const action = 'ACCESS_REQUEST_DECLINED';
    const events = await test.database.reads.findBy(AuditEventEntity, { accountId: account.id, action });
    expect(events.map(({ subjectId }) => subjectId).toSorted()).toEqual([accessRequestId, other].toSorted());
  });

  it('lets the person request access again, which can be decided again', async () => {
    const { as, account, person, accessRequestId } = await requested();
    await requesting.decline({ accessRequestId, reason: 'OTHER' }, { as });
    const again = await requesting.pending(account, person);
    expect(again).not.toBe(accessRequestId);
    expect(await requesting.list(account.id, { as }, 'PENDING')).toMatchObject([{ id: again }]);
  });

  it('is NOT_PENDING for an approved or withdrawn request', async () => {
    const [approved, withdrawn] = [await requested(), await requested()];
    const email = `${approved.accessRequestId}@contoso.example`;
    await requesting.approve({ accessRequestId: approved.accessRequestId, email }, { as: approved.as });
    await requesting.withdraw(withdrawn.accessRequestId, { as: withdrawn.person });
    for (const { as, accessRequestId } of [approved, withdrawn])
      expect(outcomeOf(await requesting.decline({ accessRequestId, reason: 'OTHER' }, { as }))).toBe(
        'NOT_PENDING',
      );
  });

  it('is NOT_FOUND for people who do not manage the account, and UNAUTHENTICATED without sign-in', async () => {
    const { account, accessRequestId } = await requested();
    const input = { accessRequestId, reason: 'OTHER' };
    const others = [await people.member({ account }), await people.administrator()];
    const before = await rowsIn(test.database, ['access_request', 'audit_event']);
    for (const { person } of others)
      expect(outcomeOf(await requesting.decline(input, { as: person }))).toBe('NOT_FOUND');
    expect(outcomeOf(await requesting.decline(input, {}))).toBe('UNAUTHENTICATED');
    expect(await rowsIn(test.database, Object.keys(before))).toEqual(before);
  });
});
