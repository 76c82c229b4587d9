import { newId } from '../../src/ids';
import { type Colleague, type People, peopleOf } from '../support/people';
import { type Answer, startTestApp, type TestApp } from '../support/test-app';
import { describeOnEachDatabase } from '../support/test-database';

interface Entities {
  _entities: ({ __typename: string; id: string } | null)[];
}

describeOnEachDatabase('_entities', (database) => {
  let test: TestApp;
  let people: People;
  let administrator: Colleague;
  let member: Colleague;
  let invitationId: string;

  beforeAll(async () => {
    test = await startTestApp(database);
    people = peopleOf(test);
    administrator = await people.administrator();
    member = await people.member({ account: administrator.account });
    const { data } = await test.send<{ sendInvite: { invitation: { id: string } } }>(
      'mutation ($id: ID!) { sendInvite(input: { profileId: $id }) { invitation { id } } }',
      { id: member.profile.id },
      { as: administrator.person },
    );
    invitationId = data.sendInvite.invitation.id;
  });
  afterAll(() => test.close());

  const resolve = (representations: object[], as?: Colleague['person']): Promise<Answer<Entities>> =>
    test.send<Entities>(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) {
        __typename ... on Account { id number } ... on Profile { id } ... on Association { id } ... on Invitation { id }
      } }`,
      { representations },
      { as },
    );

  it('resolves each kind of entity by each of its keys, in the order it was asked', async () => {
    const { account } = administrator;
    const { data } = await resolve(
      [
        { __typename: 'Invitation', id: invitationId },
        { __typename: 'Account', number: account.number },
        { __typename: 'Profile', id: member.profile.id },
        { __typename: 'Account', id: account.id },
        { __typename: 'Association', id: member.association.id },
      ],
      administrator.person,
    );
    expect(data._entities).toEqual([
      { __typename: 'Invitation', id: invitationId },
      { __typename: 'Account', id: account.id, number: account.number },
      { __typename: 'Profile', id: member.profile.id },
      { __typename: 'Account', id: account.id, number: account.number },
      { __typename: 'Association', id: member.association.id },
    ]);
  });

  it('reads many of a kind with one SQL statement, and their accounts with one more', async () => {
    const many = await Promise.all(
      Array.from({ length: 30 }, () => people.records.profile({ accountId: administrator.account.id })),
    );
    for (const count of [2, 30]) {
      const references = many.slice(0, count).map(({ id }) => ({ __typename: 'Profile', id }));
      test.forgetStatements();
      const { data } = await resolve(references, administrator.person);
      expect(data._entities.every((entity) => entity !== null)).toBe(true);
      // The viewer and the profiles; the account is the viewer's own and known by then.
      expect(test.statements).toHaveLength(2);
    }
  });

  it('answers for what may not be read as for what there is not, byte for byte', async () => {
    const stranger = await people.administrator();
    const { account, profile, association } = member;
    const forbidden = await resolve(
      [
        { __typename: 'Account', id: account.id },
        { __typename: 'Account', number: account.number },
        { __typename: 'Profile', id: profile.id },
        { __typename: 'Association', id: association.id },
        { __typename: 'Invitation', id: invitationId },
      ],
      stranger.person,
    );
    const missing = await resolve(
      [
        { __typename: 'Account', id: newId('acct') },
        { __typename: 'Account', number: 'C-none' },
        { __typename: 'Profile', id: newId('prof') },
        { __typename: 'Association', id: newId('asso') },
        { __typename: 'Invitation', id: newId('invt') },
      ],
      stranger.person,
    );
    expect(missing.data._entities).toEqual([null, null, null, null, null]);
    expect([forbidden.status, forbidden.body]).toEqual([missing.status, missing.body]);
  });

  it('gives nothing to nobody, and asks the database nothing for it', async () => {
    test.forgetStatements();
    const { data } = await resolve([
      { __typename: 'Account', id: member.account.id },
      { __typename: 'Profile', id: member.profile.id },
      { __typename: 'Association', id: member.association.id },
      { __typename: 'Invitation', id: invitationId },
    ]);
    expect(data._entities).toEqual([null, null, null, null]);
    expect(test.statements).toEqual([]);
  });

  it.each([[0], [true], [['prof_x']], [{ id: 1 }], [null], [undefined], [1.5]])(
    'takes the key %j, which is no text, for the key of nothing, and asks the database nothing',
    async (key) => {
      await resolve([], administrator.person);
      test.forgetStatements();
      const { data, errors } = await resolve(
        [
          ...['Account', 'Profile', 'Association', 'Invitation'].map((__typename) => ({
            __typename,
            id: key,
          })),
          { __typename: 'Account', number: key },
        ],
        administrator.person,
      );
      expect(errors).toEqual([]);
      expect(data._entities).toEqual([null, null, null, null, null]);
      expect(test.statements).toEqual([]);
    },
  );

  it('does not find a profile by the id of another kind, nor a number that is nearly the account’s', async () => {
    const { account } = administrator;
    const { data } = await resolve(
      [
        { __typename: 'Profile', id: account.id },
        { __typename: 'Account', id: member.profile.id },
        { __typename: 'Account', number: `${account.number} ` },
        { __typename: 'Account', number: account.number.toLowerCase() },
        { __typename: 'Account', number: '' },
        { __typename: 'Profile', id: member.profile.id.toUpperCase() },
        { __typename: 'Profile', id: `${member.profile.id}\0` },
        { __typename: 'Account', number: '\ud800' },
        { __typename: 'Invitation', id: 'i'.repeat(50_000) },
      ],
      administrator.person,
    );
    expect(data._entities).toEqual(Array(9).fill(null));
  });
});
