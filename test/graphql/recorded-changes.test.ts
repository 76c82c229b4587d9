import { AUDIT_ACTIONS } from '../../src/audit/audit-event';
import { AuditEventEntity } from '../../src/audit/audit-event.entity';
import { ChangeEventEntity } from '../../src/change-log/change-event.entity';
import { recordingTemplates } from '../../src/commands/recording-templates';
import { numberChanges } from '../../src/change-log/number-changes';
import { endAllSessions } from '../../src/identity/end-all-sessions';
import { MailEntity } from '../../src/mail/mail.entity';
import { createRecordReport } from '../../src/mail/record-report';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { type Invitations, invitationsIn } from '../support/actors/invitations';
import { type People, peopleOf } from '../support/actors/people';
import { expectLogLikeAudit } from '../support/database/logged-changes';
import { CALLS } from '../support/database/statement-calls';
import { whileInsertsFail } from '../support/database/tables';
import { startTestApp, type TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';

/** What only an import changes. */
const IMPORTED = ['ACCOUNT_ADDED', 'ACCOUNT_UPDATED', 'SERVICE_PLAN_ADDED', 'SERVICE_PLAN_UPDATED'];

describeOnEachDatabase('the changes that the service records', (database) => {
  let test: TestApp;
  let people: People;
  let invitations: Invitations;

  beforeAll(async () => {
    test = await startTestApp(database);
    people = peopleOf(test);
    invitations = invitationsIn(test);
  });
  afterAll(() => test.close());

  const changesOf = async (subjectId: string): Promise<ChangeEventEntity[]> =>
    test.database.reads.find(ChangeEventEntity, { where: { subjectId }, order: { id: 'ASC' } });

  it('are those of the audit trail, for every mutation, without names and addresses', async () => {
    for (const prepare of Object.values(CALLS)) {
      const { query, variables, sender } = await prepare({ test, people, invitations });
      await test.send(query, variables, sender);
    }
    await test.work();
    await endAllSessions(test.database, { now: test.clock.now(), requestId: 'test' });
    const recorded = await expectLogLikeAudit(test.database);
    const missing = AUDIT_ACTIONS.filter((action) => !recorded.has(action) && !IMPORTED.includes(action));
    expect(missing).toEqual([]);
    while ((await numberChanges(test.database)) > 0);
  });

  it('name the Microsoft account whose access changed', async () => {
    const { person, account, profile, association } = await people.administrator();
    const identity = await people.records.identityOf(person);
    const newcomer = await test.signIn();
    const next = await people.records.identityOf(newcomer);
    await people.administrator({ account });
    const { token } = await invitations.issue(profile);
    await invitations.associate({ token, replaceIdentity: true }, { as: newcomer });
    expect(await changesOf(association.id)).toMatchObject([
      { type: 'association.ended', identityId: identity.id, profileId: profile.id, accountId: account.id },
    ]);
    const found = await test.database.reads.findBy(ChangeEventEntity, { profileId: profile.id });
    expect(found.filter(({ type }) => type === 'association.created')).toMatchObject([
      { identityId: next.id },
    ]);
    expect(found.filter(({ type }) => type === 'invitation.accepted')).toMatchObject([
      { identityId: next.id },
    ]);
  });

  it('have the roles and statuses before and after, and only the names of other fields', async () => {
    const { person, account } = await people.administrator();
    const { id } = await people.records.profile({ accountId: account.id });
    const update = `mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { userErrors { code } } }`;
    const input = { profileId: id, role: 'ADMINISTRATOR', displayName: 'Somebody Else', locale: 'de' };
    await test.send(update, { input }, { as: person });
    expect(await changesOf(id)).toMatchObject([
      {
        type: 'profile.updated',
        changes: { role: ['MEMBER', 'ADMINISTRATOR'], locale: ['en', 'de'], displayName: [null, null] },
      },
    ]);
  });

  it('follow the delivery of an invitation', async () => {
    const { person, account } = await people.administrator();
    const { id: profileId } = await people.records.profile({ accountId: account.id });
    const { data } = await invitations.send({ profileId }, { as: person });
    const id = data.sendInvite.invitation?.id ?? '';
    await test.work();
    const { messageId: mailId, recipient: address } = await test.database.reads.findOneByOrFail(MailEntity, {
      subjectId: id,
    });
    const report = createRecordReport({
      database: test.database,
      templates: recordingTemplates(test.clock),
    });
    const about = { mailId, address, providerMessageId: 'p', suppression: null, at: test.clock.now() };
    await report({ ...about, delivery: 'DELIVERED' });
    // Reports may arrive twice.
    await report({ ...about, delivery: 'DELIVERED' });
    await report({ ...about, delivery: 'BOUNCED' });
    const inAccount = { profileId, accountId: account.id, changes: {} };
    expect(await changesOf(id)).toMatchObject([
      { ...inAccount, type: 'invitation.sent' },
      { ...inAccount, type: 'invitation.mailed' },
      { ...inAccount, type: 'invitation.delivered' },
      { ...inAccount, type: 'invitation.bounced' },
    ]);
  });

  it('are part of the transaction: without them, nothing changes', async () => {
    const { person, account } = await people.administrator();
    const { id, role } = await people.records.profile({ accountId: account.id });
    const update = `mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { userErrors { code } } }`;
    const input = { profileId: id, role: 'ADMINISTRATOR' };
    const answer = await whileInsertsFail(test.database, 'change_event', () =>
      test.send(update, { input }, { as: person }),
    );
    expect(answer.errors).toHaveLength(1);
    expect(await test.database.reads.findOneByOrFail(ProfileEntity, { id })).toMatchObject({ role });
    expect(await test.database.reads.countBy(AuditEventEntity, { subjectId: id })).toBe(0);
  });
});
