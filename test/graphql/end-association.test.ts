import { AssociationEntity } from '../../src/association/association.entity';
import { createEndAssociation } from '../../src/association/end-association';
import { AuditEventEntity } from '../../src/audit/audit-event.entity';
import { newId } from '../../src/foundation/ids';
import { actorNow, losses } from '../support/authorization/authorization-asker';
import { type People, peopleOf } from '../support/actors/people';
import { type Answer, type Sender, startTestApp, type TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';

interface Ended {
  endAssociation: {
    association: { id: string; status: string; endedAt: string; endReason: string } | null;
    userErrors: { code: string; message: string; field: string[] | null }[];
  };
}

const END = `mutation ($id: ID!) { endAssociation(input: { associationId: $id }) {
  association { id status endedAt endReason profile { id association { id } } } userErrors { code message field }
} }`;

describeOnEachDatabase('endAssociation', (database) => {
  let test: TestApp;
  let people: People;

  beforeAll(async () => {
    test = await startTestApp(database);
    people = peopleOf(test);
  });
  afterAll(() => test.close());

  const end = (id: string, sender: Sender = {}): Promise<Answer<Ended>> =>
    test.send<Ended>(END, { id }, sender);
  const stored = (id: string): Promise<AssociationEntity> =>
    test.database.reads.findOneByOrFail(AssociationEntity, { id });
  const eventsOf = (subjectId: string): Promise<AuditEventEntity[]> =>
    test.database.reads.findBy(AuditEventEntity, { subjectId, action: 'ASSOCIATION_ENDED' });
  const viewerOf = async (sender: Sender): Promise<Answer<{ viewer: { activeProfile: object | null } }>> =>
    test.send('{ viewer { activeProfile { id } profiles { edges { node { id } } } } }', {}, sender);

  it("ends one's own, keeps it in the history, and takes effect in the next request of every session", async () => {
    const { person, profile, account, association } = await people.member();
    const elsewhere = await test.signIn(person.identity);
    const { data } = await end(association.id, { as: person });
    expect(data.endAssociation).toMatchObject({
      association: {
        id: association.id,
        status: 'ENDED',
        endedAt: test.clock.now().toISOString(),
        endReason: 'ENDED_BY_HOLDER',
        profile: { id: profile.id, association: null },
      },
      userErrors: [],
    });
    for (const as of [person, elsewhere]) {
      expect((await viewerOf({ as })).data.viewer).toEqual({ activeProfile: null, profiles: { edges: [] } });
      expect((await viewerOf({ as, profileId: profile.id })).errors).toMatchObject([
        { extensions: { code: 'FORBIDDEN', reason: 'PROFILE_NOT_USABLE' } },
      ]);
    }
    expect(await eventsOf(association.id)).toMatchObject([
      { accountId: account.id, actorProfileId: profile.id },
    ]);
  });

  it('records that an administrator of the account or of its partner ended it', async () => {
    const partner = await people.administrator({
      account: await people.records.account({ kind: 'PARTNER' }),
    });
    const account = await people.records.account({ partnerId: partner.account.id });
    const administrator = await people.administrator({ account });
    for (const { person } of [administrator, partner]) {
      const member = await people.member({ account });
      const { data } = await end(member.association.id, { as: person });
      expect(data.endAssociation.association?.endReason).toBe('ENDED_BY_ADMINISTRATOR');
      expect((await viewerOf({ as: member.person })).data.viewer.activeProfile).toBeNull();
    }
  });

  it('returns the ended association when it is repeated, and writes nothing more', async () => {
    const { person: administrator, account } = await people.administrator();
    const { association } = await people.member({ account });
    const first = await end(association.id, { as: administrator });
    test.clock.advance(5000);
    const second = await end(association.id, { as: administrator });
    expect(second.body).toBe(first.body);
    expect(await eventsOf(association.id)).toHaveLength(1);
  });

  it('is recorded once for many concurrent calls', async () => {
    const { person, account } = await people.administrator();
    const member = await people.member({ account });
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        end(member.association.id, { as: index % 2 ? person : member.person }),
      ),
    );
    const reasons = new Set<string | undefined>();
    for (const { data, errors } of answers) {
      expect(errors).toEqual([]);
      // The holder's calls after the end are refused, because they can no longer read the association.
      if (data.endAssociation.association) reasons.add(data.endAssociation.association.endReason);
      else expect(data.endAssociation.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    }
    expect([...reasons]).toEqual([(await stored(member.association.id)).endReason]);
    expect(await eventsOf(member.association.id)).toHaveLength(1);
  });

  it("ends one's own association with any active profile, with none, and after the account's plans lapse", async () => {
    const { person, association } = await people.member();
    const other = await people.another(person);
    const lapsed = await people.another(person, { account: await people.records.lapsedAccount() });
    const third = await people.another(person);
    for (const [id, sender] of [
      [lapsed.association.id, { as: person, profileId: other.profile.id }],
      [association.id, { as: person, profileId: other.profile.id }],
      [third.association.id, { as: person }],
    ] as const) {
      const { data } = await end(id, sender);
      expect(data.endAssociation).toMatchObject({ association: { endReason: 'ENDED_BY_HOLDER' } });
    }
    const alone = await people.member({ account: await people.records.lapsedAccount() });
    const { data } = await end(alone.association.id, { as: alone.person });
    expect(data.endAssociation.association?.endReason).toBe('ENDED_BY_HOLDER');
  });

  it.each([
    ['endAssociation(input: { associationId: $association })', 'NOT_FOUND'],
    ['updateProfile(input: { profileId: $profile, displayName: "Taken" })', 'NO_ACTIVE_PROFILE'],
    ['sendInvite(input: { profileId: $profile })', 'NO_ACTIVE_PROFILE'],
  ])("removes one's permissions for the rest of the request, for %s", async (mutation, refusal) => {
    for (const named of [false, true]) {
      const { person, profile, account, association } = await people.administrator();
      const colleague = await people.member({ account });
      const { body } = await test.send(
        `mutation {
          endAssociation(input: { associationId: "${association.id}" }) { userErrors { code } }
          next: ${mutation} { userErrors { code } }
        }`
          .replace('$association', `"${colleague.association.id}"`)
          .replace('$profile', `"${colleague.profile.id}"`),
        {},
        { as: person, ...(named && { profileId: profile.id }) },
      );
      expect(body).toContain(named ? 'PROFILE_NOT_USABLE' : refusal);
      expect((await stored(association.id)).endReason).toBe('ENDED_BY_HOLDER');
      expect((await stored(colleague.association.id)).endedAt).toBeNull();
    }
  });

  it('returns its result even if the request acts as the profile that it ended', async () => {
    const { person, profile, association } = await people.member();
    const { errors, data } = await test.send<Ended>(
      'mutation ($id: ID!) { endAssociation(input: { associationId: $id }) { association { id endReason } userErrors { code } } }',
      { id: association.id },
      { as: person, profileId: profile.id },
    );
    expect(errors).toEqual([]);
    expect(data.endAssociation.association).toEqual({ id: association.id, endReason: 'ENDED_BY_HOLDER' });
  });

  it("checks the actor's role at the time of the change, not of the request", async () => {
    const endAssociation = createEndAssociation({ database: test.database, clock: test.clock });
    for (const lose of losses(test)) {
      const { person, account, profile, association } = await people.administrator();
      const colleague = await people.member({ account });
      const actor = await actorNow(test, person);
      await lose({ profile, association });
      const command = { actor, requestId: 'test', associationId: colleague.association.id };
      expect(await endAssociation(command)).toEqual({ ok: false, refusal: { code: 'NOT_FOUND' } });
      expect((await stored(colleague.association.id)).endedAt).toBeNull();
    }
  });

  it("is NOT_FOUND for somebody else's association, exactly as for an unknown one", async () => {
    const { person, account } = await people.member();
    const missing = await end(newId('asso'), { as: person });
    expect(missing.data.endAssociation).toMatchObject({
      association: null,
      userErrors: [{ code: 'NOT_FOUND', field: ['input', 'associationId'] }],
    });
    for (const { association } of [await people.member({ account }), await people.administrator()]) {
      const forbidden = await end(association.id, { as: person });
      expect([forbidden.status, forbidden.body]).toEqual([missing.status, missing.body]);
      expect((await stored(association.id)).endedAt).toBeNull();
    }
  });

  it("is UNAUTHENTICATED for callers who aren't signed in", async () => {
    const { association } = await people.member();
    expect((await end(association.id)).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    expect((await stored(association.id)).endedAt).toBeNull();
  });
});
