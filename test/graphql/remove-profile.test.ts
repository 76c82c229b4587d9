import { AssociationEntity } from '../../src/association/association.entity';
import { AuditEventEntity } from '../../src/audit/audit-event.entity';
import { InvitationEntity } from '../../src/invitation/invitation.entity';
import { MailEntity } from '../../src/mail/mail.entity';
import { newId } from '../../src/foundation/ids';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { createRemoveProfile } from '../../src/change-profiles/remove-profile';
import { actorNow, losses } from '../support/authorization/authorization-asker';
import { type Invitations, invitationsIn, outcomeOf } from '../support/actors/invitations';
import { type Colleague, type People, peopleOf } from '../support/actors/people';
import { rowsIn, whileInsertsFail } from '../support/database/tables';
import { type Answer, type Sender, startTestApp, type TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';

interface Removed {
  removeProfile: {
    profile: { id: string; status: string; association: object | null } | null;
    userErrors: { code: string; message: string; field: string[] | null }[];
  };
}

const REMOVE = `mutation ($id: ID!) { removeProfile(input: { profileId: $id }) {
  profile { id status association { id } associations { edges { node { endReason } } } pendingInvitation { id } }
  userErrors { code message field } } }`;

describeOnEachDatabase('removeProfile', (database) => {
  let test: TestApp;
  let people: People;
  let invitations: Invitations;

  beforeAll(async () => {
    test = await startTestApp(database);
    people = peopleOf(test);
    invitations = invitationsIn(test);
  });
  afterAll(() => test.close());

  const remove = (id: string, sender: Sender = {}): Promise<Answer<Removed>> =>
    test.send<Removed>(REMOVE, { id }, sender);
  const stored = (id: string): Promise<ProfileEntity> =>
    test.database.reads.findOneByOrFail(ProfileEntity, { id });
  const pair = async (): Promise<{ administrator: Colleague; member: Colleague }> => {
    const administrator = await people.administrator();
    return { administrator, member: await people.member({ account: administrator.account }) };
  };

  it('removes a profile, ends its association, revokes its invitation, cancels the mail, and audits it all', async () => {
    const { administrator, member } = await pair();
    const { profile, account, association } = member;
    const invitation = await invitations.issue(profile);
    test.clock.advance(1000);
    const { data } = await remove(profile.id, { as: administrator.person });
    expect(data.removeProfile).toEqual({
      profile: {
        id: profile.id,
        status: 'REMOVED',
        association: null,
        associations: { edges: [{ node: { endReason: 'PROFILE_REMOVED' } }] },
        pendingInvitation: null,
      },
      userErrors: [],
    });
    const { reads } = test.database;
    const now = test.clock.now();
    expect(await stored(profile.id)).toMatchObject({
      status: 'REMOVED',
      isAssociated: false,
      updatedAt: now,
    });
    expect(await reads.findOneByOrFail(AssociationEntity, { id: association.id })).toMatchObject({
      endedAt: now,
      endReason: 'PROFILE_REMOVED',
    });
    expect(await reads.findOneByOrFail(InvitationEntity, { id: invitation.id })).toMatchObject({
      state: 'REVOKED',
    });
    expect(await reads.findOneByOrFail(MailEntity, { subjectId: invitation.id })).toMatchObject({
      status: 'CANCELLED',
    });
    const events = await reads.findBy(AuditEventEntity, { profileId: profile.id, occurredAt: now });
    const actorProfileId = administrator.profile.id;
    const about = { accountId: account.id, profileId: profile.id, actorProfileId };
    expect(events.toSorted((a, b) => a.action.localeCompare(b.action))).toMatchObject([
      { ...about, action: 'ASSOCIATION_ENDED', subjectId: association.id },
      { ...about, action: 'INVITATION_REVOKED', subjectId: invitation.id },
      {
        ...about,
        action: 'PROFILE_REMOVED',
        subjectId: profile.id,
        changes: { status: ['ACTIVE', 'REMOVED'] },
      },
    ]);
  });

  it("works for the partner's administrator, a disabled profile, and without association or invitation", async () => {
    const partner = await people.administrator({
      account: await people.records.account({ kind: 'PARTNER' }),
    });
    const account = await people.records.account({ partnerId: partner.account.id });
    const ids = [
      (await people.member({ account, status: 'DISABLED' })).profile.id,
      (await people.records.profile({ accountId: account.id })).id,
    ];
    for (const id of ids) {
      const { data } = await remove(id, { as: partner.person });
      expect(data.removeProfile).toMatchObject({ profile: { id, status: 'REMOVED' }, userErrors: [] });
    }
  });

  it('ends access in the very next request, in every session and for every way to name the profile', async () => {
    const { administrator, member } = await pair();
    const { person, profile, account } = member;
    const elsewhere = await test.signIn(person.identity);
    await test.send(
      'mutation ($id: ID!) { switchProfile(input: { profileId: $id, makeDefault: true }) { viewer { session { id } } } }',
      { id: profile.id },
      { as: person },
    );
    const { token } = await invitations.issue(profile);
    await remove(profile.id, { as: administrator.person });
    for (const as of [person, elsewhere, await test.signIn(person.identity)]) {
      const { data } = await test.send<object>(
        `query ($id: ID!, $account: ID!) { profile(id: $id) { id } account(id: $account) { id }
          viewer { activeProfile { id } selection { required candidates { id } } profiles { edges { node { id } } } } }`,
        { id: profile.id, account: account.id },
        { as },
      );
      expect(data).toEqual({
        profile: null,
        account: null,
        viewer: {
          activeProfile: null,
          selection: { required: false, candidates: [] },
          profiles: { edges: [] },
        },
      });
      const named = await test.send('{ viewer { session { id } } }', {}, { as, profileId: profile.id });
      expect(named.errors).toMatchObject([
        { extensions: { code: 'FORBIDDEN', reason: 'PROFILE_NOT_USABLE' } },
      ]);
      const rename = await test.send(
        'mutation ($id: ID!) { updateProfile(input: { profileId: $id, displayName: "Back" }) { userErrors { code } } }',
        { id: profile.id },
        { as },
      );
      expect(outcomeOf(rename)).toBe('FORBIDDEN');
      const back = await test.send(
        'mutation ($id: ID!) { switchProfile(input: { profileId: $id }) { userErrors { code } } }',
        { id: profile.id },
        { as },
      );
      expect(outcomeOf(back)).toBe('NOT_FOUND');
      expect(outcomeOf(await invitations.associate({ token }, { as }))).not.toBe('OK');
    }
  });

  it('lets an administrator remove themselves, who then has no active profile', async () => {
    const { account, person, profile } = await people.administrator();
    await people.administrator({ account });
    const sender = { as: person, profileId: profile.id };
    const { data } = await test.send<Removed>(
      'mutation ($id: ID!) { removeProfile(input: { profileId: $id }) { profile { id status } userErrors { code } } }',
      { id: profile.id },
      sender,
    );
    expect(data.removeProfile).toEqual({ profile: { id: profile.id, status: 'REMOVED' }, userErrors: [] });
    expect((await test.send('{ viewer { session { id } } }', {}, sender)).errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN' } },
    ]);
  });

  it('keeps the Dataverse id for imports, and the search words', async () => {
    const administrator = await people.administrator();
    const externalId = '0f9d4b39-7a4e-4f4c-9a55-0d6f6a3f0c11';
    const { profile } = await people.member({ account: administrator.account, externalId });
    await remove(profile.id, { as: administrator.person });
    expect(await stored(profile.id)).toMatchObject({
      status: 'REMOVED',
      externalId,
      words: profile.words,
      displayName: profile.displayName,
      email: profile.email,
    });
  });

  it('returns the removed profile when it is repeated, and writes nothing more', async () => {
    const { administrator, member } = await pair();
    const first = await remove(member.profile.id, { as: administrator.person });
    const rows = await rowsIn(test.database);
    test.clock.advance(1000);
    const second = await remove(member.profile.id, { as: administrator.person });
    expect(second.body).toBe(first.body);
    expect(await rowsIn(test.database)).toEqual(rows);
  });

  it('removes once for several concurrent calls', async () => {
    const { administrator, member } = await pair();
    const { profile } = member;
    await invitations.issue(profile);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => remove(profile.id, { as: administrator.person })),
    );
    expect(answers.map(outcomeOf)).toEqual(['OK', 'OK', 'OK', 'OK', 'OK']);
    const events = await test.database.reads.findBy(AuditEventEntity, { profileId: profile.id });
    const actions = ['ASSOCIATION_ENDED', 'INVITATION_REVOKED', 'INVITATION_SENT', 'PROFILE_REMOVED'];
    expect(events.map(({ action }) => action).toSorted()).toEqual(actions);
  });

  it('leaves no invitation or association when others are created concurrently', async () => {
    for (let repetition = 0; repetition < 10; repetition += 1) {
      const administrator = await people.administrator();
      const { profile } = await people.member({ account: administrator.account });
      const { token } = await invitations.issue(profile);
      const somebody = await test.signIn();
      await Promise.all([
        remove(profile.id, { as: administrator.person }),
        invitations.associate({ token, replaceIdentity: true }, { as: somebody }),
        invitations.send({ profileId: profile.id }, { as: administrator.person }),
      ]);
      expect(await stored(profile.id)).toMatchObject({ status: 'REMOVED', isAssociated: false });
      const left = await rowsIn(test.database, ['association', 'invitation']);
      const ofProfile = (row: Readonly<Record<string, unknown>>): boolean => row['profile_id'] === profile.id;
      expect(left['association']?.filter(ofProfile).filter((row) => row['ended_at'] === null)).toEqual([]);
      expect(left['invitation']?.filter(ofProfile).filter((row) => row['state'] === 'PENDING')).toEqual([]);
    }
  });

  it('writes everything or nothing', async () => {
    const { administrator, member } = await pair();
    await invitations.issue(member.profile);
    // Records the profile's use beforehand, so that the following mutation writes only its own data.
    await test.send('{ viewer { session { id } } }', {}, { as: administrator.person });
    const before = await rowsIn(test.database);
    for (const action of ['PROFILE_REMOVED', 'ASSOCIATION_ENDED', 'INVITATION_REVOKED']) {
      const answer = await whileInsertsFail(
        test.database,
        'audit_event',
        () => remove(member.profile.id, { as: administrator.person }),
        `NEW.action = '${action}'`,
      );
      expect(answer.errors).toHaveLength(1);
      expect(await rowsIn(test.database)).toEqual(before);
    }
  });

  it('is NOT_PERMITTED for the holder, and for an administrator who acts as another profile', async () => {
    const { member } = await pair();
    const administrator = await people.administrator({ account: member.account });
    const other = await people.another(administrator.person);
    for (const [id, sender] of [
      [member.profile.id, { as: member.person }],
      [administrator.profile.id, { as: administrator.person, profileId: other.profile.id }],
    ] as const) {
      const { data } = await remove(id, sender);
      expect(data.removeProfile).toMatchObject({
        profile: null,
        userErrors: [{ code: 'NOT_PERMITTED', field: ['input', 'profileId'] }],
      });
      expect((await stored(id)).status).toBe('ACTIVE');
    }
  });

  it("is NOT_FOUND for somebody else's profile, exactly as for an unknown one", async () => {
    const { member, administrator } = await pair();
    const stranger = await people.administrator();
    const missing = await remove(newId('prof'), { as: member.person });
    expect(missing.data.removeProfile).toMatchObject({
      profile: null,
      userErrors: [{ code: 'NOT_FOUND', field: ['input', 'profileId'] }],
    });
    for (const { profile } of [administrator, stranger]) {
      const forbidden = await remove(profile.id, { as: member.person });
      expect([forbidden.status, forbidden.body]).toEqual([missing.status, missing.body]);
      expect((await stored(profile.id)).status).toBe('ACTIVE');
    }
  });

  it("is UNAUTHENTICATED for callers who aren't signed in, and FORBIDDEN without an active profile", async () => {
    const { person, profile, account } = await people.administrator();
    await people.administrator({ account });
    await people.another(person);
    expect((await remove(profile.id)).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    expect((await remove(profile.id, { as: person })).errors).toMatchObject([
      { extensions: { code: 'FORBIDDEN', reason: 'NO_ACTIVE_PROFILE' } },
    ]);
    expect((await stored(profile.id)).status).toBe('ACTIVE');
  });

  it("checks the actor's role at the time of the change, not of the request", async () => {
    const removeProfile = createRemoveProfile({ database: test.database, clock: test.clock });
    for (const lose of losses(test)) {
      const { administrator, member } = await pair();
      const actor = await actorNow(test, administrator.person);
      await lose(administrator);
      const command = { actor, requestId: 'test', profileId: member.profile.id };
      expect(await removeProfile(command)).toEqual({ ok: false, refusal: { code: 'NOT_FOUND' } });
      expect((await stored(member.profile.id)).status).toBe('ACTIVE');
    }
  });
});
