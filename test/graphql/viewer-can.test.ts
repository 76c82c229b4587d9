import { DEFAULT_LIMITS } from '../../src/rate-limit/limits';
import { enter } from '../support/authorization/authorization-asker';
import { Oracle } from '../support/authorization/authorization-oracle';
import { type Role, ROLES, type Scene, stageScene } from '../support/authorization/authorization-scene';
import { outcomeOf } from '../support/actors/invitations';
import { peopleOf } from '../support/actors/people';
import { restoringProfile } from '../support/actors/restored-profile';
import { type MicrosoftTestApp, startMicrosoftTestApp } from '../support/servers/microsoft-test-app';
import type { TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';

interface Foretold {
  readonly id: string;
  readonly role: string;
  readonly status: string;
  readonly association: { readonly id: string } | null;
  readonly viewerCanEdit: boolean;
  readonly viewerCanSendInvite: boolean;
  readonly viewerCanManage: boolean;
  readonly viewerCanRemove: boolean;
  readonly viewerCanEndAssociation: boolean;
}

const FORETOLD = `id role status association { id }
  viewerCanEdit viewerCanSendInvite viewerCanManage viewerCanRemove viewerCanEndAssociation`;
const OFTEN = { points: 100_000, seconds: 3600 };

type Attempt = readonly [mutation: string, input: object, isForetold: boolean];

/** Returns the mutations to try on a profile, and whether its `viewerCan…` fields predict success. */
function attemptsOn(profile: Foretold): Attempt[] {
  const { id: profileId, role, status, association } = profile;
  const isLast = profile.viewerCanManage && !profile.viewerCanRemove;
  return [
    ['updateProfile', { profileId, locale: 'sv' }, profile.viewerCanEdit],
    ['sendInvite', { profileId }, profile.viewerCanSendInvite],
    ['updateProfile', { profileId, role: 'ADMINISTRATOR' }, profile.viewerCanManage],
    ['updateProfile', { profileId, status: 'ACTIVE' }, profile.viewerCanManage],
    ['updateProfile', { profileId, role: 'MEMBER' }, profile.viewerCanManage && !isLast],
    ['updateProfile', { profileId, status: 'DISABLED' }, profile.viewerCanManage && !isLast],
    ['updateProfile', { profileId, role, status }, profile.viewerCanManage],
    // For a removed profile, removeProfile succeeds without changing anything.
    ...(status === 'REMOVED' ? [] : [['removeProfile', { profileId }, profile.viewerCanRemove] as const]),
    ...(association
      ? [['endAssociation', { associationId: association.id }, profile.viewerCanEndAssociation] as const]
      : []),
  ];
}

describeOnEachDatabase('viewerCan…', (database) => {
  let running: MicrosoftTestApp;
  let test: TestApp;
  let scene: Scene;
  let foretold = 0;

  beforeAll(async () => {
    const limits = { ...DEFAULT_LIMITS, sendInvitePerPerson: OFTEN, sendInvitePerRecipient: OFTEN };
    running = await startMicrosoftTestApp(database, { overrides: { limits } });
    test = running.test;
    scene = await stageScene(test);
  });
  afterAll(() => running.close());

  async function tried({ role, ...of }: Role, [mutation, input]: Attempt): Promise<string> {
    const { sender } = await enter(running, scene, { role, ...of });
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`;
    return outcomeOf(
      await test.send(
        `mutation ($input: ${type}) { ${mutation}(input: $input) { userErrors { code } } }`,
        { input },
        sender,
      ),
    );
  }

  it.each(ROLES)('predicts the results of the mutations, as $role', async (role) => {
    const oracle = await Oracle.of(test);
    const { sender } = await enter(running, scene, role);
    const { data } = await test.send<{ _entities: (Foretold | null)[] }>(
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Profile { ${FORETOLD} } } }`,
      { of: oracle.idsOf('Profile').map((id) => ({ __typename: 'Profile', id })) },
      sender,
    );
    for (const profile of data._entities) {
      if (!profile) continue;
      if (!profile.association) expect(profile.viewerCanEndAssociation).toBe(false);
      if (profile.status === 'REMOVED') expect(profile.viewerCanRemove).toBe(false);
      for (const attempt of attemptsOn(profile)) {
        const outcome = await restoringProfile(test, profile.id, () => tried(role, attempt));
        expect([attempt, outcome === 'OK']).toEqual([attempt, attempt[2]]);
        foretold += Number(attempt[2]);
      }
    }
  });

  it('has allowed at least something', () => {
    expect(foretold).toBeGreaterThan(100);
  });

  it('takes as many SQL statements for a page of many profiles as for one of few', async () => {
    const people = peopleOf(test);
    const { person, account } = await people.administrator();
    for (let index = 0; index < 12; index += 1)
      await people.member({ account, role: index % 2 ? 'MEMBER' : 'ADMINISTRATOR' });
    const read = async (first: number, fields: string): Promise<number> => {
      test.forgetStatements();
      const { data } = await test.send<{ account: { profiles: { edges: object[] } } }>(
        `query ($id: ID!, $first: Int!) {
          account(id: $id) { profiles(first: $first) { edges { node { id ${fields} } } } } }`,
        { id: account.id, first },
        { as: person },
      );
      expect(data.account.profiles.edges).toHaveLength(first);
      return test.statements.length;
    };
    // Records the profile's use beforehand, so that the following requests only read.
    await test.send('{ viewer { session { id } } }', {}, { as: person });
    const without = await read(2, '');
    for (const first of [2, 12]) {
      expect(await read(first, 'viewerCanEdit viewerCanSendInvite viewerCanManage')).toBe(without);
      // The only administrator, and the association.
      expect(await read(first, 'viewerCanRemove viewerCanEndAssociation')).toBe(without + 2);
    }
  });
});
