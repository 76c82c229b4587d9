import { AssociationEntity } from '../../src/association/association.entity';
import { InvitationEntity } from '../../src/invitation/invitation.entity';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { profileBatches } from '../support/actors/profile-batches';
import { describeOnEachDatabase } from '../support/database/test-database';

describeOnEachDatabase('removeProfiles', (database) => {
  const stage = profileBatches<string>(database, 'removeProfiles');
  const { send: remove, codes, colleague, stored, eventsOf } = stage;

  it('removes the valid items, ends what they had, and returns the result of each in order', async () => {
    const held = await stage.people.member({ account: stage.administrator.account });
    const invited = await colleague();
    const { id: invitationId } = await stage.invitations.issue(invited);
    const foreign = (await stage.people.member()).profile;
    const outcome = await remove([
      held.profile.id,
      foreign.id,
      invited.id,
      held.profile.id,
      stage.administrator.profile.id,
    ]);
    const done = (id: string): object => ({ profile: { id, status: 'REMOVED' }, userErrors: [] });
    const refused = (code: string, index: number): object => ({
      profile: null,
      userErrors: [{ code, field: ['input', 'profileIds', String(index)] }],
    });
    expect(outcome).toEqual({
      errors: [],
      results: [
        { index: 0, ...done(held.profile.id) },
        { index: 1, ...refused('NOT_FOUND', 1) },
        { index: 2, ...done(invited.id) },
        { index: 3, ...refused('DUPLICATE', 3) },
        { index: 4, ...refused('LAST_ADMINISTRATOR', 4) },
      ],
      userErrors: [],
    });
    expect(await stored(held.profile.id)).toMatchObject({ status: 'REMOVED', isAssociated: false });
    const association = await stage.test.database.reads.findOneByOrFail(AssociationEntity, {
      id: held.association.id,
    });
    expect(association).toMatchObject({ endReason: 'PROFILE_REMOVED' });
    const invitation = await stage.test.database.reads.findOneByOrFail(InvitationEntity, {
      id: invitationId,
    });
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
    await stage.test.send('{ viewer { session { id } } }', {}, { as: stage.administrator.person });
    stage.test.forgetStatements();
    expect(await codes(ids.slice(0, 3))).toEqual(['DONE', 'DONE', 'DONE']);
    const sent = stage.test.statements.length;
    stage.test.forgetStatements();
    expect(await codes(ids.slice(3))).toEqual(ids.slice(3).map(() => 'DONE'));
    expect(stage.test.statements).toHaveLength(sent);
    expect(await codes(ids)).toEqual(ids.map(() => 'DONE'));
    expect(await eventsOf(ids[9]!)).toHaveLength(1);
  });

  it('keeps an administrator within one call, and when two batches remove each other at once', async () => {
    const other = await stage.people.administrator({ account: stage.administrator.account });
    const ids = [stage.administrator.profile.id, other.profile.id];
    expect(await codes(ids)).toEqual(['DONE', 'LAST_ADMINISTRATOR']);
    for (let round = 0; round < 5; round += 1) {
      const account = await stage.people.records.account();
      const [one, two] = [
        await stage.people.administrator({ account }),
        await stage.people.administrator({ account }),
      ];
      const both = [one.profile.id, two.profile.id];
      await Promise.all([codes(both, { as: one.person }), codes(both.toReversed(), { as: two.person })]);
      const left = await stage.test.database.reads.countBy(ProfileEntity, {
        accountId: account.id,
        status: 'ACTIVE',
      });
      expect(left).toBe(1);
    }
  });

  it('is for administrators', async () => {
    const member = await stage.people.member({ account: stage.administrator.account });
    expect(await codes([member.profile.id], { as: member.person })).toEqual(['NOT_PERMITTED']);
  });

  stage.testCalls(({ id }) => id);
});
