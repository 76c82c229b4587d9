import fc from 'fast-check';
import { newId } from '../../src/foundation/ids';
import { type Colleague, type People, peopleOf } from '../support/actors/people';
import { type Answer, startTestApp, type TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';

const wide = (text: string): string =>
  [...text].map((character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)).join('');

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

  it('resolves each kind of entity by each of its keys, in the order of the representations', async () => {
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

  describe('reads all references of a type', () => {
    let partner: Colleague;
    /**
     * References to readable objects of each type: 40 customers of a partner, each with a profile and more.
     */
    const references: Record<
      'Account' | 'Profile' | 'Association' | 'Invitation',
      { id: string; number?: string }[]
    > = { Account: [], Profile: [], Association: [], Invitation: [] };

    beforeAll(async () => {
      const own = await people.records.account({ kind: 'PARTNER' });
      partner = await people.administrator({ account: own });
      for (let index = 0; index < 40; index += 1) {
        const account = await people.records.account({ partnerId: own.id });
        const profile = await people.records.profile({ accountId: account.id });
        const association = await people.records.associate(profile, await test.signIn());
        references.Account.push(
          index % 2 === 0 ? { id: account.id } : { id: account.id, number: account.number },
        );
        references.Profile.push({ id: profile.id });
        references.Association.push({ id: association.id });
      }
      for (const { id } of references.Profile.slice(0, 20)) {
        const { data } = await test.send<{ sendInvite: { invitation: { id: string } } }>(
          'mutation ($id: ID!) { sendInvite(input: { profileId: $id }) { invitation { id } } }',
          { id },
          { as: partner.person },
        );
        references.Invitation.push({ id: data.sendInvite.invitation.id });
      }
    });

    it.each([
      // Read by the same statement as the caller.
      ['Account', 0],
      ['Profile', 1],
      ['Association', 1],
      ['Invitation', 1],
    ] as const)(
      'in addition to the caller, with a fixed number of SQL statements: %s, %i',
      async (type, statements) => {
        for (const count of [1, 20]) {
          const given = references[type].slice(0, count).map((keys) => ({ __typename: type, ...keys }));
          test.forgetStatements();
          const { data, errors } = await resolve(given, partner.person);
          expect(errors).toEqual([]);
          expect(data._entities.map((entity) => entity?.id)).toEqual(given.map(({ id }) => id));
          expect(test.statements).toHaveLength(1 + statements);
        }
      },
    );

    it('with one statement for a hundred accounts, by id and by number', async () => {
      const keys = Array.from({ length: 100 }, (_, index) => references.Account[index % 40]!);
      const given = keys.map(({ id, number }) => ({
        __typename: 'Account',
        ...(number ? { number } : { id }),
      }));
      test.forgetStatements();
      const { data } = await resolve(given, partner.person);
      expect(data._entities.map((entity) => entity?.id)).toEqual(keys.map(({ id }) => id));
      expect(test.statements).toHaveLength(2);
    });

    it('with one statement for each type when types are mixed, and none for nested entities', async () => {
      const given = Array.from({ length: 20 }, (_, index) =>
        (['Invitation', 'Association', 'Profile', 'Account'] as const).map((type) => ({
          __typename: type,
          id: references[type][index]!.id,
        })),
      ).flat();
      test.forgetStatements();
      const { data, errors } = await test.send<Entities>(
        `query ($given: [_Any!]!) { _entities(representations: $given) { __typename
          ... on Account { id name } ... on Profile { id account { id } }
          ... on Association { id profile { account { number } } } ... on Invitation { id profile { account { name } } }
        } }`,
        { given },
        { as: partner.person },
      );
      expect(errors).toEqual([]);
      expect(data._entities.map((entity) => [entity?.__typename, entity?.id])).toEqual(
        given.map(({ __typename, id }) => [__typename, id]),
      );
      expect(test.statements).toHaveLength(1 + 4);
    });

    it('with one statement for each type in all `_entities` of a request, each with its results', async () => {
      const [a, b, c] = references.Account.map(({ id }) => ({ __typename: 'Account', id }));
      test.forgetStatements();
      const { data } = await test.send<Record<'one' | 'two' | 'three', { id: string }[]>>(
        `query ($one: [_Any!]!, $two: [_Any!]!) { one: _entities(representations: $one) { ... on Account { id } }
          ...More } fragment More on Query { two: _entities(representations: $two) { ... on Account { id } }
          three: _entities(representations: []) { __typename } }`,
        { one: [a, b], two: [c, a] },
        { as: partner.person },
      );
      const idOf = ({ id }: { id: string }) => ({ id });
      expect(data).toEqual({ one: [a!, b!].map(idOf), two: [c!, a!].map(idOf), three: [] });
      expect(test.statements).toHaveLength(1);
    });

    it('with a separate statement if the caller is already known', async () => {
      const given = references.Account.slice(0, 3).map(({ id }) => ({ __typename: 'Account', id }));
      test.forgetStatements();
      const { data } = await test.send<Entities>(
        `query ($given: [_Any!]!) { viewer { activeProfile { id } }
          _entities(representations: $given) { ... on Account { id } } }`,
        { given },
        { as: partner.person },
      );
      expect(data._entities.map((entity) => entity?.id)).toEqual(given.map(({ id }) => id));
      expect(test.statements).toHaveLength(2);
    });

    it('with the same results as one by one, for readable, forbidden, missing and repeated references', async () => {
      const stranger = await people.administrator();
      const pool = [
        ...Object.entries(references).flatMap(([__typename, keys]) =>
          keys.slice(0, 3).map((key) => ({ __typename, ...key })),
        ),
        { __typename: 'Account', number: references.Account[1]!.number },
        // The id of one account and the number of another.
        { __typename: 'Account', id: references.Account[0]!.id, number: references.Account[1]!.number },
        { __typename: 'Account', id: stranger.account.id },
        { __typename: 'Account', number: stranger.account.number },
        { __typename: 'Profile', id: stranger.profile.id },
        { __typename: 'Association', id: stranger.association.id },
        { __typename: 'Profile', id: newId('prof') },
        { __typename: 'Account', id: references.Profile[0]!.id },
        { __typename: 'Invitation', id: 7 },
        { __typename: 'Account' },
      ];
      const alone = new Map<object, unknown>();
      for (const reference of pool) {
        const { data } = await resolve([reference], partner.person);
        alone.set(reference, data._entities[0]);
      }
      expect([...alone.values()].filter((entity) => entity !== null)).toHaveLength(13);
      await fc.assert(
        fc.asyncProperty(fc.array(fc.constantFrom(...pool), { maxLength: 60 }), async (given) => {
          const { data } = await resolve(given, partner.person);
          expect(data._entities).toEqual(given.map((reference) => alone.get(reference)));
        }),
        { numRuns: 25 },
      );
    });
  });

  it('rejects a representation of an unknown type, and lists the known ones', async () => {
    for (const wrong of [{ __typename: 'Viewer', id: 'x' }, { id: 'x' }, { __typename: 'toString' }]) {
      const { errors } = await resolve([{ __typename: 'Account', id: 'x' }, wrong], administrator.person);
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
    }
  });

  it('returns the same bytes for unreadable entities as for unknown ones', async () => {
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

  it('returns nothing to anonymous callers, without database access', async () => {
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
    'treats the key %j, which isn’t a string, as unknown, without database access',
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

  it('finds an account by any spelling of its number, and by its id with a number', async () => {
    const { account } = administrator;
    const { number } = account;
    const spellings = [`\u00A0${number} `, number.toLowerCase(), number.replace('-', '–'), wide(number)];
    const { data } = await resolve(
      spellings.flatMap((spelling) => [
        { __typename: 'Account', number: spelling },
        { __typename: 'Account', id: account.id, number: spelling },
      ]),
      administrator.person,
    );
    expect(data._entities).toEqual(Array(8).fill({ __typename: 'Account', id: account.id, number }));
  });

  it('doesn’t find a profile by the id of another type, or an account by a similar number', async () => {
    const { account } = administrator;
    const { data } = await resolve(
      [
        { __typename: 'Profile', id: account.id },
        { __typename: 'Account', id: member.profile.id },
        { __typename: 'Account', number: account.number.replace('-', '') },
        { __typename: 'Account', id: account.id, number: `${account.number}0` },
        { __typename: 'Account', id: account.id, number: '' },
        { __typename: 'Account', number: '' },
        { __typename: 'Profile', id: member.profile.id.toUpperCase() },
        { __typename: 'Profile', id: `${member.profile.id}\0` },
        { __typename: 'Account', number: '\ud800' },
        { __typename: 'Invitation', id: 'i'.repeat(50_000) },
      ],
      administrator.person,
    );
    expect(data._entities).toEqual(Array(10).fill(null));
  });
});
