import { AssociationEntity } from '../../src/association/association.entity';
import { AuditEventEntity } from '../../src/audit/audit-event.entity';
import { newId } from '../../src/foundation/ids';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { findViewer } from '../../src/viewer/find-viewer';
import { createSwitchProfile } from '../../src/viewer/switch-profile';
import { type Colleague, type People, peopleOf } from '../support/actors/people';
import {
  type Answer,
  type Sender,
  type SignedIn,
  startTestApp,
  type TestApp,
} from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';

interface Acting {
  activeProfile: { id: string } | null;
  selection: { required: boolean; resolvedBy: string | null };
}
interface Switched {
  switchProfile: {
    viewer: Acting | null;
    userErrors: { code: string; message: string; field: string[] | null }[];
  };
}

const SWITCH = `mutation ($input: SwitchProfileInput!) { switchProfile(input: $input) {
  viewer { activeProfile { id } selection { required resolvedBy } } userErrors { code message field }
} }`;

describeOnEachDatabase('switchProfile', (database) => {
  let test: TestApp;
  let people: People;
  let person: SignedIn;
  let first: Colleague;
  let second: Colleague;

  beforeAll(async () => {
    test = await startTestApp(database);
    people = peopleOf(test);
  });
  beforeEach(async () => {
    first = await people.member();
    person = first.person;
    second = await people.another(person, {
      account: await people.records.account({ kind: 'PARTNER' }),
    });
  });
  afterAll(() => test.close());

  const switchTo = (
    profileId: string,
    sender: Sender = { as: person },
    makeDefault?: boolean,
  ): Promise<Answer<Switched>> =>
    test.send<Switched>(SWITCH, { input: { profileId, ...(makeDefault && { makeDefault }) } }, sender);
  const acting = async (sender: Sender): Promise<Acting> =>
    (
      await test.send<{ viewer: Acting }>(
        '{ viewer { activeProfile { id } selection { required resolvedBy } } }',
        {},
        sender,
      )
    ).data.viewer;
  const as = (profile: { id: string }, resolvedBy: string): Acting => ({
    activeProfile: { id: profile.id },
    selection: { required: false, resolvedBy },
  });
  const undecided: Acting = { activeProfile: null, selection: { required: true, resolvedBy: null } };
  const eventsOf = (subjectId: string): Promise<AuditEventEntity[]> =>
    test.database.reads.find(AuditEventEntity, {
      where: { subjectId, action: 'PROFILE_SWITCHED' },
      order: { id: 'ASC' },
    });

  it('chooses for this session only, without signing out, and can change it back', async () => {
    const elsewhere = await test.signIn(person.identity);
    expect(await acting({ as: person })).toEqual(undecided);
    for (const { profile } of [first, second, first]) {
      const { data } = await switchTo(profile.id);
      expect(data.switchProfile).toEqual({ viewer: as(profile, 'SESSION'), userErrors: [] });
      expect(await acting({ as: person })).toEqual(as(profile, 'SESSION'));
    }
    expect(await acting({ as: elsewhere })).toEqual(undecided);
    expect(await acting({ as: await test.signIn(person.identity) })).toEqual(undecided);
  });

  it('makes the choice the default of every session without its own choice', async () => {
    const chosenElsewhere = await test.signIn(person.identity);
    await switchTo(second.profile.id, { as: chosenElsewhere });
    await switchTo(first.profile.id, { as: person }, true);
    expect(await acting({ as: person })).toEqual(as(first.profile, 'SESSION'));
    expect(await acting({ as: chosenElsewhere })).toEqual(as(second.profile, 'SESSION'));
    expect(await acting({ as: await test.signIn(person.identity) })).toEqual(as(first.profile, 'DEFAULT'));

    await switchTo(second.profile.id);
    expect(await acting({ as: await test.signIn(person.identity) })).toEqual(as(first.profile, 'DEFAULT'));
  });

  it("doesn't affect a tab that names its profile itself", async () => {
    const tab = { as: person, profileId: second.profile.id };
    const { data } = await switchTo(first.profile.id, tab);
    expect(data.switchProfile).toEqual({ viewer: as(second.profile, 'HEADER'), userErrors: [] });
    expect(await acting({ as: person })).toEqual(as(first.profile, 'SESSION'));
  });

  it('updates the last use of the profile, and audits the previous choice', async () => {
    await switchTo(first.profile.id, { as: person }, true);
    test.clock.advance(1000);
    await switchTo(second.profile.id, { as: person }, true);
    const { lastUsedAt } = await test.database.reads.findOneByOrFail(AssociationEntity, {
      id: second.association.id,
    });
    expect(lastUsedAt).toEqual(test.clock.now());
    expect(await eventsOf(second.profile.id)).toMatchObject([
      {
        accountId: second.account.id,
        actorIdentityId: (await people.records.identityOf(person)).id,
        changes: {
          activeProfile: [first.profile.id, second.profile.id],
          default: [first.profile.id, second.profile.id],
        },
      },
    ]);
    expect(await eventsOf(first.profile.id)).toMatchObject([
      { changes: { activeProfile: [null, first.profile.id], default: [null, first.profile.id] } },
    ]);
  });

  it('returns the same when it is repeated', async () => {
    const once = await switchTo(first.profile.id, { as: person }, true);
    const twice = await switchTo(first.profile.id, { as: person }, true);
    expect(twice.body).toBe(once.body);
  });

  it('ends with exactly one of two concurrent choices in one session', async () => {
    const answers = await Promise.all(
      [first, second, first, second].map(({ profile }) => switchTo(profile.id, { as: person }, true)),
    );
    expect(answers.flatMap(({ errors, data }) => [...errors, ...data.switchProfile.userErrors])).toEqual([]);
    const { activeProfile } = await acting({ as: person });
    const fresh = await acting({ as: await test.signIn(person.identity) });
    expect(activeProfile).toEqual(fresh.activeProfile);
  });

  it('is PROFILE_NOT_ACTIVE for a disabled profile', async () => {
    await test.database.write((manager) =>
      manager.update(ProfileEntity, { id: first.profile.id }, { status: 'DISABLED' }),
    );
    const { data } = await switchTo(first.profile.id);
    expect(data.switchProfile).toMatchObject({
      viewer: null,
      userErrors: [{ code: 'PROFILE_NOT_ACTIVE', field: ['input', 'profileId'] }],
    });
    expect(await acting({ as: person })).toEqual(as(second.profile, 'ONLY_PROFILE'));
  });

  it('is ACCESS_CLOSED for a profile of an account whose plan lapsed', async () => {
    const lapsed = await people.another(person, { account: await people.records.lapsedAccount() });
    const { data } = await switchTo(lapsed.profile.id, { as: person }, true);
    expect(data.switchProfile).toMatchObject({
      viewer: null,
      userErrors: [{ code: 'ACCESS_CLOSED', field: ['input', 'profileId'] }],
    });
    expect(await acting({ as: person })).toEqual(undecided);
  });

  it("is NOT_FOUND for another person's profile, exactly as for an unknown one", async () => {
    const missing = await switchTo(newId('prof'));
    expect(missing.data.switchProfile).toMatchObject({
      viewer: null,
      userErrors: [{ code: 'NOT_FOUND', field: ['input', 'profileId'] }],
    });
    const stranger = await people.member();
    const administrator = await people.another(person, { role: 'ADMINISTRATOR' });
    const managed = await people.member({ account: administrator.account });
    const removed = await people.another(person, { status: 'REMOVED' });
    const ended = await people.another(person);
    await test.database.write((manager) =>
      manager.update(
        AssociationEntity,
        { id: ended.association.id },
        { endedAt: test.clock.now(), endReason: 'ENDED_BY_ADMINISTRATOR' },
      ),
    );
    for (const { profile } of [stranger, managed, removed, ended]) {
      const refused = await switchTo(profile.id);
      expect([refused.status, refused.body]).toEqual([missing.status, missing.body]);
    }
  });

  it('is NOT_FOUND for a profile that was moved to somebody else concurrently', async () => {
    const { sessionToken } = person;
    const asked = { requestedProfileId: null, now: test.clock.now() };
    const found = await findViewer(test.database, sessionToken, asked);
    await test.database.write((manager) =>
      manager.update(
        AssociationEntity,
        { id: first.association.id },
        { endedAt: test.clock.now(), endReason: 'REPLACED' },
      ),
    );
    await people.records.associate(first.profile, await test.signIn());
    if (!found.ok || !found.value) throw new Error('Nobody is signed in.');
    const switchProfile = createSwitchProfile({ database: test.database, clock: test.clock });
    const result = await switchProfile({
      viewer: found.value,
      requestId: 'test',
      profileId: first.profile.id,
      makeDefault: true,
    });
    expect(result).toEqual({ ok: false, refusal: { code: 'NOT_FOUND' } });
    expect((await acting({ as: person })).selection.resolvedBy).toBe('ONLY_PROFILE');
    expect(await eventsOf(first.profile.id)).toEqual([]);
  });

  it('requires a sign-in, but no earlier choice', async () => {
    expect((await switchTo(first.profile.id, {})).errors).toMatchObject([
      { extensions: { code: 'UNAUTHENTICATED' } },
    ]);
    expect((await switchTo(first.profile.id)).errors).toEqual([]);
  });
});
