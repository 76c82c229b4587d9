import { randomUUID } from 'node:crypto';
import { AssociationEntity } from '../../src/association/association.entity';
import { AuditEventEntity } from '../../src/audit/audit-event.entity';
import { ClientChoiceEntity } from '../../src/identity/client-choice.entity';
import { IdentityEntity } from '../../src/identity/identity.entity';
import { SessionEntity } from '../../src/identity/session.entity';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { MOBILE_CLIENT_ID, ORGANIZATION, OTHER_ORGANIZATION } from '../support/stand-ins/microsoft-issuer';
import { type MicrosoftTestApp, startMicrosoftTestApp } from '../support/servers/microsoft-test-app';
import { type Colleague, type People, peopleOf } from '../support/actors/people';
import type { Answer, SignedIn, TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';

const OTHER_CLIENT_ID = '1d2e3f40-5a6b-4c7d-8e9f-a0b1c2d3e4f5';
const ACTING = 'activeProfile { id } selection { required resolvedBy }';
const VIEWER = `{ viewer { identity { id displayName username kind } session { id } ${ACTING} } }`;

interface Acting {
  readonly activeProfile: { readonly id: string } | null;
  readonly selection: { readonly required: boolean; readonly resolvedBy: string | null };
}
interface ViewerData {
  readonly viewer: Acting & { readonly identity: { readonly id: string }; readonly session: object | null };
}

describeOnEachDatabase('a person who calls with an access token', (database) => {
  let running: MicrosoftTestApp;
  let test: TestApp;
  let people: People;

  beforeAll(async () => {
    running = await startMicrosoftTestApp(database);
    test = running.test;
    people = peopleOf(test);
  });
  afterAll(() => running.close());

  const identitiesOf = (objectId: string): Promise<IdentityEntity[]> =>
    test.database.reads.findBy(IdentityEntity, { objectId });
  const eventsOf = (actorIdentityId: string): Promise<AuditEventEntity[]> =>
    test.database.reads.find(AuditEventEntity, { where: { actorIdentityId }, order: { id: 'ASC' } });

  describe('and has never signed in', () => {
    it('is stored by tenant and object id on the first call', async () => {
      const oid = randomUUID();
      const token = await running.userToken({
        oid,
        name: 'Grace Hopper',
        preferred_username: 'grace@a.example',
      });
      const { data, errors } = await test.send<ViewerData>(VIEWER, {}, { token });
      expect(errors).toEqual([]);
      const [identity, ...others] = await identitiesOf(oid);
      expect(others).toEqual([]);
      expect(identity).toMatchObject({ tenantId: ORGANIZATION, objectId: oid });
      expect(data.viewer).toEqual({
        identity: {
          id: identity?.id,
          displayName: 'Grace Hopper',
          username: 'grace@a.example',
          kind: 'ORGANIZATIONAL',
        },
        session: null,
        activeProfile: null,
        selection: { required: false, resolvedBy: null },
      });
      expect(await eventsOf(identity?.id ?? '')).toEqual([
        expect.objectContaining({ action: 'IDENTITY_SIGNED_IN', subjectId: identity?.id }),
      ]);
    });

    it('becomes one identity even when the first calls are concurrent', async () => {
      const oid = randomUUID();
      const token = await running.userToken({ oid });
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => test.send<ViewerData>(VIEWER, {}, { token })),
      );
      const ids = answers.map(({ data }) => data.viewer.identity.id);
      expect(await identitiesOf(oid)).toEqual([expect.objectContaining({ id: ids[0] })]);
      expect(new Set(ids).size).toBe(1);
    });

    it('differs from people with the same object id or address in another tenant', async () => {
      const victim = await people.administrator();
      const { objectId, username, tenantId } = victim.person.identity;
      const claims = {
        tid: OTHER_ORGANIZATION,
        oid: objectId,
        preferred_username: username,
        email: username,
      };
      expect(tenantId).not.toBe(OTHER_ORGANIZATION);
      const { data } = await test.send<ViewerData>(VIEWER, {}, { token: await running.userToken(claims) });
      expect(data.viewer.activeProfile).toBeNull();
      expect(data.viewer.identity.id).not.toBe((await people.records.identityOf(victim.person)).id);
    });

    it('can request invitations', async () => {
      const token = await running.userToken({ oid: randomUUID() });
      const { data } = await test.send(
        'mutation { requestInvites(input: { email: "somebody@contoso.example" }) { accepted userErrors { code } } }',
        {},
        { token },
      );
      expect(data).toEqual({ requestInvites: { accepted: true, userErrors: [] } });
    });
  });

  describe('and is known', () => {
    let person: SignedIn;
    let first: Colleague;
    let second: Colleague;
    let token: string;
    let otherToken: string;

    beforeEach(async () => {
      person = await test.signIn({ tenantId: ORGANIZATION });
      first = await people.another(person, { role: 'ADMINISTRATOR' });
      second = await people.another(person);
      const { objectId: oid } = person.identity;
      token = await running.userToken({ oid });
      otherToken = await running.userToken({ oid, azp: OTHER_CLIENT_ID });
    });

    const acting = async (as: { token?: string; as?: SignedIn; profileId?: string }): Promise<Acting> => {
      const { data } = await test.send<{ viewer: Acting }>(`{ viewer { ${ACTING} } }`, {}, as);
      return data.viewer;
    };
    const as = ({ profile }: Colleague, resolvedBy: string): Acting => ({
      activeProfile: { id: profile.id },
      selection: { required: false, resolvedBy },
    });
    const undecided: Acting = { activeProfile: null, selection: { required: true, resolvedBy: null } };
    const switchTo = (
      { profile }: Colleague,
      sender: { readonly token?: string; readonly as?: SignedIn },
      makeDefault = false,
    ): Promise<Answer<{ switchProfile: { viewer: Acting | null; userErrors: { code: string }[] } }>> =>
      test.send(
        `mutation ($input: SwitchProfileInput!) { switchProfile(input: $input) {
          viewer { ${ACTING} } userErrors { code } } }`,
        { input: { profileId: profile.id, makeDefault } },
        sender,
      );

    it('is the same person as in the browser, found with one SQL statement', async () => {
      // It was used a moment ago, so its use isn't recorded again.
      await switchTo(first, { token });
      test.forgetStatements();
      const { data } = await test.send<ViewerData>(VIEWER, {}, { token });
      expect(test.statements).toHaveLength(1);
      expect(data.viewer.identity.id).toBe((await people.records.identityOf(person)).id);
    });

    it('chooses a profile for one client application on all devices, and can change it back', async () => {
      expect(await acting({ token })).toEqual(undecided);
      for (const colleague of [first, second, first]) {
        const { data } = await switchTo(colleague, { token });
        expect(data.switchProfile).toEqual({ viewer: as(colleague, 'SESSION'), userErrors: [] });
        expect(await acting({ token })).toEqual(as(colleague, 'SESSION'));
      }
      const onAnotherDevice = await running.userToken({ oid: person.identity.objectId, iat: 1 });
      expect(await acting({ token: onAnotherDevice })).toEqual(as(first, 'SESSION'));
      expect(await acting({ token: otherToken })).toEqual(undecided);
      expect(await acting({ as: person })).toEqual(undecided);

      await switchTo(second, { token: otherToken });
      await switchTo(second, { as: person });
      expect(await acting({ token })).toEqual(as(first, 'SESSION'));
      const { id: identityId } = await people.records.identityOf(person);
      const kept = await test.database.reads.findBy(ClientChoiceEntity, { identityId });
      expect(kept.map(({ clientId, profileId }) => [clientId, profileId]).toSorted()).toEqual(
        [
          [MOBILE_CLIENT_ID, first.profile.id],
          [OTHER_CLIENT_ID, second.profile.id],
        ].toSorted(),
      );
    });

    it('sets a default, which applies where nothing was chosen', async () => {
      await switchTo(second, { token }, true);
      await switchTo(first, { token });
      expect(await acting({ token })).toEqual(as(first, 'SESSION'));
      expect(await acting({ token: otherToken })).toEqual(as(second, 'DEFAULT'));
      expect(await acting({ as: person })).toEqual(as(second, 'DEFAULT'));
    });

    it('overrides the choice with a profile named in the request, which can’t be another person’s', async () => {
      await switchTo(first, { token });
      expect(await acting({ token, profileId: second.profile.id })).toEqual(as(second, 'HEADER'));
      expect(await acting({ token })).toEqual(as(first, 'SESSION'));
      const foreign = await people.member();
      const { errors } = await test.send(VIEWER, {}, { token, profileId: foreign.profile.id });
      expect(errors[0]?.extensions).toEqual({ code: 'FORBIDDEN', reason: 'PROFILE_NOT_USABLE' });
    });

    it('can’t choose another person’s profile', async () => {
      const { data } = await switchTo(await people.member(), { token });
      expect(data.switchProfile.userErrors).toEqual([expect.objectContaining({ code: 'NOT_FOUND' })]);
      expect(await acting({ token })).toEqual(undecided);
    });

    it.each([
      ['removed', { status: 'REMOVED' as const }],
      ['disabled', { status: 'DISABLED' as const }],
    ])('immediately skips a choice that is %s', async (_how, change) => {
      await switchTo(first, { token });
      await test.database.write((manager) => manager.update(ProfileEntity, { id: first.profile.id }, change));
      expect(await acting({ token })).toEqual(as(second, 'ONLY_PROFILE'));
    });

    it('immediately skips a choice whose association has ended', async () => {
      await switchTo(first, { token });
      await test.database.write((manager) =>
        manager.update(AssociationEntity, { id: first.association.id }, { endedAt: test.clock.now() }),
      );
      expect(await acting({ token })).toEqual(as(second, 'ONLY_PROFILE'));
    });

    it('loses a choice when the profile’s row is deleted', async () => {
      const { profile } = first;
      await switchTo(first, { token });
      await test.database.write(async (manager) => {
        await manager.delete(AssociationEntity, { profileId: profile.id });
        await manager.delete(ProfileEntity, { id: profile.id });
      });
      expect(await test.database.reads.countBy(ClientChoiceEntity, { profileId: profile.id })).toBe(0);
      expect(await acting({ token })).toEqual(as(second, 'ONLY_PROFILE'));
    });

    it('can change what their role allows, and is named in the audit trail', async () => {
      const { id: actorIdentityId } = await people.records.identityOf(person);
      const colleague = await people.records.profile({ accountId: first.account.id });
      const { data } = await test.send(
        'mutation ($id: ID!) { updateProfile(input: { profileId: $id, locale: "de" }) { userErrors { code } } }',
        { id: colleague.id },
        { token, profileId: first.profile.id },
      );
      expect(data).toEqual({ updateProfile: { userErrors: [] } });
      expect((await eventsOf(actorIdentityId)).at(-1)).toMatchObject({
        action: 'PROFILE_UPDATED',
        actorProfileId: first.profile.id,
        subjectId: colleague.id,
      });
    });

    it('updates the last use of a profile at most once a minute', async () => {
      const lastUse = async (): Promise<Date | null> => {
        const { id } = first.association;
        return (await test.database.reads.findOneByOrFail(AssociationEntity, { id })).lastUsedAt;
      };
      await switchTo(first, { token });
      const used = await lastUse();
      test.clock.advance(59_000);
      await acting({ token });
      expect(await lastUse()).toEqual(used);
      test.clock.advance(1_000);
      await acting({ token });
      expect(await lastUse()).toEqual(test.clock.now());
    });

    it('has no session to end, and can end all browser sessions repeatedly', async () => {
      const SIGN_OUT =
        'mutation ($e: Boolean) { signOut(input: { everywhere: $e }) { userErrors { code } } }';
      const signOut = async (everywhere: boolean): Promise<unknown> =>
        (await test.send<{ signOut: unknown }>(SIGN_OUT, { e: everywhere }, { token })).data.signOut;
      const { id: identityId } = await people.records.identityOf(person);
      const open = () => test.database.reads.findBy(SessionEntity, { identityId });

      expect(await signOut(false)).toEqual({ userErrors: [{ code: 'NO_SESSION' }] });
      expect((await open()).map(({ endedAt }) => endedAt)).toEqual([null]);
      for (let time = 0; time < 2; time += 1) expect(await signOut(true)).toEqual({ userErrors: [] });
      expect((await open()).map(({ endedAt }) => endedAt)).toEqual([test.clock.now()]);
      const ended = (await eventsOf(identityId)).filter(({ action }) => action === 'SESSIONS_ENDED');
      expect(ended).toEqual([expect.objectContaining({ subjectId: identityId })]);
      expect(await acting({ token })).toEqual(undecided);
    });
  });
});
