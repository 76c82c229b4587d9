import { AssociationEntity } from '../../src/association/association.entity';
import { newId } from '../../src/foundation/ids';
import { InvitationEntity } from '../../src/invitation/invitation.entity';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { type Invitations, invitationsIn, outcomeOf } from '../support/actors/invitations';
import { rowsIn } from '../support/database/tables';
import { type SignedIn, startTestApp, type TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';

const DAY = 24 * 3_600_000;
const UPDATE = `mutation ($input: UpdateProfileInput!) {
  updateProfile(input: $input) { userErrors { code message field } } }`;
const HISTORY = `query ($id: ID!) { profile(id: $id) {
  associations { edges { node { status endReason identity { displayName } } } } } }`;

describeOnEachDatabase('associateProfile', (database) => {
  let test: TestApp;
  let invitations: Invitations;

  beforeAll(async () => {
    test = await startTestApp(database);
    invitations = invitationsIn(test);
  });
  afterAll(() => test.close());

  const activeOf = (profileId: string): Promise<AssociationEntity[]> =>
    test.database.reads
      .findBy(AssociationEntity, { profileId })
      .then((all) => all.filter(({ endedAt }) => endedAt === null));
  /** Expects that an attempt is refused with a code, and changes nothing permanently. */
  const expectRefusal = async (
    code: string,
    input: Parameters<Invitations['associate']>[0],
    as: SignedIn,
  ): Promise<void> => {
    const before = await rowsIn(test.database);
    const { data } = await invitations.associate(input, { as });
    expect(data.associateProfile).toMatchObject({
      association: null,
      associations: [],
      userErrors: [{ code }],
    });
    expect(await rowsIn(test.database)).toEqual(before);
  };

  it('associates the profile with the signed-in person, and records who accepted and when', async () => {
    const profile = await invitations.unheld();
    const { id, token } = await invitations.issue(profile);
    const as = await test.signIn({ username: 'somebody.else@other.example' });
    const { data } = await invitations.associate({ token }, { as });
    const association = { id: expect.stringMatching(/^asso_/), profile: { id: profile.id } };
    expect(data.associateProfile).toEqual({ association, associations: [association], userErrors: [] });
    const identity = await invitations.records.identityOf(as);
    expect(await activeOf(profile.id)).toMatchObject([{ identityId: identity.id }]);
    const accepted = await test.database.reads.findOneByOrFail(InvitationEntity, { id });
    expect(accepted).toMatchObject({ state: 'ACCEPTED', acceptedByIdentityId: identity.id });
    expect(accepted.acceptedAt).toEqual(test.clock.now());
    const { audit_event: events = [] } = await rowsIn(test.database, ['audit_event']);
    const own = events.filter((event) => event['actor_identity_id'] === identity.id);
    expect(own.map((event) => event['action']).toSorted()).toEqual([
      'ASSOCIATION_CREATED',
      'IDENTITY_SIGNED_IN',
      'INVITATION_ACCEPTED',
    ]);
  });

  it('lets the person act as the profile in the very next request', async () => {
    const profile = await invitations.unheld();
    const { token } = await invitations.issue(profile);
    const as = await test.signIn();
    await invitations.associate({ token }, { as });
    const { data } = await test.send<{ viewer: object }>(
      '{ viewer { activeProfile { id } } }',
      {},
      { as, profileId: profile.id },
    );
    expect(data.viewer).toEqual({ activeProfile: { id: profile.id } });
  });

  it('returns the same association when it is repeated, and writes nothing more', async () => {
    const profile = await invitations.unheld();
    const { token } = await invitations.issue(profile);
    const as = await test.signIn();
    const first = await invitations.associate({ token }, { as });
    // Recording the profile's first use isn't part of the mutation.
    await test.send('{ viewer { session { id } } }', {}, { as });
    const before = await rowsIn(test.database);
    const second = await invitations.associate({ token }, { as });
    expect(second.data).toEqual(first.data);
    expect(await rowsIn(test.database)).toEqual(before);
  });

  it("is UNAUTHENTICATED for callers who aren't signed in, and leaves the token valid", async () => {
    const { token } = await invitations.issue(await invitations.unheld());
    expect(outcomeOf(await invitations.associate({ token }, {}))).toBe('UNAUTHENTICATED');
    expect(outcomeOf(await invitations.associate({ token }, { as: await test.signIn() }))).toBe('OK');
  });

  it('returns the same for a forged token, whether or not its invitation exists', async () => {
    const { token } = await invitations.issue(await invitations.unheld());
    const [id = '', mac = ''] = token.split('.');
    const other = await invitations.issue(await invitations.unheld());
    const forged = [
      `${newId('invt').slice(5)}.${mac}`,
      `${other.token.split('.')[0] ?? ''}.${mac}`,
      `${id}.${'A'.repeat(43)}`,
      token.slice(0, -1),
      `${token}A`,
      id,
      '',
      'x'.repeat(10_000),
    ];
    const as = await test.signIn();
    const headers = { 'x-request-id': 'the-same-each-time' };
    const bodies = [];
    for (const bad of forged) {
      const answer = await invitations.associate({ token: bad }, { as, headers });
      expect(outcomeOf(answer)).toBe('INVALID_TOKEN');
      bodies.push(answer.body);
    }
    expect(new Set(bodies).size).toBe(1);
    expect(outcomeOf(await invitations.associate({ token }, { as }))).toBe('OK');
  });

  it('is INVITATION_ALREADY_USED for everybody except the person who accepted', async () => {
    const { token } = await invitations.issue(await invitations.unheld());
    await invitations.associate({ token }, { as: await test.signIn() });
    await expectRefusal('INVITATION_ALREADY_USED', { token, replaceIdentity: true }, await test.signIn());
  });

  it('is INVITATION_SUPERSEDED for the link in an earlier mail', async () => {
    const profile = await invitations.unheld();
    const { token } = await invitations.issue(profile);
    await invitations.issue(profile);
    await expectRefusal('INVITATION_SUPERSEDED', { token }, await test.signIn());
  });

  it("is INVITATION_REVOKED after the profile's address changes", async () => {
    const { profile, person } = await invitations.holder();
    const { token } = await invitations.issue(profile);
    const input = { profileId: profile.id, email: `moved.${profile.email}` };
    expect(outcomeOf(await test.send(UPDATE, { input }, { as: person }))).toBe('OK');
    await expectRefusal('INVITATION_REVOKED', { token, replaceIdentity: true }, await test.signIn());
  });

  it('works when only the spelling of the address changed', async () => {
    const { profile, person } = await invitations.holder();
    const { token } = await invitations.issue(profile);
    const input = { profileId: profile.id, email: profile.email.toUpperCase() };
    expect(outcomeOf(await test.send(UPDATE, { input }, { as: person }))).toBe('OK');
    expect(outcomeOf(await invitations.associate({ token }, { as: person }))).toBe('OK');
  });

  it.each(['DISABLED', 'REMOVED'] as const)(
    'is PROFILE_NOT_ACTIVE for a profile that is %s',
    async (status) => {
      const profile = await invitations.unheld();
      const { token } = await invitations.issue(profile);
      await test.database.write((manager) => manager.update(ProfileEntity, { id: profile.id }, { status }));
      await expectRefusal('PROFILE_NOT_ACTIVE', { token }, await test.signIn());
    },
  );

  it('associates a profile whose account has no current plan, with access after the renewal', async () => {
    const { id } = await invitations.records.lapsedAccount();
    const { token } = await invitations.issue(await invitations.unheld({ accountId: id }));
    const as = await test.signIn();
    expect(outcomeOf(await invitations.associate({ token }, { as }))).toBe('OK');
    const { data } = await test.send<{ viewer: object }>(
      '{ viewer { activeProfile { id } profiles { edges { node { account { access { granted reason } } } } } } }',
      {},
      { as },
    );
    expect(data.viewer).toEqual({
      activeProfile: null,
      profiles: { edges: [{ node: { account: { access: { granted: false, reason: 'PLAN_LAPSED' } } } }] },
    });
  });

  it('works until the last millisecond, and is INVITATION_EXPIRED after that', async () => {
    const [early, late] = [await invitations.unheld(), await invitations.unheld()];
    const [first, second] = [await invitations.issue(early), await invitations.issue(late)];
    test.clock.advance(7 * DAY - 1);
    const as = await test.signIn();
    expect(outcomeOf(await invitations.associate({ token: first.token }, { as }))).toBe('OK');
    // Recording the profile's first use isn't part of the mutation.
    await test.send('{ viewer { session { id } } }', {}, { as });
    test.clock.advance(1);
    await expectRefusal('INVITATION_EXPIRED', { token: second.token }, as);
    expect(outcomeOf(await invitations.associate({ token: first.token }, { as }))).toBe('OK');
  });

  it('moves an associated profile only with replaceIdentity, and keeps the token valid until then', async () => {
    const { profile, person: before, association } = await invitations.holder();
    const { token } = await invitations.issue(profile);
    const as = await test.signIn({ displayName: 'The New Account' });
    await expectRefusal('REPLACEMENT_NOT_CONFIRMED', { token }, as);
    await expectRefusal('REPLACEMENT_NOT_CONFIRMED', { token, replaceIdentity: false }, as);
    const actAsBefore = () =>
      test.send<{ viewer: { activeProfile: { id: string } } }>(
        '{ viewer { activeProfile { id } } }',
        {},
        { as: before, profileId: profile.id },
      );
    expect((await actAsBefore()).data.viewer.activeProfile.id).toBe(profile.id);

    expect(outcomeOf(await invitations.associate({ token, replaceIdentity: true }, { as }))).toBe('OK');
    expect((await actAsBefore()).errors[0]?.extensions.code).toBe('FORBIDDEN');
    const ended = await test.database.reads.findOneByOrFail(AssociationEntity, { id: association.id });
    expect(ended).toMatchObject({ endReason: 'REPLACED', endedAt: test.clock.now() });
    expect(await activeOf(profile.id)).toHaveLength(1);
    const { data } = await test.send<{ profile: { associations: { edges: { node: object }[] } } }>(
      HISTORY,
      { id: profile.id },
      { as },
    );
    const current = { status: 'ACTIVE', endReason: null, identity: { displayName: 'The New Account' } };
    const former = { status: 'ENDED', endReason: 'REPLACED', identity: { displayName: 'Test Person' } };
    const history = data.profile.associations.edges.map(({ node }) => node);
    expect(history).toHaveLength(2);
    expect(history).toEqual(expect.arrayContaining([current, former]));
  });

  it("doesn't bring back a profile that has since moved to another account", async () => {
    const profile = await invitations.unheld();
    const mine = await invitations.issue(profile);
    const person = await test.signIn();
    await invitations.associate({ token: mine.token }, { as: person });
    const theirs = await invitations.issue(profile);
    await invitations.associate({ token: theirs.token, replaceIdentity: true }, { as: await test.signIn() });
    await expectRefusal('INVITATION_ALREADY_USED', { token: mine.token, replaceIdentity: true }, person);
  });

  it('returns the association of a person who already has the profile, and keeps the invitation pending', async () => {
    const { profile, person: as, association } = await invitations.holder();
    const { id, token } = await invitations.issue(profile);
    // Recording the profile's first use isn't part of the mutation.
    await test.send('{ viewer { session { id } } }', {}, { as });
    const before = await rowsIn(test.database);
    for (const replaceIdentity of [false, true]) {
      const { data } = await invitations.associate({ token, replaceIdentity }, { as });
      const own = { id: association.id, profile: { id: profile.id } };
      expect(data.associateProfile).toEqual({ association: own, associations: [own], userErrors: [] });
    }
    expect(await rowsIn(test.database)).toEqual(before);

    const newcomer = await test.signIn();
    const moved = await invitations.associate({ token, replaceIdentity: true }, { as: newcomer });
    expect(outcomeOf(moved)).toBe('OK');
    const identity = await invitations.records.identityOf(newcomer);
    expect(await activeOf(profile.id)).toMatchObject([{ identityId: identity.id }]);
    expect(await test.database.reads.findOneByOrFail(InvitationEntity, { id })).toMatchObject({
      state: 'ACCEPTED',
      acceptedByIdentityId: identity.id,
    });
    await expectRefusal('INVITATION_ALREADY_USED', { token, replaceIdentity: true }, as);
  });

  it('rejects a list of more than a hundred other profiles', async () => {
    const { token } = await invitations.issue(await invitations.unheld());
    const alsoProfileIds = Array.from({ length: 101 }, () => newId('prof'));
    const answer = await invitations.associate({ token, alsoProfileIds }, { as: await test.signIn() });
    expect(outcomeOf(answer)).toBe('BAD_USER_INPUT');
  });
});
