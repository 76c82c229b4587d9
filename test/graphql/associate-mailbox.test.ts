import { AssociationEntity } from '../../src/association/association.entity';
import { newId } from '../../src/foundation/ids';
import { InvitationEntity } from '../../src/invitation/invitation.entity';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { type Invitations, invitationsIn, outcomeOf } from '../support/actors/invitations';
import { rowsIn } from '../support/database/tables';
import { startTestApp, type TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';

describeOnEachDatabase('associateProfile for the other profiles of a mailbox', (database) => {
  let test: TestApp;
  let invitations: Invitations;

  beforeAll(async () => {
    test = await startTestApp(database);
    invitations = invitationsIn(test);
  });
  afterAll(() => test.close());

  /** Profiles of one mailbox, each in its own account, with differently written addresses. */
  const mailboxOf = async (count: number): Promise<ProfileEntity[]> => {
    const email = `${newId('acct')}@contoso.example`;
    const profiles = [];
    for (let index = 0; index < count; index += 1) {
      profiles.push(await invitations.unheld({ email: index % 2 ? email.toUpperCase() : email }));
    }
    return profiles;
  };
  const stateOf = async (id: string): Promise<string> =>
    (await test.database.reads.findOneByOrFail(InvitationEntity, { id })).state;

  it('associates all of them, the invited profile first', async () => {
    const [first, ...others] = await mailboxOf(4);
    const { token } = await invitations.issue(first!);
    const as = await test.signIn();
    const alsoProfileIds = [...others.map(({ id }) => id), first!.id, others[0]!.id];
    const { data } = await invitations.associate({ token, alsoProfileIds }, { as });
    const { association, associations } = data.associateProfile;
    expect(association?.profile.id).toBe(first!.id);
    expect(associations.map(({ profile }) => profile.id)).toEqual([first!.id, ...others.map(({ id }) => id)]);
    const repeated = await invitations.associate({ token, alsoProfileIds }, { as });
    expect(repeated.data).toEqual(data);
  });

  it("uses the other profiles' invitations too, so their links return the same association", async () => {
    const [first, second] = await mailboxOf(2);
    const [one, other] = [await invitations.issue(first!), await invitations.issue(second!)];
    const as = await test.signIn();
    const { data } = await invitations.associate({ token: one.token, alsoProfileIds: [second!.id] }, { as });
    expect(await stateOf(other.id)).toBe('ACCEPTED');
    const answer = await invitations.associate({ token: other.token }, { as });
    expect(answer.data.associateProfile.association).toEqual(data.associateProfile.associations[1]);
    const stranger = await invitations.associate(
      { token: other.token, replaceIdentity: true },
      { as: await test.signIn() },
    );
    expect(outcomeOf(stranger)).toBe('INVITATION_ALREADY_USED');
  });

  it("rejects another mailbox's profile exactly like an unknown profile, and writes nothing", async () => {
    const [first, second] = await mailboxOf(2);
    const [foreign] = await mailboxOf(1);
    const { token } = await invitations.issue(first!);
    const as = await test.signIn();
    const headers = { 'x-request-id': 'the-same-each-time' };
    const before = await rowsIn(test.database);
    const bodies = [];
    for (const wrong of [foreign!.id, newId('prof'), 'not even an id']) {
      const alsoProfileIds = [second!.id, wrong];
      const answer = await invitations.associate(
        { token, alsoProfileIds, replaceIdentity: true },
        { as, headers },
      );
      expect(outcomeOf(answer)).toBe('PROFILE_NOT_OF_MAILBOX');
      bodies.push(answer.body);
    }
    expect(new Set(bodies).size).toBe(1);
    expect(await rowsIn(test.database)).toEqual(before);
    expect(outcomeOf(await invitations.associate({ token }, { as }))).toBe('OK');
  });

  it("doesn't treat a look-alike address as the same mailbox", async () => {
    const name = newId('acct').slice(5);
    const invited = await invitations.unheld({ email: `kim@i${name}.example` });
    const lookAlike = await invitations.unheld({ email: `kim@ı${name}.example` });
    const { token } = await invitations.issue(invited);
    const answer = await invitations.associate(
      { token, alsoProfileIds: [lookAlike.id] },
      { as: await test.signIn() },
    );
    expect(outcomeOf(answer)).toBe('PROFILE_NOT_OF_MAILBOX');
  });

  it('is all or nothing when another identity holds one of the profiles', async () => {
    const [first, second] = await mailboxOf(2);
    const former = await test.signIn();
    const held = await invitations.records.associate(second!, former);
    const { token } = await invitations.issue(first!);
    const as = await test.signIn();
    const before = await rowsIn(test.database);
    const alsoProfileIds = [second!.id];
    const refused = await invitations.associate({ token, alsoProfileIds }, { as });
    expect(outcomeOf(refused)).toBe('REPLACEMENT_NOT_CONFIRMED');
    expect(await rowsIn(test.database)).toEqual(before);

    const moved = await invitations.associate({ token, alsoProfileIds, replaceIdentity: true }, { as });
    expect(moved.data.associateProfile.associations).toHaveLength(2);
    expect(await test.database.reads.findOneByOrFail(AssociationEntity, { id: held.id })).toMatchObject({
      endReason: 'REPLACED',
    });
  });

  it('is all or nothing when one of the profiles is disabled', async () => {
    const [first, second] = await mailboxOf(2);
    await test.database.write((manager) =>
      manager.update(ProfileEntity, { id: second!.id }, { status: 'DISABLED' }),
    );
    const { token } = await invitations.issue(first!);
    const as = await test.signIn();
    const before = await rowsIn(test.database);
    const answer = await invitations.associate({ token, alsoProfileIds: [second!.id] }, { as });
    expect(outcomeOf(answer)).toBe('PROFILE_NOT_ACTIVE');
    expect(await rowsIn(test.database)).toEqual(before);
  });

  it('associates nothing new with a used token', async () => {
    const [first, second] = await mailboxOf(2);
    const { token } = await invitations.issue(first!);
    const as = await test.signIn();
    await invitations.associate({ token }, { as });
    const answer = await invitations.associate({ token, alsoProfileIds: [second!.id] }, { as });
    expect(outcomeOf(answer)).toBe('INVITATION_ALREADY_USED');
    expect(await test.database.reads.countBy(AssociationEntity, { profileId: second!.id })).toBe(0);
  });

  it('associates the others for a person who has the invited profile, and uses up both invitations', async () => {
    const [first, second] = await mailboxOf(2);
    const as = await test.signIn();
    const own = await invitations.records.associate(first!, as);
    const [one, other] = [await invitations.issue(first!), await invitations.issue(second!)];
    const alsoProfileIds = [second!.id];
    const { data } = await invitations.associate({ token: one.token, alsoProfileIds }, { as });
    expect(data.associateProfile.userErrors).toEqual([]);
    expect(data.associateProfile.associations).toEqual([
      { id: own.id, profile: { id: first!.id } },
      { id: expect.stringMatching(/^asso_/), profile: { id: second!.id } },
    ]);
    expect([await stateOf(one.id), await stateOf(other.id)]).toEqual(['ACCEPTED', 'ACCEPTED']);
    // Recording the profiles' first use isn't part of the mutation.
    await test.send('{ viewer { session { id } } }', {}, { as });
    const before = await rowsIn(test.database);
    expect((await invitations.associate({ token: one.token, alsoProfileIds }, { as })).data).toEqual(data);
    expect(await rowsIn(test.database)).toEqual(before);

    // Repeating the call doesn't bring back a profile that has since moved.
    const newer = await invitations.issue(second!);
    const newcomer = await test.signIn();
    const move = { token: newer.token, replaceIdentity: true };
    expect(outcomeOf(await invitations.associate(move, { as: newcomer }))).toBe('OK');
    const again = { token: one.token, alsoProfileIds, replaceIdentity: true };
    expect(outcomeOf(await invitations.associate(again, { as }))).toBe('INVITATION_ALREADY_USED');
  });

  it("leaves another profile's expired invitation expired, and associates the profile anyway", async () => {
    const [first, second] = await mailboxOf(2);
    const old = await invitations.issue(second!);
    test.clock.advance(7 * 24 * 3_600_000);
    const { token } = await invitations.issue(first!);
    const as = await test.signIn();
    expect(outcomeOf(await invitations.associate({ token, alsoProfileIds: [second!.id] }, { as }))).toBe(
      'OK',
    );
    expect(await stateOf(old.id)).toBe('PENDING');
    expect(outcomeOf(await invitations.associate({ token: old.token }, { as }))).toBe('INVITATION_EXPIRED');
  });
});
