import { AuditEventEntity } from '../../src/audit/audit-event.entity';
import { InvitationEntity } from '../../src/invitation/invitation.entity';
import { MailEntity } from '../../src/mail/mail.entity';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { createUpdateProfile } from '../../src/change-profiles/update-profile';
import { newId } from '../../src/foundation/ids';
import { actorNow, losses } from '../support/authorization/authorization-asker';
import { type People, peopleOf } from '../support/actors/people';
import { rowsIn } from '../support/database/tables';
import { type Answer, type Sender, startTestApp, type TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';

interface Updated {
  updateProfile: {
    profile: { displayName: string; email: string; locale: string; role: string; status: string } | null;
    userErrors: { code: string; message: string; field: string[] | null }[];
  };
}

const UPDATE = `mutation ($input: UpdateProfileInput!) {
  updateProfile(input: $input) { profile { id displayName email locale role status } userErrors { code message field } }
}`;

describeOnEachDatabase('updateProfile', (database) => {
  let test: TestApp;
  let people: People;

  beforeAll(async () => {
    test = await startTestApp(database);
    people = peopleOf(test);
  });
  afterAll(() => test.close());

  const update = (input: object, sender: Sender = {}): Promise<Answer<Updated>> =>
    test.send<Updated>(UPDATE, { input }, sender);
  const stored = (id: string): Promise<ProfileEntity> =>
    test.database.reads.findOneByOrFail(ProfileEntity, { id });
  const eventsOf = (subjectId: string): Promise<AuditEventEntity[]> =>
    test.database.reads.findBy(AuditEventEntity, { subjectId });

  it("changes one's own name, address and language, and audits the old values", async () => {
    const { person, profile, account } = await people.member({
      displayName: 'Kim',
      email: 'kim@old.example',
    });
    test.clock.advance(1000);
    const { data } = await update(
      {
        profileId: profile.id,
        displayName: ' Rene\u0301e ',
        email: ' Re\u00adnee@MÜNCHEN．example\u200b ',
        locale: 'DE-ch',
      },
      { as: person },
    );
    expect(data.updateProfile).toEqual({
      profile: {
        id: profile.id,
        displayName: 'Renée',
        email: 'Renee@xn--mnchen-3ya.example',
        locale: 'de-CH',
        role: 'MEMBER',
        status: 'ACTIVE',
      },
      userErrors: [],
    });
    expect(await stored(profile.id)).toMatchObject({
      displayName: 'Renée',
      email: 'Renee@xn--mnchen-3ya.example',
      emailKey: 'renee@xn--mnchen-3ya.example',
      locale: 'de-CH',
      role: 'MEMBER',
      status: 'ACTIVE',
      updatedAt: test.clock.now(),
    });
    expect(await eventsOf(profile.id)).toMatchObject([
      {
        action: 'PROFILE_UPDATED',
        accountId: account.id,
        actorProfileId: profile.id,
        changes: {
          displayName: ['Kim', 'Renée'],
          email: ['kim@old.example', 'Renee@xn--mnchen-3ya.example'],
          locale: ['en', 'de-CH'],
        },
      },
    ]);
  });

  it('keeps values that are omitted or null', async () => {
    const { person, profile } = await people.member({ displayName: 'Kim', locale: 'fr' });
    const { data } = await update(
      { profileId: profile.id, displayName: null, email: null, locale: 'it' },
      { as: person },
    );
    expect(data.updateProfile.profile).toMatchObject({
      displayName: 'Kim',
      email: profile.email,
      locale: 'it',
    });
  });

  it("works for the account's administrator and its partner's, even for disabled profiles", async () => {
    const partner = await people.administrator({
      account: await people.records.account({ kind: 'PARTNER' }),
    });
    const account = await people.records.account({ partnerId: partner.account.id });
    const administrator = await people.administrator({ account });
    const profile = await people.records.profile({ accountId: account.id, status: 'DISABLED' });
    for (const { person } of [administrator, partner]) {
      const displayName = `By ${person.identity.objectId}`;
      const { data } = await update({ profileId: profile.id, displayName }, { as: person });
      expect(data.updateProfile.userErrors).toEqual([]);
      expect((await stored(profile.id)).displayName).toBe(displayName);
    }
  });

  it('revokes the pending invitation to the old address and cancels its mail when the address changes', async () => {
    const { person, profile } = await people.member({ email: 'kim@contoso.example' });
    const invite = async (): Promise<string> => {
      const { data } = await test.send<{ sendInvite: { invitation: { id: string } } }>(
        'mutation ($id: ID!) { sendInvite(input: { profileId: $id }) { invitation { id } } }',
        { id: profile.id },
        { as: person },
      );
      return data.sendInvite.invitation.id;
    };
    const stateOf = async (id: string): Promise<string> =>
      (await test.database.reads.findOneByOrFail(InvitationEntity, { id })).state;
    const invitation = await invite();

    await update(
      { profileId: profile.id, displayName: 'Kim A.', email: 'Kim@Contoso.example' },
      { as: person },
    );
    expect(await stateOf(invitation)).toBe('PENDING');
    expect((await stored(profile.id)).email).toBe('Kim@Contoso.example');

    await update({ profileId: profile.id, email: 'kim@fabrikam.example' }, { as: person });
    expect(await stateOf(invitation)).toBe('REVOKED');
    const mail = await test.database.reads.findOneByOrFail(MailEntity, { subjectId: invitation });
    expect(mail.status).toBe('CANCELLED');
    await test.work();
    expect((await eventsOf(invitation)).map(({ action }) => action)).toEqual([
      'INVITATION_SENT',
      'INVITATION_REVOKED',
    ]);
  });

  it('returns the unchanged profile when it is repeated, and writes nothing more', async () => {
    const { person, profile } = await people.member();
    const input = { profileId: profile.id, displayName: 'Once', email: 'once@contoso.example' };
    const first = await update(input, { as: person });
    const { updatedAt } = await stored(profile.id);
    test.clock.advance(1000);
    const second = await update(input, { as: person });
    expect(second.body).toBe(first.body);
    expect((await stored(profile.id)).updatedAt).toEqual(updatedAt);
    expect(await eventsOf(profile.id)).toHaveLength(1);
  });

  it.each([
    ['INVALID_DISPLAY_NAME', 'displayName', ['', '  ', 'a'.repeat(201), 'Kim\r\nBcc: all@contoso.example']],
    [
      'DISPLAY_NAME_HAS_ADDRESS',
      'displayName',
      ['https://evil.example', 'www.evil.example', 'kim@contoso.example'],
    ],
    [
      'INVALID_EMAIL',
      'email',
      ['', 'kim', 'kim@localhost', 'kim@contoso.example\nBcc: a@b.example', 'renée@contoso.example'],
    ],
    ['INVALID_LOCALE', 'locale', ['', 'en_US', 'no language']],
  ])('is %s, and changes nothing else either', async (code, field, values) => {
    const { person, profile } = await people.member();
    for (const value of values) {
      const valid = { displayName: 'Valid', email: 'valid@contoso.example', locale: 'nl' };
      const { data } = await update({ profileId: profile.id, ...valid, [field]: value }, { as: person });
      expect(data.updateProfile.profile).toBeNull();
      expect(data.updateProfile.userErrors).toMatchObject([{ code, field: ['input', field] }]);
      expect(await stored(profile.id)).toMatchObject({ displayName: profile.displayName, locale: 'en' });
    }
    expect(await eventsOf(profile.id)).toEqual([]);
  });

  it('is PROFILE_REMOVED for a removed profile', async () => {
    const { person, account } = await people.administrator();
    const profile = await people.records.profile({ accountId: account.id, status: 'REMOVED' });
    for (const change of [{ displayName: 'Back' }, { status: 'ACTIVE' }, { role: 'ADMINISTRATOR' }]) {
      const { data } = await update({ profileId: profile.id, ...change }, { as: person });
      expect(data.updateProfile.userErrors).toMatchObject([{ code: 'PROFILE_REMOVED' }]);
    }
    expect(await stored(profile.id)).toEqual(profile);
  });

  it("changes role and status too, for the account's and its partner's administrators, and audits the old values", async () => {
    const partner = await people.administrator({
      account: await people.records.account({ kind: 'PARTNER' }),
    });
    const account = await people.records.account({ partnerId: partner.account.id });
    const administrator = await people.administrator({ account });
    for (const { person, profile: by } of [administrator, partner]) {
      const { profile } = await people.member({ account, displayName: 'Kim' });
      const change = { displayName: 'Kim A.', role: 'ADMINISTRATOR', status: 'DISABLED' };
      const { data } = await update({ profileId: profile.id, ...change }, { as: person });
      expect(data.updateProfile).toMatchObject({ profile: change, userErrors: [] });
      expect(await stored(profile.id)).toMatchObject({ ...change, isAssociated: true });
      expect(await eventsOf(profile.id)).toMatchObject([
        {
          action: 'PROFILE_UPDATED',
          accountId: account.id,
          profileId: profile.id,
          actorProfileId: by.id,
          changes: {
            displayName: ['Kim', 'Kim A.'],
            role: ['MEMBER', 'ADMINISTRATOR'],
            status: ['ACTIVE', 'DISABLED'],
          },
        },
      ]);
    }
  });

  it('blocks the holder of a disabled profile from the next request on, until it is enabled again', async () => {
    const { person: by, account } = await people.administrator();
    const { person, profile } = await people.member({ account });
    const activeOf = async (): Promise<unknown> =>
      (await test.send('{ viewer { activeProfile { id } } }', {}, { as: person })).data;
    const named = async (): Promise<string[]> => {
      const sender = { as: person, profileId: profile.id };
      const { errors } = await test.send('{ viewer { activeProfile { id } } }', {}, sender);
      return errors.map(({ extensions: { code } }) => code);
    };
    await update({ profileId: profile.id, status: 'DISABLED' }, { as: by });
    expect(await activeOf()).toEqual({ viewer: { activeProfile: null } });
    expect(await named()).toEqual(['FORBIDDEN']);
    await update({ profileId: profile.id, status: 'ACTIVE' }, { as: by });
    expect(await activeOf()).toEqual({ viewer: { activeProfile: { id: profile.id } } });
    expect(await named()).toEqual([]);
  });

  it("grants and removes an administrator's permissions from the next request on", async () => {
    const { person: by, account } = await people.administrator();
    const { person, profile } = await people.member({ account });
    const colleague = await people.member({ account });
    const rename = async (): Promise<string | undefined> => {
      const { data } = await update({ profileId: colleague.profile.id, displayName: 'Kim' }, { as: person });
      return data.updateProfile.userErrors[0]?.code;
    };
    expect(await rename()).toBe('NOT_FOUND');
    await update({ profileId: profile.id, role: 'ADMINISTRATOR' }, { as: by });
    expect(await rename()).toBeUndefined();
    await update({ profileId: profile.id, role: 'MEMBER' }, { as: by });
    expect(await rename()).toBe('NOT_FOUND');
  });

  it('writes nothing when role and status are unchanged', async () => {
    const { person, account } = await people.administrator();
    const { profile } = await people.member({ account });
    // Records the profile's use beforehand, so that the following mutation writes only its own data.
    await test.send('{ viewer { session { id } } }', {}, { as: person });
    const before = await rowsIn(test.database);
    test.clock.advance(1000);
    const input = { profileId: profile.id, role: 'MEMBER', status: 'ACTIVE' };
    expect((await update(input, { as: person })).data.updateProfile.userErrors).toEqual([]);
    expect(await rowsIn(test.database)).toEqual(before);
  });

  it("is NOT_PERMITTED for the holder's role and status, names which, and changes nothing else either", async () => {
    const { person, profile } = await people.member();
    for (const [change, field] of [
      [{ role: 'ADMINISTRATOR' }, 'role'],
      [{ role: 'MEMBER' }, 'role'],
      [{ status: 'DISABLED' }, 'status'],
      [{ status: 'ACTIVE' }, 'status'],
      [{ status: 'DISABLED', role: 'ADMINISTRATOR' }, 'role'],
    ] as const) {
      const input = { profileId: profile.id, displayName: 'Promoted', ...change };
      const { data } = await update(input, { as: person });
      expect(data.updateProfile).toMatchObject({
        profile: null,
        userErrors: [{ code: 'NOT_PERMITTED', field: ['input', field] }],
      });
      expect(await stored(profile.id)).toMatchObject({
        displayName: profile.displayName,
        role: 'MEMBER',
        status: 'ACTIVE',
      });
    }
    expect(await eventsOf(profile.id)).toEqual([]);
  });

  it('is USE_REMOVE_PROFILE for the status REMOVED, and changes nothing else either', async () => {
    const { person, account } = await people.administrator();
    const { profile } = await people.member({ account });
    const input = { profileId: profile.id, displayName: 'Gone', status: 'REMOVED' };
    const { data } = await update(input, { as: person });
    expect(data.updateProfile.userErrors).toMatchObject([
      { code: 'USE_REMOVE_PROFILE', field: ['input', 'status'] },
    ]);
    expect(await stored(profile.id)).toMatchObject({ displayName: profile.displayName, status: 'ACTIVE' });
  });

  it("is NOT_PERMITTED for one's own profile while acting as another", async () => {
    const { person, profile } = await people.member();
    const other = await people.another(person, { role: 'ADMINISTRATOR' });
    const sender = { as: person, profileId: other.profile.id };
    const { data } = await update({ profileId: profile.id, displayName: 'Sideways' }, sender);
    expect(data.updateProfile.userErrors).toMatchObject([{ code: 'NOT_PERMITTED' }]);
    expect((await stored(profile.id)).displayName).toBe(profile.displayName);
  });

  it("is NOT_FOUND for somebody else's profile, exactly as for an unknown one", async () => {
    const { person, account } = await people.member();
    const colleague = await people.member({ account });
    const stranger = await people.administrator();
    const displayName = 'Stolen';
    const missing = await update({ profileId: newId('prof'), displayName }, { as: person });
    expect(missing.data.updateProfile).toMatchObject({ profile: null, userErrors: [{ code: 'NOT_FOUND' }] });
    for (const { profile } of [colleague, stranger]) {
      const forbidden = await update({ profileId: profile.id, displayName }, { as: person });
      expect([forbidden.status, forbidden.body]).toEqual([missing.status, missing.body]);
      expect((await stored(profile.id)).displayName).not.toBe(displayName);
    }
    const nonsense = await update({ profileId: "' OR 1=1 --", displayName }, { as: person });
    expect(nonsense.body).toBe(missing.body);
  });

  it("checks the actor's role at the time of the change, not of the request", async () => {
    const updateProfile = createUpdateProfile({ database: test.database, clock: test.clock });
    for (const lose of losses(test)) {
      const { person, account, profile, association } = await people.administrator();
      const colleague = await people.member({ account });
      const actor = await actorNow(test, person);
      await lose({ profile, association });
      const command = { actor, requestId: 'test', profileId: colleague.profile.id, displayName: 'Late' };
      expect(await updateProfile(command)).toEqual({ ok: false, refusal: { code: 'NOT_FOUND' } });
      expect((await stored(colleague.profile.id)).displayName).toBe(colleague.profile.displayName);
    }
  });

  it("is UNAUTHENTICATED for callers who aren't signed in, and FORBIDDEN without an active profile", async () => {
    const { person, profile } = await people.member();
    await people.another(person);
    const input = { profileId: profile.id, displayName: 'No' };
    const signedOut = await update(input);
    expect(signedOut.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    const undecided = await update(input, { as: person });
    expect(undecided.errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN', reason: 'NO_ACTIVE_PROFILE' } },
    ]);
    expect((await stored(profile.id)).displayName).toBe(profile.displayName);
  });

  it('keeps both of two concurrent changes, and audits each with the values before it', async () => {
    const { person, profile } = await people.member({ displayName: 'Before' });
    const answers = await Promise.all([
      update({ profileId: profile.id, displayName: 'After' }, { as: person }),
      update({ profileId: profile.id, locale: 'sv' }, { as: person }),
      ...['One', 'Two', 'Three'].map((displayName) =>
        update({ profileId: profile.id, displayName }, { as: person }),
      ),
    ]);
    expect(answers.flatMap(({ data }) => data.updateProfile.userErrors)).toEqual([]);
    const { displayName, locale } = await stored(profile.id);
    expect(locale).toBe('sv');
    const renamings = (await eventsOf(profile.id)).flatMap(({ changes }) =>
      changes?.['displayName'] ? [changes['displayName'] as string[]] : [],
    );
    // The changes form a chain from the first name to the last.
    const following = new Map(renamings.map(([before = '', after = '']) => [before, after]));
    const chain = ['Before'];
    while (following.has(chain.at(-1) ?? '')) chain.push(following.get(chain.at(-1) ?? '') ?? '');
    expect(chain).toHaveLength(5);
    expect(chain.at(-1)).toBe(displayName);
  });
});
