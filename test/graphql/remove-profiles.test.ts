import { AssociationEntity } from '../../src/association/association.entity';
import { AuditEventEntity } from '../../src/audit/audit-event.entity';
import { InvitationEntity } from '../../src/invitation/invitation.entity';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { type Invitations, invitationsIn } from '../support/actors/invitations';
import { type Colleague, type People, peopleOf } from '../support/actors/people';
import { type Answer, type Sender, startTestApp, type TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';

interface Payload {
  removeProfiles: {
    results: {
      index: number;
      profile: { id: string; status: string } | null;
      userErrors: { code: string; field: string[] }[];
    }[];
    userErrors: { code: string; field: string[] }[];
  };
}

describeOnEachDatabase('removeProfiles', (database) => {
  let test: TestApp;
  let people: People;
  let invitations: Invitations;
  let administrator: Colleague;

  beforeAll(async () => {
    test = await startTestApp(database);
    people = peopleOf(test);
    invitations = invitationsIn(test);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    administrator = await people.administrator();
  });

  const remove = (
    profileIds: readonly string[],
    sender: Sender = { as: administrator.person },
  ): Promise<Answer<Payload>> =>
    test.send(
      `mutation ($input: RemoveProfilesInput!) { removeProfiles(input: $input) {
        results { index profile { id status } userErrors { code field } } userErrors { code field } } }`,
      { input: { profileIds } },
      sender,
    );
  const codes = async (...given: Parameters<typeof remove>): Promise<string[]> => {
    const { data, errors } = await remove(...given);
    expect(errors).toEqual([]);
    return data.removeProfiles.results.map(({ userErrors }) => userErrors[0]?.code ?? 'DONE');
  };
  const colleague = (): Promise<ProfileEntity> =>
    people.records.profile({ accountId: administrator.account.id });
  const eventsOf = (id: string): Promise<AuditEventEntity[]> =>
    test.database.reads.find(AuditEventEntity, { where: { profileId: id }, order: { id: 'ASC' } });

  it('removes the valid items, ends what they had, and returns the result of each in order', async () => {
    const held = await people.member({ account: administrator.account });
    const invited = await colleague();
    const { id: invitationId } = await invitations.issue(invited);
    const foreign = (await people.member()).profile;
    const { data, errors } = await remove([
      held.profile.id,
      foreign.id,
      invited.id,
      held.profile.id,
      administrator.profile.id,
    ]);
    expect(errors).toEqual([]);
    const done = (id: string): object => ({ profile: { id, status: 'REMOVED' }, userErrors: [] });
    const refused = (code: string, index: number): object => ({
      profile: null,
      userErrors: [{ code, field: ['input', 'profileIds', String(index)] }],
    });
    expect(data.removeProfiles).toEqual({
      results: [
        { index: 0, ...done(held.profile.id) },
        { index: 1, ...refused('NOT_FOUND', 1) },
        { index: 2, ...done(invited.id) },
        { index: 3, ...refused('DUPLICATE', 3) },
        { index: 4, ...refused('LAST_ADMINISTRATOR', 4) },
      ],
      userErrors: [],
    });
    const profile = await test.database.reads.findOneByOrFail(ProfileEntity, { id: held.profile.id });
    expect(profile).toMatchObject({ status: 'REMOVED', isAssociated: false });
    const association = await test.database.reads.findOneByOrFail(AssociationEntity, {
      id: held.association.id,
    });
    expect(association).toMatchObject({ endReason: 'PROFILE_REMOVED' });
    const invitation = await test.database.reads.findOneByOrFail(InvitationEntity, { id: invitationId });
    expect(invitation.state).toBe('REVOKED');
    expect(await eventsOf(held.profile.id)).toMatchObject([
      { action: 'PROFILE_REMOVED', changes: { status: ['ACTIVE', 'REMOVED'] } },
      { action: 'ASSOCIATION_ENDED', subjectId: held.association.id },
    ]);
    expect((await eventsOf(invited.id)).map(({ action }) => action).slice(-2)).toEqual([
      'PROFILE_REMOVED',
      'INVITATION_REVOKED',
    ]);
  });

  it('writes nothing when repeated, and takes as many statements for 200 profiles as for 3', async () => {
    const ids: string[] = [];
    while (ids.length < 203) ids.push((await colleague()).id);
    await test.send('{ viewer { session { id } } }', {}, { as: administrator.person });
    test.forgetStatements();
    expect(await codes(ids.slice(0, 3))).toEqual(['DONE', 'DONE', 'DONE']);
    const sent = test.statements.length;
    test.forgetStatements();
    expect(await codes(ids.slice(3))).toEqual(ids.slice(3).map(() => 'DONE'));
    expect(test.statements).toHaveLength(sent);
    expect(await codes(ids)).toEqual(ids.map(() => 'DONE'));
    expect(await eventsOf(ids[9]!)).toHaveLength(1);
  });

  it('keeps an administrator within one call, and when two batches remove each other at once', async () => {
    const other = await people.administrator({ account: administrator.account });
    const ids = [administrator.profile.id, other.profile.id];
    expect(await codes(ids)).toEqual(['DONE', 'LAST_ADMINISTRATOR']);
    for (let round = 0; round < 5; round += 1) {
      const account = await people.records.account();
      const [one, two] = [await people.administrator({ account }), await people.administrator({ account })];
      const both = [one.profile.id, two.profile.id];
      await Promise.all([codes(both, { as: one.person }), codes(both.toReversed(), { as: two.person })]);
      const left = await test.database.reads.countBy(ProfileEntity, {
        accountId: account.id,
        status: 'ACTIVE',
      });
      expect(left).toBe(1);
    }
  });

  it('is for administrators', async () => {
    const member = await people.member({ account: administrator.account });
    expect(await codes([member.profile.id], { as: member.person })).toEqual(['NOT_PERMITTED']);
    const { errors } = await remove([member.profile.id], {});
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  it('rejects the whole call when it has no items or more than 500', async () => {
    const field = ['input', 'profileIds'];
    for (const [profileIds, code] of [
      [[], 'EMPTY'],
      [Array.from({ length: 501 }, () => administrator.profile.id), 'TOO_MANY'],
    ] as const)
      expect((await remove(profileIds)).data.removeProfiles).toEqual({
        results: [],
        userErrors: [{ code, field }],
      });
  });
});
