import { AssociationEntity } from '../../src/association/association.entity';
import { newId } from '../../src/foundation/ids';
import { type Colleague, type People, peopleOf } from '../support/actors/people';
import { type Answer, type Sender, startTestApp, type TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';

interface Found {
  profile: Record<string, unknown> | null;
}

describeOnEachDatabase('profile', (database) => {
  let test: TestApp;
  let people: People;

  beforeAll(async () => {
    test = await startTestApp(database);
    people = peopleOf(test);
  });
  afterAll(() => test.close());

  const ask = (id: string, fields: string, sender: Sender): Promise<Answer<Found>> =>
    test.send<Found>(`query ($id: ID!) { profile(id: $id) { ${fields} } }`, { id }, sender);

  it('shows its holder their own data in the account', async () => {
    const { person, profile, account, association } = await people.member({
      displayName: 'Kim',
      email: 'Kim@Contoso.example',
      locale: 'de-CH',
    });
    const { data } = await ask(
      profile.id,
      `id displayName email role status locale viewerCanEdit lastUsedAt account { id }
       association { id status endedAt endReason identity { username } } pendingInvitation { id }`,
      { as: person },
    );
    expect(data.profile).toEqual({
      id: profile.id,
      displayName: 'Kim',
      email: 'Kim@Contoso.example',
      role: 'MEMBER',
      status: 'ACTIVE',
      locale: 'de-CH',
      viewerCanEdit: true,
      // This request used it.
      lastUsedAt: test.clock.now().toISOString(),
      account: { id: account.id },
      association: {
        id: association.id,
        status: 'ACTIVE',
        endedAt: null,
        endReason: null,
        identity: { username: person.identity.username },
      },
      pendingInvitation: null,
    });
  });

  it("is null when the caller can't read it, exactly as for an unknown profile", async () => {
    const { person, account } = await people.member();
    const colleague = await people.member({ account });
    const stranger = await people.administrator();
    for (const sender of [{ as: person }, {}]) {
      const missing = await ask(newId('prof'), 'id email', sender);
      expect(missing.data).toEqual({ profile: null });
      expect(missing.errors).toEqual([]);
      for (const id of [colleague.profile.id, stranger.profile.id, account.id, '', '0', '%'])
        expect((await ask(id, 'id email', sender)).body).toBe(missing.body);
    }
  });

  it('keeps its associations as history, newest first, with at most one active', async () => {
    const { person, account } = await people.administrator();
    const former = await people.member({ account });
    await test.database.write((manager) =>
      manager.update(
        AssociationEntity,
        { id: former.association.id },
        { endedAt: test.clock.now(), endReason: 'REPLACED' },
      ),
    );
    test.clock.advance(1000);
    const successor = await test.signIn();
    const { id } = await people.records.associate(former.profile, successor);
    const fields =
      'association { id } associations { edges { node { id status endReason } } } ended: associations(status: ENDED) { edges { node { id } } }';
    const { data } = await ask(former.profile.id, fields, { as: person });
    expect(data.profile).toEqual({
      association: { id },
      associations: {
        edges: [
          { node: { id, status: 'ACTIVE', endReason: null } },
          { node: { id: former.association.id, status: 'ENDED', endReason: 'REPLACED' } },
        ],
      },
      ended: { edges: [{ node: { id: former.association.id } }] },
    });
    // The former holder can no longer read it.
    expect((await ask(former.profile.id, 'id', { as: former.person })).data.profile).toBeNull();
  });

  it('shows a pending invitation until the instant it expires', async () => {
    const { person, profile } = await people.member();
    await test.send(
      'mutation ($id: ID!) { sendInvite(input: { profileId: $id }) { userErrors { code } } }',
      { id: profile.id },
      { as: person },
    );
    const pending = async (): Promise<unknown> =>
      (
        await ask(profile.id, 'pendingInvitation { status delivery }', {
          as: await test.signIn(person.identity),
        })
      ).data.profile?.['pendingInvitation'];
    expect(await pending()).toEqual({ status: 'PENDING', delivery: 'QUEUED' });
    await test.work();
    expect(await pending()).toEqual({ status: 'PENDING', delivery: 'SENT' });
    test.clock.advance(test.config.invitationLifetimeMs - 1);
    expect(await pending()).toEqual({ status: 'PENDING', delivery: 'SENT' });
    test.clock.advance(1);
    expect(await pending()).toBeNull();
  });

  describe('in the list of an account', () => {
    let administrator: Colleague;
    const LIST = `query ($id: ID!, $first: Int!) { account(id: $id) { profiles(first: $first) { edges { node {
      displayName lastUsedAt
      association { status identity { displayName } profile { id } }
      associations { edges { node { id } } }
      pendingInvitation { delivery sentBy { displayName } profile { id } }
      account { name access { granted } partner { name } }
    } } } } }`;

    beforeAll(async () => {
      administrator = await people.administrator();
      for (let index = 0; index < 50; index += 1) await people.member({ account: administrator.account });
      const { data } = await test.send<{ account: { profiles: { edges: { node: { id: string } }[] } } }>(
        'query ($id: ID!) { account(id: $id) { profiles(first: 100) { edges { node { id } } } } }',
        { id: administrator.account.id },
        { as: administrator.person },
      );
      const invites = data.account.profiles.edges.map(
        ({ node }, index) =>
          `_${String(index)}: sendInvite(input: { profileId: "${node.id}" }) { userErrors { code } }`,
      );
      for (let from = 0; from < invites.length; from += 20)
        await test.send(
          `mutation { ${invites.slice(from, from + 20).join(' ')} }`,
          {},
          {
            as: administrator.person,
          },
        );
    });

    it.each([5, 50])('is read completely with eight SQL statements for %d profiles', async (first) => {
      test.forgetStatements();
      const { data, errors } = await test.send<{
        account: { profiles: { edges: { node: Record<string, unknown> }[] } };
      }>(LIST, { id: administrator.account.id, first }, { as: administrator.person });
      expect(errors).toEqual([]);
      expect(data.account.profiles.edges).toHaveLength(first);
      for (const { node } of data.account.profiles.edges) {
        expect(node['association']).not.toBeNull();
        expect(node['pendingInvitation']).toMatchObject({ delivery: 'QUEUED' });
      }
      // The administrator is first in the list. Their identity and account were already read.
      const batches = test.statements.map((sql) => {
        const [, list] = /\bIN \(([^()]*)\)/i.exec(sql) ?? [];
        const tables = [...sql.matchAll(/FROM [`"]?(\w+)/gi)].map(([, table]) => table);
        // The viewer's own statement has a sub-select before its FROM.
        return [tables.at(-1), list?.split(',').length ?? null];
      });
      expect(batches.toSorted()).toEqual(
        [
          ['session', null],
          ['service_plan', 1],
          ['profile', null],
          ['association', first],
          ['association', first],
          ['invitation', first],
          ['identity', first - 1],
          ['profile', first - 1],
        ].toSorted(),
      );
    });

    it.each([5, 50])('has the invitations of %d profiles with two statements', async (first) => {
      test.forgetStatements();
      const { data, errors } = await test.send<{
        account: { profiles: { edges: { node: { id: string; invitations: unknown } }[] } };
      }>(
        `query ($id: ID!, $first: Int!) { account(id: $id) { profiles(first: $first) { edges { node { id
          invitations(first: 1) { edges { node { status profile { id } } } pageInfo { hasNextPage } totalCount }
        } } } } }`,
        { id: administrator.account.id, first },
        { as: administrator.person },
      );
      expect(errors).toEqual([]);
      const { edges } = data.account.profiles;
      expect(edges.map(({ node }) => node.invitations)).toEqual(
        edges.map(({ node: { id } }) => ({
          edges: [{ node: { status: 'PENDING', profile: { id } } }],
          pageInfo: { hasNextPage: false },
          totalCount: 1,
        })),
      );
      expect(edges).toHaveLength(first);
      // The page of each, and the number of each.
      expect(test.statements.filter((sql) => sql.includes('invitation AS listed'))).toHaveLength(2);
    });

    it.each([5, 50])(
      'shows who is associated and the delivery of the mail with four, for %d',
      async (first) => {
        test.forgetStatements();
        await test.send(
          `query ($id: ID!, $first: Int!) { account(id: $id) { profiles(first: $first) { edges { node {
          displayName email association { status } pendingInvitation { delivery } account { name }
        } } } } }`,
          { id: administrator.account.id, first },
          { as: administrator.person },
        );
        expect(test.statements).toHaveLength(4);
      },
    );
  });
});
