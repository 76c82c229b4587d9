import { AssociationEntity } from '../../src/association/association.entity';
import { ServicePlanEntity } from '../../src/account/service-plan.entity';
import { IdentityEntity } from '../../src/identity/identity.entity';
import { newId } from '../../src/foundation/ids';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { type Colleague, type People, peopleOf } from '../support/actors/people';
import {
  type Answer,
  type Sender,
  type SignedIn,
  startTestApp,
  type TestApp,
} from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';

const DAY = 24 * 60 * 60_000;

interface Viewer {
  activeProfile: { id: string } | null;
  selection: { required: boolean; resolvedBy: string | null; candidates: { id: string }[] };
  profiles: { edges: { node: { id: string; account: { access: { granted: boolean; reason: string } } } }[] };
}

const VIEWER = `{ viewer {
  activeProfile { id displayName account { name } }
  selection { required resolvedBy candidates { id account { name } } }
  profiles(first: 100) { edges { node { id displayName account { id name number } } } }
} }`;
const WITH_ACCESS = VIEWER.replace('id name number', 'access { granted reason until }');

describeOnEachDatabase('viewer', (database) => {
  let test: TestApp;
  let people: People;

  beforeAll(async () => {
    test = await startTestApp(database);
    people = peopleOf(test);
  });
  afterAll(() => test.close());

  const ask = (sender: Sender, query = VIEWER): Promise<Answer<{ viewer: Viewer | null }>> =>
    test.send<{ viewer: Viewer | null }>(query, {}, sender);
  const viewerOf = async (sender: Sender, query = VIEWER): Promise<Viewer> => {
    const { data, errors } = await ask(sender, query);
    expect(errors).toEqual([]);
    if (!data.viewer) throw new Error('Nobody is signed in.');
    return data.viewer;
  };
  const acts = async (sender: Sender): Promise<[string | null, string | null, boolean]> => {
    const { activeProfile, selection } = await viewerOf(sender);
    return [activeProfile?.id ?? null, selection.resolvedBy, selection.required];
  };
  const choose = async (as: SignedIn, profileId: string, makeDefault = false): Promise<void> => {
    const { data } = await test.send<{ switchProfile: { userErrors: object[] } }>(
      'mutation ($input: SwitchProfileInput!) { switchProfile(input: $input) { userErrors { code } } }',
      { input: { profileId, makeDefault } },
      { as },
    );
    expect(data.switchProfile.userErrors).toEqual([]);
  };

  it('is null when nobody is signed in, without database access', async () => {
    test.forgetStatements();
    expect((await ask({})).data.viewer).toBeNull();
    expect((await ask({ profileId: newId('prof') })).data.viewer).toBeNull();
    expect(test.statements).toEqual([]);
  });

  it.each([0, 1, 2, 40])('is read with one SQL statement for %d profiles', async (count) => {
    const person = await test.signIn();
    for (let index = 0; index < count; index += 1) await people.another(person);
    // The first use of a profile is recorded once, in a separate transaction. An only profile is active
    // automatically.
    test.forgetStatements();
    await viewerOf({ as: person });
    const [, ...touch] = test.statements;
    expect(touch.filter((sql) => /^UPDATE/i.test(sql))).toHaveLength(count === 1 ? 1 : 0);
    expect(touch.filter((sql) => /^(SELECT|INSERT|DELETE)/i.test(sql))).toEqual([]);

    test.forgetStatements();
    expect((await viewerOf({ as: person })).profiles.edges).toHaveLength(count);
    expect(test.statements).toHaveLength(1);

    // The session's times are read only if they're requested.
    test.forgetStatements();
    await test.send('{ viewer { session { createdAt } } }', {}, { as: person });
    expect(test.statements).toHaveLength(2);

    test.forgetStatements();
    const { profiles } = await viewerOf({ as: person }, WITH_ACCESS);
    expect(profiles.edges.every(({ node }) => node.account.access.granted)).toBe(true);
    expect(test.statements).toHaveLength(count === 0 ? 1 : 2);
  });

  it('lists profiles in the order they were associated, and the last used ones first as candidates', async () => {
    const person = await test.signIn();
    const held: string[] = [];
    for (let index = 0; index < 3; index += 1) {
      held.push((await people.another(person)).profile.id);
      test.clock.advance(1000);
    }
    const [first = '', second = '', third = ''] = held;
    await choose(person, second);
    test.clock.advance(1000);
    await choose(person, third);
    const { profiles, selection } = await viewerOf({ as: person });
    expect(profiles.edges.map(({ node }) => node.id)).toEqual(held);
    expect(selection.candidates.map(({ id }) => id)).toEqual([third, second, first]);
  });

  it('has at most a hundred candidates, the last used, and accepts any other choice', async () => {
    const first = await people.member();
    const { account, person } = first;
    for (let index = 0; index < 100; index += 1) await people.another(person, { account });
    const candidates = async (): Promise<string[]> =>
      (
        await viewerOf({ as: person }, '{ viewer { selection { candidates { id } } } }')
      ).selection.candidates.map(({ id }) => id);
    const before = await candidates();
    const { data } = await test.send<{ viewer: { profiles: { edges: { node: { id: string } }[] } } }>(
      '{ viewer { profiles(last: 1) { edges { node { id } } } } }',
      {},
      { as: person },
    );
    const left = data.viewer.profiles.edges[0]?.node.id ?? '';
    expect([before.length, before.includes(left)]).toEqual([100, false]);
    await choose(person, left);
    const after = await candidates();
    expect([after.length, after[0]]).toEqual([100, left]);
  });

  it('shows who is signed in, with which Microsoft account, and until when', async () => {
    const person = await test.signIn(
      { displayName: 'Kim Abercrombie', username: 'kim@outlook.example' },
      { persistent: true },
    );
    const { data } = await test.send(
      `{ viewer { identity { id displayName username kind }
        session { id persistent createdAt idleExpiresAt expiresAt } } }`,
      {},
      { as: person },
    );
    const { session } = test.config;
    const after = (milliseconds: number): string =>
      new Date(test.clock.now().getTime() + milliseconds).toISOString();
    expect(data).toEqual({
      viewer: {
        identity: {
          id: (await people.records.identityOf(person)).id,
          displayName: 'Kim Abercrombie',
          username: 'kim@outlook.example',
          kind: 'ORGANIZATIONAL',
        },
        session: {
          id: expect.stringMatching(/^sess_/) as string,
          persistent: true,
          createdAt: after(0),
          idleExpiresAt: after(session.persistentIdleMs),
          expiresAt: after(session.absoluteMs),
        },
      },
    });
  });

  describe('the active profile', () => {
    let person: SignedIn;
    let held: Colleague[];
    const idOf = (index: number): string => held[index]?.profile.id ?? '';

    beforeEach(async () => {
      person = await test.signIn();
      held = [await people.another(person), await people.another(person), await people.another(person)];
    });

    it("is the header's before the session's, then the default, and otherwise requires a choice", async () => {
      const as = person;
      expect(await acts({ as })).toEqual([null, null, true]);
      await choose(as, idOf(0), true);
      await choose(as, idOf(1));
      const fresh = await test.signIn(person.identity);
      expect(await acts({ as: fresh })).toEqual([idOf(0), 'DEFAULT', false]);
      expect(await acts({ as })).toEqual([idOf(1), 'SESSION', false]);
      expect(await acts({ as, profileId: idOf(2) })).toEqual([idOf(2), 'HEADER', false]);
      expect(await acts({ as, profileId: '' })).toEqual([idOf(1), 'SESSION', false]);
    });

    it('is the only profile if there is just one, without a choice', async () => {
      const { person: as, profile } = await people.member();
      expect(await acts({ as })).toEqual([profile.id, 'ONLY_PROFILE', false]);
      expect(await acts({ as: await test.signIn() })).toEqual([null, null, false]);
    });

    type Loss = [how: string, lose: (colleague: Colleague) => Promise<unknown>];
    const update = (id: string, change: Partial<ProfileEntity>): Promise<unknown> =>
      test.database.write((manager) => manager.update(ProfileEntity, { id }, change));
    const losses: Loss[] = [
      ['removed', ({ profile }) => update(profile.id, { status: 'REMOVED' })],
      ['disabled', ({ profile }) => update(profile.id, { status: 'DISABLED' })],
      [
        'no longer associated',
        ({ association }) =>
          test.database.write((manager) =>
            manager.update(
              AssociationEntity,
              { id: association.id },
              { endedAt: test.clock.now(), endReason: 'ENDED_BY_ADMINISTRATOR' },
            ),
          ),
      ],
      [
        'moved to another Microsoft account',
        async ({ association, profile }) => {
          const now = test.clock.now();
          await test.database.write((manager) =>
            manager.update(
              AssociationEntity,
              { id: association.id },
              { endedAt: now, endReason: 'REPLACED' },
            ),
          );
          await people.records.associate(profile, await test.signIn());
        },
      ],
      [
        'moved to an account without a plan',
        async ({ profile }) => update(profile.id, { accountId: (await people.records.lapsedAccount()).id }),
      ],
      [
        'of an account whose plan has been ended',
        ({ account }) =>
          test.database.write((manager) =>
            manager.update(ServicePlanEntity, { accountId: account.id }, { endsAt: test.clock.now() }),
          ),
      ],
    ];

    it.each(losses)('is rejected immediately if the header names one that is %s', async (_how, lose) => {
      const sender = { as: person, profileId: idOf(0) };
      expect(await acts(sender)).toEqual([idOf(0), 'HEADER', false]);
      await lose(held[0]!);
      const queries = [
        VIEWER,
        `{ profile(id: "${idOf(1)}") { id } }`,
        `{ account(id: "${held[1]!.account.id}") { id } }`,
        `mutation { updateProfile(input: { profileId: "${idOf(0)}", displayName: "X" }) { userErrors { code } } }`,
      ];
      for (const query of queries) {
        const { errors } = await ask(sender, query);
        expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN', reason: 'PROFILE_NOT_USABLE' } }]);
      }
    });

    it.each(losses)('is skipped in session and default when it is %s', async (_how, lose) => {
      await choose(person, idOf(1), true);
      await choose(person, idOf(0));
      await lose(held[0]!);
      expect(await acts({ as: person })).toEqual([idOf(1), 'DEFAULT', false]);
      await lose(held[1]!);
      expect(await acts({ as: person })).toEqual([idOf(2), 'ONLY_PROFILE', false]);
      await people.another(person);
      expect(await acts({ as: person })).toEqual([null, null, true]);
    });

    it("is never another person's, even if header, session and default name it", async () => {
      const stranger = await people.member();
      const profileId = stranger.profile.id;
      expect((await ask({ as: person, profileId })).errors[0]?.extensions.code).toBe('FORBIDDEN');
      const missing = await ask({ as: person, profileId: newId('prof') });
      expect((await ask({ as: person, profileId })).body).toBe(missing.body);
      const { id } = await people.records.identityOf(person);
      await test.database.write((manager) =>
        manager.update(IdentityEntity, { id }, { defaultProfileId: profileId }),
      );
      expect(await acts({ as: person })).toEqual([null, null, true]);
    });

    it('reflects a changed role in the next request', async () => {
      const [one] = held as [Colleague];
      const sender = { as: person, profileId: one.profile.id };
      const manages = async (): Promise<boolean> =>
        (
          await test.send<{ account: { viewerCanManageProfiles: boolean } }>(
            `{ account(id: "${one.account.id}") { viewerCanManageProfiles } }`,
            {},
            sender,
          )
        ).data.account.viewerCanManageProfiles;
      expect(await manages()).toBe(false);
      await update(one.profile.id, { role: 'ADMINISTRATOR' });
      expect(await manages()).toBe(true);
      await update(one.profile.id, { role: 'MEMBER' });
      expect(await manages()).toBe(false);
    });
  });

  it('lists the profile of an account whose plan lapsed, with the reason, and is restored automatically', async () => {
    const lapsed = await people.records.lapsedAccount();
    const { person, profile } = await people.member({ account: lapsed });
    await choose(person, (await people.another(person)).profile.id);
    const listed = async (): Promise<[number, object | undefined]> => {
      const { profiles, selection } = await viewerOf({ as: person }, WITH_ACCESS);
      const { node } = profiles.edges.find((edge) => edge.node.id === profile.id) ?? {};
      return [selection.candidates.length, node?.account.access];
    };
    const ended = new Date(test.clock.now().getTime() - 30 * DAY).toISOString();
    expect(await listed()).toEqual([1, { granted: false, reason: 'PLAN_LAPSED', until: ended }]);

    const endsAt = new Date(test.clock.now().getTime() + DAY);
    await test.database.write((manager) =>
      manager.insert(ServicePlanEntity, {
        id: newId('plan'),
        accountId: lapsed.id,
        kind: 'SUPPORT_PLAN',
        name: 'Renewed',
        startsAt: test.clock.now(),
        endsAt,
      }),
    );
    expect(await listed()).toEqual([
      2,
      { granted: true, reason: 'ACTIVE_PLAN', until: endsAt.toISOString() },
    ]);
    await choose(person, profile.id);
    expect((await acts({ as: person }))[0]).toBe(profile.id);
  });

  it('never shows a disabled profile or its account to its holder', async () => {
    const { person, profile, account, association } = await people.administrator();
    const usable = await people.another(person);
    await test.database.write((manager) =>
      manager.update(ProfileEntity, { id: profile.id }, { status: 'DISABLED' }),
    );
    const { profiles, selection } = await viewerOf({ as: person });
    expect(profiles.edges.map(({ node }) => node.id)).toEqual([usable.profile.id]);
    expect(selection.candidates.map(({ id }) => id)).toEqual([usable.profile.id]);
    const { data } = await test.send(
      `query ($representations: [_Any!]!) {
        profile(id: "${profile.id}") { id } account(id: "${account.id}") { id }
        _entities(representations: $representations) { __typename }
      }`,
      {
        representations: [
          { __typename: 'Profile', id: profile.id },
          { __typename: 'Account', id: account.id },
          { __typename: 'Association', id: association.id },
        ],
      },
      { as: person },
    );
    expect(data).toEqual({ profile: null, account: null, _entities: [null, null, null] });
  });

  it('gives a customer access from the moment a plan starts until the moment it ends', async () => {
    const as = await test.signIn({}, { persistent: true });
    const { profile, account } = await people.another(as);
    const now = test.clock.now().getTime();
    await test.database.write((manager) =>
      manager.update(
        ServicePlanEntity,
        { accountId: account.id },
        { startsAt: new Date(now + 5000), endsAt: new Date(now + 9000) },
      ),
    );
    const seen: (string | null)[] = [];
    for (const step of [4999, 1, 3999, 1]) {
      test.clock.advance(step);
      seen.push((await acts({ as }))[0]);
    }
    expect(seen).toEqual([null, profile.id, profile.id, null]);
  });
});
