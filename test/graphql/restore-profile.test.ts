import { AccountEntity } from '../../src/account/account.entity';
import { AuditEventEntity } from '../../src/audit/audit-event.entity';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { type Colleague, type People, peopleOf } from '../support/actors/people';
import { type Answer, type Sender, startTestApp, type TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';

interface Restored {
  readonly profile: { readonly id: string; readonly role: string; readonly status: string } | null;
  readonly invitation: { readonly email: string; readonly status: string } | null;
  readonly existingProfile: { readonly id: string } | null;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] }[];
}

describeOnEachDatabase('restoreProfile', (database) => {
  let test: TestApp;
  let people: People;
  let administrator: Colleague;

  beforeAll(async () => {
    test = await startTestApp(database);
    people = peopleOf(test);
    administrator = await people.administrator();
  });
  afterAll(() => test.close());

  const ask = (
    profileId: string,
    sender: Sender = { as: administrator.person },
    input: object = {},
  ): Promise<Answer<{ restoreProfile: Restored } | null>> =>
    test.send(
      `mutation ($input: RestoreProfileInput!) { restoreProfile(input: $input) {
        profile { id role status } invitation { email status } existingProfile { id } userErrors { code field } } }`,
      { input: { profileId, ...input } },
      sender,
    );
  const restore = async (...given: Parameters<typeof ask>): Promise<Restored> => {
    const { data, errors } = await ask(...given);
    expect(errors).toEqual([]);
    if (!data) throw new Error('Nothing was answered.');
    return data.restoreProfile;
  };
  const removed = (given: Partial<ProfileEntity> = {}): Promise<ProfileEntity> =>
    people.records.profile({ accountId: administrator.account.id, status: 'REMOVED', ...given });
  const refusal = (code: string): object => ({
    ...{ profile: null, invitation: null },
    userErrors: [{ code, field: ['input', 'profileId'] }],
  });

  it('adds a new member with the name, address and language, invited if requested', async () => {
    const old = await removed({ displayName: 'Zoë', role: 'ADMINISTRATOR', locale: 'de' });
    const { profile, invitation, existingProfile, userErrors } = await restore(old.id, undefined, {
      sendInvite: true,
    });
    expect(userErrors).toEqual([]);
    expect(existingProfile).toBeNull();
    expect(invitation).toEqual({ email: old.email, status: 'PENDING' });
    expect(profile).toMatchObject({ role: 'MEMBER', status: 'ACTIVE' });
    expect(profile?.id).not.toBe(old.id);
    const stored = await test.database.reads.findOneByOrFail(ProfileEntity, { id: profile?.id ?? '' });
    const { displayName, email, emailKey, locale } = old;
    expect(stored).toMatchObject({ displayName, email, emailKey, locale, isAssociated: false });
    expect(await test.database.reads.findOneByOrFail(ProfileEntity, { id: old.id })).toEqual(old);
    const eventsOf = async (profileId: string): Promise<unknown> =>
      test.database.reads.find(AuditEventEntity, { where: { profileId }, order: { id: 'ASC' } });
    expect(await eventsOf(old.id)).toMatchObject([
      { action: 'PROFILE_RESTORED', subjectId: stored.id, actorProfileId: administrator.profile.id },
    ]);
    expect(await eventsOf(stored.id)).toMatchObject([
      { action: 'PROFILE_ADDED' },
      { action: 'INVITATION_SENT' },
    ]);
  });

  it('adds an administrator to an account without one', async () => {
    const partner = await people.administrator({
      account: await people.records.account({ kind: 'PARTNER' }),
    });
    const account = await people.records.account({ partnerId: partner.account.id });
    const { id } = await removed({ accountId: account.id });
    expect((await restore(id, { as: partner.person })).profile).toMatchObject({ role: 'ADMINISTRATOR' });
  });

  it('is EMAIL_IN_USE with the existing profile when repeated, or when called twice at once', async () => {
    const { id } = await removed();
    const both = await Promise.all([restore(id), restore(id)]);
    const done = both.find(({ profile }) => profile);
    const other = both.find(({ profile }) => !profile);
    expect(other).toMatchObject({ ...refusal('EMAIL_IN_USE'), existingProfile: { id: done?.profile?.id } });
    for (const sendInvite of [true, false])
      expect(await restore(id, undefined, { sendInvite })).toEqual(other);
  });

  it('is NOT_REMOVED for other profiles', async () => {
    for (const status of ['ACTIVE', 'DISABLED'] as const) {
      const { id } = await removed({ status });
      expect(await restore(id)).toMatchObject(refusal('NOT_REMOVED'));
    }
  });

  it('is ACCOUNT_INACTIVE when the account was deactivated', async () => {
    const partner = await people.administrator({
      account: await people.records.account({ kind: 'PARTNER' }),
    });
    const account = await people.records.account({ partnerId: partner.account.id });
    const { id } = await removed({ accountId: account.id });
    await test.database.write((manager) =>
      manager.update(AccountEntity, { id: account.id }, { status: 'INACTIVE' }),
    );
    expect(await restore(id, { as: partner.person })).toMatchObject(refusal('ACCOUNT_INACTIVE'));
  });

  it("is NOT_FOUND for others' profiles, and for missing ones", async () => {
    const foreign = await removed({ accountId: (await people.records.account()).id });
    const member = await people.member({ account: administrator.account });
    const { id } = await removed();
    expect(await restore(foreign.id)).toMatchObject(refusal('NOT_FOUND'));
    expect(await restore('prof_none')).toMatchObject(refusal('NOT_FOUND'));
    expect(await restore(id, { as: member.person })).toMatchObject(refusal('NOT_FOUND'));
    expect(await restore(member.profile.id, { as: member.person })).toMatchObject(refusal('NOT_PERMITTED'));
    expect((await ask(id, {})).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});
