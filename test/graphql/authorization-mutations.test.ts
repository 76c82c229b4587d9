import { IsNull } from 'typeorm';
import { AccessRequestEntity } from '../../src/access-request/access-request.entity';
import { AssociationEntity } from '../../src/association/association.entity';
import { buildSchema } from '../../src/graphql/schema';
import { newId } from '../../src/foundation/ids';
import { SessionEntity } from '../../src/identity/session.entity';
import { hashOfSessionToken } from '../../src/identity/session-token';
import { DeclinedInvitationEntity } from '../../src/invitation/declined-invitation.entity';
import { InvitationEntity } from '../../src/invitation/invitation.entity';
import { invitationIdIn, tokenOf } from '../../src/invitation/invitation-token';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { enter } from '../support/authorization/authorization-asker';
import { type Asker, Oracle } from '../support/authorization/authorization-oracle';
import {
  named,
  type Role,
  ROLES,
  type Scene,
  stageScene,
} from '../support/authorization/authorization-scene';
import { ENTRIES, type MAY } from '../support/authorization/authorization-table';
import { checkAnswer, crawlOf, guardedIdsIn, withFragments } from '../support/authorization/graph-crawl';
import { restoringProfile } from '../support/actors/restored-profile';
import { type MicrosoftTestApp, startMicrosoftTestApp } from '../support/servers/microsoft-test-app';
import type { Answer, TestApp } from '../support/servers/test-app';
import { describeOnSqliteAndOneServer } from '../support/database/test-database';

// The test reads everything at once, which exceeds the limits of a query.
const UNLIMITED = { depth: Infinity, aliases: Infinity, cost: Infinity, references: 1_000 };

const schema = buildSchema(() => ({}));
const OFTEN = { points: 100_000, seconds: 3600 };

/**
 * The holders of the tested profiles: one for each relation between a caller and a profile. Lists are tested
 * in authorization-matrix.test.ts.
 */
const TARGETS = [
  ...['contoso.member', 'contoso.colleague', 'contoso.administrator', 'contoso.secondMember'],
  ...['contoso.disabledAdministrator', 'contoso.removedAdministrator', 'contoso.formerAdministrator'],
  ...['northwind.administrator', 'fabrikam.member', 'lapsed.administrator', 'microsoft.member'],
];

interface Payload {
  readonly userErrors: readonly { readonly code: string }[];
  /** The results of a batch's items. */
  readonly results?: readonly { readonly userErrors: readonly { readonly code: string }[] }[];
}

/** The queries that `queryOf` has returned, because a large one takes some time to write. */
const queries = new Map<string, string>();

/** Returns a query that calls a mutation, and selects everything in its payload. */
function queryOf(mutation: string): string {
  const name = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}`;
  return withFragments(
    schema,
    `mutation ($input: ${name}Input!) { ${mutation}(input: $input) { ...Payload } }
    fragment Payload on ${name}Payload ${crawlOf(schema, `${name}Payload`, 0)}`,
    0,
  );
}

/** Returns the outcome of a mutation that only people can call. */
function turnedAway({ isApplication }: Asker): string {
  return isApplication ? 'FORBIDDEN APPLICATION' : 'UNAUTHENTICATED';
}

/** Returns the outcome of a mutation: its error code, or DONE. */
function outcomeOf({ data, errors }: Answer<Record<string, Payload> | null>, name: string): string {
  const [error] = errors;
  if (error) return [error.extensions.code, error.extensions['reason']].filter(Boolean).join(' ');
  const payload = data?.[name];
  const refusals = [payload, ...(payload?.results ?? [])].flatMap((each) => each?.userErrors ?? []);
  return refusals[0]?.code ?? 'DONE';
}

describeOnSqliteAndOneServer('changing, as each kind of caller', (database) => {
  let running: MicrosoftTestApp;
  let test: TestApp;
  let scene: Scene;

  beforeAll(async () => {
    const limits = {
      sendInvitePerPerson: OFTEN,
      batchInvitesPerPerson: OFTEN,
      sendInvitePerRecipient: OFTEN,
      requestInvitesPerPerson: OFTEN,
      requestInvitesPerRecipient: OFTEN,
      requestAccessPerPerson: OFTEN,
      requestAccessPerAccount: OFTEN,
      contactPartnerPerPerson: OFTEN,
      contactPartnerPerAccount: OFTEN,
      contactAdministratorsPerPerson: OFTEN,
      contactAdministratorsPerAccount: OFTEN,
      tokenPerCaller: OFTEN,
    };
    running = await startMicrosoftTestApp(database, { overrides: { limits }, queryLimits: UNLIMITED });
    test = running.test;
    scene = await stageScene(test);
  });
  afterAll(() => running.close());

  const targets = (): string[] => TARGETS.map((name) => named(scene.profiles, name).id);

  /**
   * Calls a mutation with each of its inputs, one request each, and returns the outcomes. Expects that the
   * caller may read everything in the payloads. By default, that's decided from the data after the calls.
   */
  async function call(
    role: Role,
    mutation: string,
    inputs: readonly object[],
    reading: { readonly asker?: Asker; readonly oracle?: Oracle } = {},
  ): Promise<string[]> {
    const { asker, sender } = await enter(running, scene, role);
    const query = queries.get(mutation) ?? queryOf(mutation);
    queries.set(mutation, query);
    const answers: Answer<Record<string, Payload> | null>[] = [];
    for (const input of inputs) answers.push(await test.send(query, { input }, sender));
    // The objects in a payload are checked by the same table as all others.
    const showing = answers.filter(({ data }) => guardedIdsIn(data).length > 0);
    if (showing.length > 0) {
      const oracle = reading.oracle ?? (await Oracle.of(test));
      for (const { data } of showing) checkAnswer(oracle, reading.asker ?? asker, data);
    }
    return answers.map((answer) => outcomeOf(answer, mutation));
  }

  function expectation(
    oracle: Oracle,
    asker: Asker,
    refusalOf: (status: string, profileId: string) => string = () => 'DONE',
    right: keyof typeof MAY = 'changeProfile',
  ): (profileId: string) => string {
    return (profileId) => {
      if (asker.identityId === null) return turnedAway(asker);
      if (asker.activeProfileId === null) return 'FORBIDDEN NO_ACTIVE_PROFILE';
      if (!oracle.mayDo(asker, 'readProfile', profileId)) return 'NOT_FOUND';
      if (!oracle.mayDo(asker, right, profileId)) return 'NOT_PERMITTED';
      return refusalOf(oracle.profiles.get(profileId)?.status ?? '', profileId);
    };
  }

  it.each(ROLES)('updateProfile, as $role', async (role) => {
    const oracle = await Oracle.of(test);
    const ids = targets();
    const { asker } = await enter(running, scene, role);
    const outcomes = await call(
      role,
      'updateProfile',
      ids.map((profileId) => ({ profileId, locale: role.role.length % 2 ? 'de' : 'fr' })),
    );
    expect(outcomes).toEqual(
      ids.map(expectation(oracle, asker, (status) => (status === 'REMOVED' ? 'PROFILE_REMOVED' : 'DONE'))),
    );
  });

  it.each(ROLES)('updateProfile of role and status, as $role', async (role) => {
    const oracle = await Oracle.of(test);
    const { asker } = await enter(running, scene, role);
    const permitted = expectation(
      oracle,
      asker,
      (status, id) => {
        if (status === 'REMOVED') return 'PROFILE_REMOVED';
        return oracle.isLastAdministrator(id) ? 'LAST_ADMINISTRATOR' : 'DONE';
      },
      'governProfile',
    );
    for (const profileId of targets()) {
      for (const change of [{ role: 'MEMBER' }, { status: 'DISABLED' }]) {
        const input = { profileId, ...change };
        const outcomes = await restoringProfile(test, profileId, () => call(role, 'updateProfile', [input]));
        expect([input, ...outcomes]).toEqual([input, permitted(profileId)]);
      }
    }
  });

  it.each(ROLES)('removeProfile, as $role', async (role) => {
    const oracle = await Oracle.of(test);
    const { asker } = await enter(running, scene, role);
    const permitted = expectation(
      oracle,
      asker,
      (_status, id) => (oracle.isLastAdministrator(id) ? 'LAST_ADMINISTRATOR' : 'DONE'),
      'governProfile',
    );
    for (const profileId of targets()) {
      const before = oracle.profiles.get(profileId)?.status;
      const [outcomes, after] = await restoringProfile(test, profileId, async () => [
        // People who removed themselves can still read the removed profile in the payload.
        await call(role, 'removeProfile', [{ profileId }]),
        (await test.database.reads.findOneByOrFail(ProfileEntity, { id: profileId })).status,
      ]);
      expect([profileId, ...outcomes]).toEqual([profileId, permitted(profileId)]);
      expect([profileId, after]).toEqual([profileId, outcomes[0] === 'DONE' ? 'REMOVED' : before]);
    }
  });

  it.each(ROLES)('updateProfiles and removeProfiles, one at a time, as $role', async (role) => {
    const oracle = await Oracle.of(test);
    const { asker } = await enter(running, scene, role);
    const last = (id: string): string => (oracle.isLastAdministrator(id) ? 'LAST_ADMINISTRATOR' : 'DONE');
    const changing = expectation(
      oracle,
      asker,
      (status, id) => (status === 'REMOVED' ? 'PROFILE_REMOVED' : last(id)),
      'governProfile',
    );
    const removing = expectation(oracle, asker, (_status, id) => last(id), 'governProfile');
    for (const profileId of targets()) {
      const changed = await restoringProfile(test, profileId, () =>
        call(role, 'updateProfiles', [{ profiles: [{ profileId, status: 'DISABLED' }] }]),
      );
      const removed = await restoringProfile(test, profileId, () =>
        call(role, 'removeProfiles', [{ profileIds: [profileId] }]),
      );
      expect([profileId, changed, removed]).toEqual([
        profileId,
        [changing(profileId)],
        [removing(profileId)],
      ]);
    }
  });

  it.each(ROLES)('restoreProfile, as $role', async (role) => {
    const oracle = await Oracle.of(test);
    const { asker } = await enter(running, scene, role);
    // Once restored, the removed profile's address is in use, and stays so for the next roles.
    const inUse = new Set(
      [...oracle.profiles.values()]
        .filter(({ status }) => status !== 'REMOVED')
        .map((each) => `${each.accountId} ${each.emailKey}`),
    );
    const permitted = expectation(
      oracle,
      asker,
      (status, id) => {
        if (status !== 'REMOVED') return 'NOT_REMOVED';
        const { accountId, emailKey } = oracle.profiles.get(id)!;
        return inUse.has(`${accountId} ${emailKey}`) ? 'EMAIL_IN_USE' : 'DONE';
      },
      'governProfile',
    );
    const ids = targets();
    const outcomes = await call(
      role,
      'restoreProfile',
      ids.map((profileId) => ({ profileId })),
    );
    expect(outcomes).toEqual(ids.map(permitted));
  });

  it.each(ROLES)('sendInvite, as $role', async (role) => {
    const oracle = await Oracle.of(test);
    const ids = targets();
    const { asker } = await enter(running, scene, role);
    const outcomes = await call(
      role,
      'sendInvite',
      ids.map((profileId) => ({ profileId })),
    );
    expect(outcomes).toEqual(
      ids.map(expectation(oracle, asker, (status) => (status === 'ACTIVE' ? 'DONE' : 'PROFILE_NOT_ACTIVE'))),
    );
  });

  it.each(ROLES)('sendInvites, one at a time, as $role', async (role) => {
    const oracle = await Oracle.of(test);
    const ids = targets();
    const { asker } = await enter(running, scene, role);
    const outcomes = await call(
      role,
      'sendInvites',
      ids.map((profileId) => ({ invites: [{ profileId }] })),
    );
    expect(outcomes).toEqual(
      ids.map(expectation(oracle, asker, (status) => (status === 'ACTIVE' ? 'DONE' : 'PROFILE_NOT_ACTIVE'))),
    );
  });

  it.each(ROLES)('revokeInvite, of a pending invitation and of others, as $role', async (role) => {
    const oracle = await Oracle.of(test);
    const { asker } = await enter(running, scene, role);
    const refusalOf = expectation(oracle, asker, () => 'READABLE');
    const ids = targets();
    const of = (wanted: string) =>
      ids.map((profileId) =>
        [...oracle.invitations.values()].find(
          (each) => each.profileId === profileId && each.state === wanted,
        ),
      );
    const tried = [...of('PENDING'), ...of('REVOKED'), ...of('SUPERSEDED')].filter((each) => !!each);
    expect(new Set(tried.map(({ state }) => state)).size).toBeGreaterThanOrEqual(2);
    const outcomes = await call(
      role,
      'revokeInvite',
      tried.map(({ id }) => ({ invitationId: id })),
    );
    expect(outcomes).toEqual(
      tried.map(({ profileId, state }) => {
        if (asker.activeProfileId === null || !oracle.mayDo(asker, 'readProfile', profileId))
          return refusalOf(profileId);
        if (!oracle.mayDo(asker, 'revokeInvite', profileId)) return 'NOT_PERMITTED';
        return state === 'SUPERSEDED' ? 'NOT_PENDING' : 'DONE';
      }),
    );
    // Restored, so that each role finds invitations to revoke.
    await test.database.write(async (manager) => {
      for (const [index, { id, state }] of tried.entries())
        if (outcomes[index] === 'DONE') await manager.update(InvitationEntity, { id }, { state });
    });
  });

  it.each(ROLES)('addProfile and addProfiles, as $role', async (role) => {
    const oracle = await Oracle.of(test);
    const { asker } = await enter(running, scene, role);
    const ids = Object.values(scene.accounts).map(({ id }) => id);
    const someone = () => ({ displayName: 'New', email: `${newId('prof')}@contoso.example` });
    const expected = ids.map((id) => {
      if (asker.identityId === null) return turnedAway(asker);
      if (asker.activeProfileId === null) return 'FORBIDDEN NO_ACTIVE_PROFILE';
      if (!oracle.mayRead(asker, 'Account', id)) return 'NOT_FOUND';
      return oracle.mayAdd(asker, id) ? 'DONE' : 'NOT_PERMITTED';
    });
    const one = ids.map((accountId) => ({ accountId, ...someone(), sendInvite: true }));
    expect(await call(role, 'addProfile', one)).toEqual(expected);
    const many = ids.map((accountId) => ({ accountId, profiles: [someone()], sendInvites: true }));
    expect(await call(role, 'addProfiles', many)).toEqual(expected);
  });

  it.each(ROLES)('endAssociation, of an active association and an ended one, as $role', async (role) => {
    const oracle = await Oracle.of(test);
    const { asker } = await enter(running, scene, role);
    const associations = [...oracle.associations.values()].filter(({ profileId }) =>
      targets().includes(profileId),
    );
    expect(new Set(associations.map(({ endedAt }) => endedAt === null)).size).toBe(2);
    for (const { id, profileId, endedAt, endReason } of associations) {
      // People who ended their own association can still read it in the payload.
      const outcomes = await call(role, 'endAssociation', [{ associationId: id }], { oracle });
      const permitted = oracle.mayDo(asker, 'endAssociation', profileId) ? 'DONE' : 'NOT_FOUND';
      expect([id, ...outcomes]).toEqual([id, asker.identityId === null ? turnedAway(asker) : permitted]);
      const after = await test.database.reads.findOneByOrFail(AssociationEntity, { id });
      expect(after.endedAt !== null).toBe(endedAt !== null || outcomes[0] === 'DONE');
      // Restored, because the next role needs the profile.
      if (outcomes[0] === 'DONE')
        await test.database.write((manager) =>
          manager.update(AssociationEntity, { id }, { endedAt, endReason }),
        );
    }
  });

  it.each(ROLES)('requestInvites and associateProfile, as $role', async (role) => {
    const { asker, sender } = await enter(running, scene, role);
    const email = 'nobody.at.all@contoso.example';
    expect(await call(role, 'requestInvites', [{ email }])).toEqual([
      role.person ? 'DONE' : turnedAway(asker),
    ]);

    const oracle = await Oracle.of(test);
    const tailspin = named(scene.profiles, 'tailspin.member').id;
    const pending = [...oracle.invitations.values()].find(
      ({ profileId, state }) => profileId === tailspin && state === 'PENDING',
    );
    const token = pending ? tokenOf(pending, test.config.secretKeys) : null;
    const forged = (token ?? '').replace(/\.(.)/, (_, first) => (first === 'A' ? '.B' : '.A'));
    expect(invitationIdIn(forged)).toBe(pending?.id);
    const outcome = role.person ? 'INVALID_TOKEN' : turnedAway(asker);
    expect(await call(role, 'associateProfile', [{ token: forged }])).toEqual([outcome]);

    // Anyone with the token can read the preview. It shows signed-in people their own identity.
    const preview = await test.send<{ invitationPreview: { currentIdentity: object | null } | null }>(
      'query ($token: String!) { invitationPreview(token: $token) { currentIdentity { id } } }',
      { token },
      sender,
    );
    if (asker.isApplication) expect(preview.data.invitationPreview).toBeNull();
    else expect(preview.data.invitationPreview?.currentIdentity !== null).toBe(role.person !== undefined);
    if (!pending || !role.person) return;

    // With the new profile, a person whose only profile was selected automatically must choose. A person who
    // had none acts as the new one.
    const usable = oracle
      .ownProfiles(asker)
      .filter(({ accountId }) => accountId !== named(scene.accounts, 'lapsed').id);
    const activeProfileId = sender.profileId ?? (usable.length === 0 ? tailspin : null);
    const reading = { asker: { ...asker, activeProfileId } };
    expect(await call(role, 'associateProfile', [{ token }], reading)).toEqual(['DONE']);
    await test.database.write(async (manager) => {
      const { state, acceptedAt, acceptedByIdentityId } = pending;
      await manager.update(InvitationEntity, { id: pending.id }, { state, acceptedAt, acceptedByIdentityId });
      await manager.update(
        AssociationEntity,
        { profileId: tailspin, endedAt: IsNull() },
        { endedAt: test.clock.now(), endReason: 'ENDED_BY_HOLDER' },
      );
    });
  });

  it.each(ROLES)('declineInvite, with a genuine token and a forged one, as $role', async (role) => {
    const { asker } = await enter(running, scene, role);
    const [pending] = await test.database.reads.findBy(InvitationEntity, {
      profileId: named(scene.profiles, 'tailspin.member').id,
      state: 'PENDING',
    });
    const token = pending ? (tokenOf(pending, test.config.secretKeys) ?? '') : '';
    const forged = token.replace(/\.(.)/, (_, first) => (first === 'A' ? '.B' : '.A'));
    const outcomes = await call(role, 'declineInvite', [{ token: forged }, { token }]);
    const refused = turnedAway(asker);
    expect(outcomes).toEqual(asker.isApplication ? [refused, refused] : ['INVALID_TOKEN', 'DONE']);
    // Restored, so that each role finds an invitation to decline.
    await test.database.write(async (manager) => {
      const { id } = pending!;
      await manager.delete(DeclinedInvitationEntity, { invitationId: id });
      await manager.update(InvitationEntity, { id }, { state: 'PENDING' });
    });
  });

  it.each(ROLES)(
    "requestAccess, for a known account and for an account that doesn't exist, as $role",
    async (role) => {
      const numbers = [named(scene.accounts, 'contoso').number, 'C-0'];
      const { asker } = await enter(running, scene, role);
      const outcome = role.person ? 'DONE' : turnedAway(asker);
      expect(
        await call(
          role,
          'requestAccess',
          numbers.map((accountNumber) => ({ accountNumber })),
        ),
      ).toEqual([outcome, outcome]);
    },
  );

  it.each(ROLES)(
    'declineAccessRequest, approveAccessRequest and withdrawAccessRequest, as $role',
    async (role) => {
      const oracle = await Oracle.of(test);
      const { asker } = await enter(running, scene, role);
      const pending = Object.values(scene.accounts).flatMap(({ id }) =>
        oracle.accessRequestsIn(id).filter(({ state, openNumber }) => state === 'PENDING' && !openNumber),
      );
      expect(pending).toHaveLength(Object.keys(scene.accounts).length);
      const expected = pending.map(({ accountId }) => {
        if (asker.identityId === null) return turnedAway(asker);
        if (asker.activeProfileId === null) return 'FORBIDDEN NO_ACTIVE_PROFILE';
        return oracle.mayDecideAccessRequests(asker, accountId ?? '') ? 'DONE' : 'NOT_FOUND';
      });
      const restore = () =>
        test.database.write(async (manager) => {
          for (const { id } of pending)
            await manager.update(
              AccessRequestEntity,
              { id },
              {
                ...{ state: 'PENDING', profileId: null, declineReason: null },
                ...{ decidedAt: null, decidedByProfileId: null },
              },
            );
        });
      const declined = pending.map(({ id }) => ({ accessRequestId: id, reason: 'OTHER' }));
      expect(await call(role, 'declineAccessRequest', declined)).toEqual(expected);
      await restore();
      const { id: accountId } = named(scene.accounts, 'contoso');
      const approved = pending.map(({ id }) => ({
        ...{ accessRequestId: id, displayName: 'New', email: `${newId('prof')}@contoso.example` },
      }));
      expect(await call(role, 'approveAccessRequest', approved)).toEqual(expected);
      const { requestedByIdentityId: identityId = '' } =
        pending.find((each) => each.accountId === accountId) ?? {};
      await test.database.write((manager) =>
        manager.update(
          AssociationEntity,
          { identityId, endedAt: IsNull() },
          { endedAt: test.clock.now(), endReason: 'ENDED_BY_ADMINISTRATOR' },
        ),
      );
      await restore();
      const turned = asker.identityId === null ? turnedAway(asker) : 'NOT_FOUND';
      const withdrawn = pending.map(({ id }) => ({ accessRequestId: id }));
      expect(await call(role, 'withdrawAccessRequest', withdrawn)).toEqual(pending.map(() => turned));
    },
  );

  it.each(ROLES)("contactPartner, for every account and one that doesn't exist, as $role", async (role) => {
    const oracle = await Oracle.of(test);
    const { asker } = await enter(running, scene, role);
    const accounts = Object.values(scene.accounts);
    const outcomes = await call(
      role,
      'contactPartner',
      [...accounts.map(({ id }) => id), 'acct_nothing'].map((accountId) => ({ accountId })),
    );
    const isContactable = (id: string | null): boolean =>
      id !== null &&
      oracle.accounts.get(id)?.kind === 'PARTNER' &&
      oracle.targets('Account.administrators', id)?.length !== 0;
    const expected = accounts.map(({ id, partnerId }) => {
      if (asker.identityId === null) return turnedAway(asker);
      if (!oracle.mayContactPartner(asker, id)) return 'NOT_FOUND';
      return isContactable(partnerId) ? 'DONE' : 'NO_PARTNER';
    });
    expect(outcomes).toEqual([...expected, asker.identityId === null ? turnedAway(asker) : 'NOT_FOUND']);
  });

  it.each(ROLES)(
    "contactAdministrators, for every account and one that doesn't exist, as $role",
    async (role) => {
      const oracle = await Oracle.of(test);
      const { asker } = await enter(running, scene, role);
      const accounts = Object.values(scene.accounts);
      const outcomes = await call(
        role,
        'contactAdministrators',
        [...accounts.map(({ id }) => id), 'acct_nothing'].map((accountId) => ({ accountId, topic: 'OTHER' })),
      );
      const own = oracle.heldProfiles(asker).map(({ id }) => id);
      const expected = accounts.map(({ id }) => {
        if (asker.identityId === null) return turnedAway(asker);
        if (!oracle.mayContactAdministrators(asker, id)) return 'NOT_FOUND';
        const others = oracle.targets('Account.administrators', id)?.filter((each) => !own.includes(each));
        return others?.length === 0 ? 'NO_ADMINISTRATOR' : 'DONE';
      });
      expect(outcomes).toEqual([...expected, asker.identityId === null ? turnedAway(asker) : 'NOT_FOUND']);
    },
  );

  it.each(ROLES)('switchProfile, as $role', async (role) => {
    const oracle = await Oracle.of(test);
    const { asker, sender } = await enter(running, scene, role);
    // In a separate session, because the mutation changes the session.
    const { token } = sender;
    const as = sender.as && (await test.signIn(sender.as.identity));
    const ids = targets();
    const query = withFragments(
      schema,
      `mutation ($id: ID!) { switchProfile(input: { profileId: $id }) { ...Payload } }
      fragment Payload on SwitchProfilePayload ${crawlOf(schema, 'SwitchProfilePayload', 0)}`,
      0,
    );
    const outcomes: string[] = [];
    for (const id of ids) {
      const answer = await test.send<Record<string, Payload> | null>(query, { id }, { as, token });
      checkAnswer(oracle, { ...asker, activeProfileId: id }, answer.data);
      outcomes.push(outcomeOf(answer, 'switchProfile'));
    }
    const expected = ids.map((id) => {
      const { accountId, status } = oracle.profiles.get(id) ?? {};
      if (asker.identityId === null) return turnedAway(asker);
      if (!oracle.heldProfiles(asker).some((held) => held.id === id)) return 'NOT_FOUND';
      if (status !== 'ACTIVE') return 'PROFILE_NOT_ACTIVE';
      return accountId === named(scene.accounts, 'lapsed').id ? 'ACCESS_CLOSED' : 'DONE';
    });
    expect(outcomes).toEqual(expected);
  });

  it.each(ROLES)('clearDefaultProfile, as $role', async (role) => {
    const { asker, sender } = await enter(running, scene, role);
    const answer = await test.send<Record<string, Payload> | null>(
      'mutation { clearDefaultProfile { userErrors { code } } }',
      {},
      sender,
    );
    expect(outcomeOf(answer, 'clearDefaultProfile')).toBe(
      asker.identityId === null ? turnedAway(asker) : 'NO_DEFAULT_PROFILE',
    );
  });

  it.each(ROLES)("endSession, of an own session and another person's, as $role", async (role) => {
    const { asker, sender } = await enter(running, scene, role);
    const { id: others } = await test.database.reads.findOneByOrFail(SessionEntity, {
      tokenHash: hashOfSessionToken((await test.signIn()).sessionToken),
    });
    const own = sender.as && (await test.signIn(sender.as.identity));
    const mine = own && { tokenHash: hashOfSessionToken(own.sessionToken) };
    const ids = mine
      ? [(await test.database.reads.findOneByOrFail(SessionEntity, mine)).id, others]
      : [others];
    const outcomes = await call(
      role,
      'endSession',
      ids.map((sessionId) => ({ sessionId })),
    );
    const refused = asker.identityId === null ? turnedAway(asker) : 'NOT_FOUND';
    expect(outcomes).toEqual(mine ? ['DONE', refused] : [refused]);
    const { endedAt } = await test.database.reads.findOneByOrFail(SessionEntity, { id: others });
    expect(endedAt).toBeNull();
  });

  it.each(ROLES)('signOut, as $role', async (role) => {
    const { asker, sender } = await enter(running, scene, role);
    const { token } = sender;
    const as = sender.as && (await test.signIn(sender.as.identity));
    const answer = await test.send<Record<string, Payload>>(
      'mutation { signOut { userErrors { code } } }',
      {},
      { as, token },
    );
    const withoutSession = token === undefined ? 'NOT_SIGNED_IN' : 'NO_SESSION';
    expect(outcomeOf(answer, 'signOut')).toBe(
      asker.isApplication ? turnedAway(asker) : as ? 'DONE' : withoutSession,
    );
    const after = await test.send<{ viewer: object | null }>(
      '{ viewer { session { id } } }',
      {},
      { as, token },
    );
    // Callers with an access token stay identified.
    expect(after.data.viewer !== null).toBe(role.by === 'ACCESS_TOKEN');
  });

  it('has tried every mutation', () => {
    const tried = [
      ...['updateProfile', 'removeProfile', 'sendInvite', 'endAssociation', 'requestInvites'],
      ...['associateProfile', 'switchProfile', 'clearDefaultProfile', 'signOut', 'requestAccess'],
      ...['sendInvites', 'revokeInvite', 'addProfile', 'addProfiles', 'contactPartner'],
      ...['declineInvite', 'contactAdministrators', 'endSession'],
      ...['updateProfiles', 'removeProfiles', 'restoreProfile'],
      ...['approveAccessRequest', 'declineAccessRequest', 'withdrawAccessRequest'],
    ];
    expect(tried.toSorted()).toEqual([...ENTRIES.Mutation].toSorted());
  });
});
