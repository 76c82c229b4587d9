import { InvitationEntity } from '../../src/invitation/invitation.entity';
import { MailEntity } from '../../src/mail/mail.entity';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { SearchWordEntity } from '../../src/search/search-word.entity';
import { splitWords } from '../../src/search/search-words';
import type { Colleague } from '../support/actors/people';
import { profileBatches } from '../support/actors/profile-batches';
import { kindsOf } from '../support/database/statement-kinds';
import { describeOnEachDatabase } from '../support/database/test-database';

describeOnEachDatabase('updateProfiles', (database) => {
  const stage = profileBatches<object>(database, 'updateProfiles');
  const { send: update, codes, colleague, stored, eventsOf } = stage;

  it('changes the valid items, and returns the result of each in order', async () => {
    const [first, second, invited] = [await colleague(), await colleague(), await colleague()];
    const removed = await colleague({ status: 'REMOVED' });
    const foreign = (await stage.people.member()).profile;
    const { id: invitationId } = await stage.invitations.issue(invited);
    const { errors, results, userErrors } = await update([
      { profileId: first.id, displayName: 'Ines', role: 'ADMINISTRATOR' },
      { profileId: removed.id, locale: 'de' },
      { profileId: foreign.id, locale: 'de' },
      { profileId: second.id, email: 'none' },
      { profileId: second.id, displayName: 'www.example.com' },
      { profileId: second.id, locale: '-' },
      { profileId: second.id, status: 'REMOVED' },
      { profileId: second.id, status: 'DISABLED', locale: 'de' },
      { profileId: second.id, locale: 'fr' },
      { profileId: invited.id, email: 'new@contoso.example' },
      { profileId: stage.administrator.profile.id, status: 'DISABLED', displayName: ' ' },
    ]);
    expect(errors).toEqual([]);
    expect(userErrors).toEqual([]);
    expect(results.map(({ index }) => index)).toEqual([...results.keys()]);
    expect(results.map((each) => each.userErrors[0] ?? each.profile?.id)).toEqual([
      first.id,
      { code: 'PROFILE_REMOVED', field: ['input', 'profiles', '1', 'profileId'] },
      { code: 'NOT_FOUND', field: ['input', 'profiles', '2', 'profileId'] },
      { code: 'INVALID_EMAIL', field: ['input', 'profiles', '3', 'email'] },
      { code: 'DISPLAY_NAME_HAS_ADDRESS', field: ['input', 'profiles', '4', 'displayName'] },
      { code: 'INVALID_LOCALE', field: ['input', 'profiles', '5', 'locale'] },
      { code: 'USE_REMOVE_PROFILE', field: ['input', 'profiles', '6', 'status'] },
      second.id,
      { code: 'DUPLICATE', field: ['input', 'profiles', '8', 'profileId'] },
      invited.id,
      { code: 'INVALID_DISPLAY_NAME', field: ['input', 'profiles', '10', 'displayName'] },
    ]);
    expect(await stored(first.id)).toMatchObject({ displayName: 'Ines', role: 'ADMINISTRATOR' });
    expect(await stored(second.id)).toMatchObject({ status: 'DISABLED', locale: 'de' });
    expect(await eventsOf(second.id)).toMatchObject([
      {
        action: 'PROFILE_UPDATED',
        actorProfileId: stage.administrator.profile.id,
        changes: { status: ['ACTIVE', 'DISABLED'], locale: ['en', 'de'] },
      },
    ]);
    const invitation = await stage.test.database.reads.findOneByOrFail(InvitationEntity, {
      id: invitationId,
    });
    expect(invitation.state).toBe('REVOKED');
    expect((await eventsOf(invited.id)).map(({ action }) => action).slice(-2)).toEqual([
      'PROFILE_UPDATED',
      'INVITATION_REVOKED',
    ]);
  });

  it('changes nothing when repeated, and takes as many statements for 200 profiles as for 3', async () => {
    const ids: string[] = [];
    while (ids.length < 200) ids.push((await colleague()).id);
    const change = (some: readonly string[], status: string): Promise<string[]> =>
      codes(some.map((profileId) => ({ profileId, status })));
    const few = ids.slice(0, 3);
    await change(few, 'DISABLED');
    await change(few, 'ACTIVE');
    stage.test.forgetStatements();
    await change(few, 'DISABLED');
    const sent = stage.test.statements.length;
    await change(few, 'ACTIVE');
    stage.test.forgetStatements();
    expect(await change(ids, 'DISABLED')).toEqual(ids.map(() => 'DONE'));
    expect(stage.test.statements).toHaveLength(sent);

    const events = (await eventsOf(ids[9]!)).length;
    expect(await change(ids, 'DISABLED')).toEqual(ids.map(() => 'DONE'));
    expect(await eventsOf(ids[9]!)).toHaveLength(events);
  });

  it('takes as many statements for 200 renamed people as for 3, and they are found by their new names', async () => {
    const ids: string[] = [];
    while (ids.length < 200) ids.push((await colleague()).id);
    // Each person is found by one word less and one word more.
    const rename = (some: readonly string[], first: string): Promise<string[]> =>
      codes(some.map((profileId, index) => ({ profileId, displayName: `${first} "\\李 ${String(index)}` })));
    await rename(ids, 'Zoë');
    const few = ids.slice(0, 3);
    stage.test.forgetStatements();
    await rename(few, "D'Arcy");
    const sent = kindsOf(stage.test.statements);
    await rename(few, 'Zoë');
    stage.test.forgetStatements();
    expect(await rename(ids, "D'Arcy")).toEqual(ids.map(() => 'DONE'));
    expect(kindsOf(stage.test.statements)).toEqual(sent);
    expect(sent.filter((kind) => kind.includes('search_word'))).toEqual([
      'delete search_word',
      'add search_word',
    ]);

    const renamed = await stored(ids[199]!);
    expect(renamed.displayName).toBe(`D'Arcy "\\李 199`);
    const found = await stage.test.database.reads.findBy(SearchWordEntity, { subjectId: renamed.id });
    expect(found.map(({ word }) => word).toSorted()).toEqual(splitWords(renamed.words).toSorted());
    expect(renamed.words).toContain(' arcy ');
  });

  it('keeps an administrator within one call, in the order of the items, and notifies once', async () => {
    const other = await stage.people.administrator({ account: stage.administrator.account });
    const third = await stage.people.administrator({ account: stage.administrator.account });
    const member = await colleague();
    const of = ({ profile }: Pick<Colleague, 'profile'>, change: object): object => ({
      profileId: profile.id,
      ...change,
    });
    stage.test.forgetStatements();
    expect(
      await codes([
        of(other, { role: 'MEMBER' }),
        of(third, { status: 'DISABLED' }),
        of(stage.administrator, { role: 'MEMBER' }),
        { profileId: member.id, role: 'ADMINISTRATOR' },
      ]),
    ).toEqual(['DONE', 'DONE', 'LAST_ADMINISTRATOR', 'DONE']);
    const mails = await stage.test.database.reads.findBy(MailEntity, {
      template: 'administrators-changed',
      subjectId: stage.administrator.account.id,
    });
    expect(mails.map(({ recipient }) => recipient)).toEqual([member.email]);
    expect(
      await codes([
        of(third, { status: 'ACTIVE' }),
        { profileId: member.id, status: 'DISABLED' },
        of(stage.administrator, { role: 'MEMBER' }),
        of(third, { locale: 'de' }),
      ]),
    ).toEqual(['DONE', 'DONE', 'DONE', 'DUPLICATE']);
    expect((await stored(third.profile.id)).status).toBe('ACTIVE');
  });

  it('keeps an administrator when two batches remove the role from each other at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const account = await stage.people.records.account();
      const [one, two] = [
        await stage.people.administrator({ account }),
        await stage.people.administrator({ account }),
      ];
      const demote = ({ profile }: Colleague, { person }: Colleague): Promise<string[]> =>
        codes([{ profileId: profile.id, role: 'MEMBER' }], { as: person });
      const outcomes = await Promise.all([demote(one, two), demote(two, one)]);
      expect(outcomes.flat().filter((code) => code === 'DONE')).toHaveLength(1);
      const left = await stage.test.database.reads.countBy(ProfileEntity, {
        accountId: account.id,
        role: 'ADMINISTRATOR',
      });
      expect(left).toBe(1);
    }
  });

  it('lets members change only their own name, address and language', async () => {
    const member = await stage.people.member({ account: stage.administrator.account });
    const { id } = await colleague();
    const as = { as: member.person };
    expect(await codes([{ profileId: member.profile.id, displayName: 'Me' }, { profileId: id }], as)).toEqual(
      ['DONE', 'NOT_FOUND'],
    );
    const { results } = await update([{ profileId: member.profile.id, role: 'ADMINISTRATOR' }], as);
    expect(results[0]?.userErrors).toEqual([
      { code: 'NOT_PERMITTED', field: ['input', 'profiles', '0', 'role'] },
    ]);
  });

  stage.testCalls(({ id }) => ({ profileId: id }));
});
