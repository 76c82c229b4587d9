import { randomUUID } from 'node:crypto';
import { QueryFailedError } from 'typeorm';
import { createAddProfile } from '../../src/add-profiles/add-profile';
import type { Database } from '../../src/database/database';
import { DatabaseUnavailableError } from '../../src/database/database-error';
import { KeptOutcomeEntity } from '../../src/idempotency/kept-outcome.entity';
import { InvitationEntity } from '../../src/invitation/invitation.entity';
import { createSendInvite } from '../../src/invitation/send-invite';
import { MailEntity } from '../../src/mail/mail.entity';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { createLimits, DEFAULT_LIMITS } from '../../src/rate-limit/limits';
import { type Adding, addingTo, outcomesOf } from '../support/actors/adding';
import { type Invitations, invitationsIn, outcomeOf } from '../support/actors/invitations';
import { type Colleague, type People, peopleOf } from '../support/actors/people';
import { actorNow } from '../support/authorization/authorization-asker';
import { describeOnEachDatabase } from '../support/database/test-database';
import { startTestApp, type TestApp } from '../support/servers/test-app';

const DAY = 24 * 60 * 60_000;

describeOnEachDatabase('an idempotency key', (database) => {
  let test: TestApp;
  let adding: Adding;
  let invitations: Invitations;
  let people: People;
  let administrator: Colleague;

  beforeAll(async () => {
    test = await startTestApp(database);
    adding = addingTo(test);
    invitations = invitationsIn(test);
    people = peopleOf(test);
  });
  beforeEach(async () => {
    administrator = await people.administrator();
  });
  afterAll(() => test.close());

  const newcomer = () => ({ displayName: 'Kim Abercrombie', email: `${randomUUID()}@contoso.example` });
  const by = () => ({ as: administrator.person });
  const colleague = (): Promise<ProfileEntity> =>
    people.records.profile({ accountId: administrator.account.id });
  const invitationsOf = (profileId: string): Promise<number> =>
    test.database.reads.countBy(InvitationEntity, { profileId });
  const profilesAt = (emailKey: string): Promise<number> =>
    test.database.reads.countBy(ProfileEntity, { emailKey });

  it('sends an invitation once, and returns it each time', async () => {
    const { id: profileId } = await colleague();
    const input = { profileId, idempotencyKey: randomUUID() };
    const first = await invitations.send(input, by());
    const { invitation } = first.data.sendInvite;
    expect(invitation).toMatchObject({ status: 'PENDING', profile: { id: profileId } });
    for (let time = 0; time < 3; time += 1) {
      // A field that's null is the same as one that's missing.
      const again = await invitations.send({ ...input, email: null }, by());
      expect(again.data).toEqual(first.data);
    }
    expect(await invitationsOf(profileId)).toBe(1);
    expect(await test.database.reads.countBy(MailEntity, { subjectId: invitation?.id ?? '' })).toBe(1);
  });

  it("doesn't count repetitions against limits", async () => {
    const { id: profileId } = await colleague();
    const input = { profileId, idempotencyKey: randomUUID() };
    const { points } = DEFAULT_LIMITS.sendInvitePerRecipient;
    for (let time = 0; time < points + 2; time += 1)
      expect(outcomeOf(await invitations.send(input, by()))).toBe('OK');
    // The limit is still left for calls without the key.
    expect(outcomeOf(await invitations.send({ profileId }, by()))).toBe('OK');
  });

  it('adds a profile once, with its invitation', async () => {
    const { id: accountId } = administrator.account;
    const input = { accountId, ...newcomer(), sendInvite: true, idempotencyKey: randomUUID() };
    const first = await adding.add(input, by());
    expect(first.data.addProfile).toMatchObject({ userErrors: [], invitation: { status: 'PENDING' } });
    expect((await adding.add(input, by())).data).toEqual(first.data);
    expect(await profilesAt(input.email)).toBe(1);
    // Without the key, it's another call.
    const { idempotencyKey: _key, ...other } = input;
    expect(outcomeOf(await adding.add(other, by()))).toBe('EMAIL_IN_USE');
  });

  it('repeats the results of batches, with the errors of their items', async () => {
    const { id: accountId } = administrator.account;
    const [kim, sam] = [newcomer(), newcomer()];
    const profiles = [kim, { ...kim, displayName: '' }, sam, sam];
    const add = { accountId, profiles, sendInvites: true, idempotencyKey: randomUUID() };
    const added = await adding.addMany(add, by());
    expect(outcomesOf(added.data.addProfiles.results)).toEqual(['OK', expect.any(String), 'OK', 'DUPLICATE']);
    expect((await adding.addMany(add, by())).data).toEqual(added.data);
    expect(await profilesAt(sam.email)).toBe(1);

    const { id: profileId } = await colleague();
    const invites = [{ profileId }, { profileId }, { profileId: (await invitations.unheld()).id }];
    const idempotencyKey = randomUUID();
    const sent = await adding.sendMany(invites, by(), idempotencyKey);
    expect(outcomesOf(sent.data.sendInvites.results)).toEqual(['OK', 'DUPLICATE', 'NOT_FOUND']);
    expect((await adding.sendMany(invites, by(), idempotencyKey)).data).toEqual(sent.data);
    expect(await invitationsOf(profileId)).toBe(1);
  });

  it('makes one change of several calls at once', async () => {
    const { id: accountId } = administrator.account;
    const input = { accountId, ...newcomer(), idempotencyKey: randomUUID() };
    const answers = await Promise.all(Array.from({ length: 5 }, () => adding.add(input, by())));
    expect(answers.map(outcomeOf)).toEqual(Array(5).fill('OK'));
    expect(new Set(answers.map(({ data }) => data.addProfile.profile?.id)).size).toBe(1);
    expect(await profilesAt(input.email)).toBe(1);

    const { id: profileId } = await colleague();
    const send = { profileId, idempotencyKey: randomUUID() };
    const sent = await Promise.all(Array.from({ length: 3 }, () => invitations.send(send, by())));
    expect(new Set(sent.map(({ data }) => data.sendInvite.invitation?.id)).size).toBe(1);
    expect(await invitationsOf(profileId)).toBe(1);
  });

  it("can't be used for another call", async () => {
    const [one, other] = [await colleague(), await colleague()];
    const idempotencyKey = randomUUID();
    await invitations.send({ profileId: one.id, idempotencyKey }, by());
    const { data } = await invitations.send({ profileId: other.id, idempotencyKey }, by());
    expect(data.sendInvite).toMatchObject({
      invitation: null,
      userErrors: [{ code: 'IDEMPOTENCY_KEY_REUSED', field: ['input', 'idempotencyKey'] }],
    });
    expect(await invitationsOf(other.id)).toBe(0);
    expect(outcomeOf(await adding.sendMany([{ profileId: one.id }], by(), idempotencyKey))).toBe(
      'IDEMPOTENCY_KEY_REUSED',
    );
    const added = { accountId: administrator.account.id, ...newcomer() };
    expect(outcomeOf(await adding.add({ ...added, idempotencyKey }, by()))).toBe('IDEMPOTENCY_KEY_REUSED');
    const many = { accountId: added.accountId, profiles: [newcomer()], idempotencyKey };
    expect(outcomeOf(await adding.addMany(many, by()))).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it("is each person's own", async () => {
    const { id: profileId } = await colleague();
    const input = { profileId, idempotencyKey: 'the-same' };
    const another = await people.administrator({ account: administrator.account });
    const [one, two] = [
      await invitations.send(input, by()),
      await invitations.send(input, { as: another.person }),
    ];
    expect(one.data.sendInvite.invitation?.id).not.toBe(two.data.sendInvite.invitation?.id);
  });

  it('is decided again after a refusal', async () => {
    const disabled = await people.records.profile({
      accountId: administrator.account.id,
      status: 'DISABLED',
    });
    const input = { profileId: disabled.id, idempotencyKey: randomUUID() };
    expect(outcomeOf(await invitations.send(input, by()))).toBe('PROFILE_NOT_ACTIVE');
    await test.database.write((manager) =>
      manager.update(ProfileEntity, { id: disabled.id }, { status: 'ACTIVE' }),
    );
    expect(outcomeOf(await invitations.send(input, by()))).toBe('OK');
  });

  it("doesn't return what the caller can no longer read", async () => {
    const { id: profileId } = await colleague();
    const input = { profileId, idempotencyKey: randomUUID() };
    await invitations.send(input, by());
    await test.database.write((manager) =>
      manager.update(ProfileEntity, { id: administrator.profile.id }, { role: 'MEMBER' }),
    );
    const { data } = await invitations.send(input, by());
    expect(data.sendInvite).toMatchObject({ invitation: null, userErrors: [{ code: 'NOT_FOUND' }] });
  });

  it('sends again if the invitation was deleted, and then returns the new one', async () => {
    const { id: profileId } = await colleague();
    const input = { profileId, idempotencyKey: randomUUID() };
    await invitations.send(input, by());
    await test.database.write((manager) => manager.delete(InvitationEntity, { profileId }));
    const again = await invitations.send(input, by());
    expect(outcomeOf(again)).toBe('OK');
    expect((await invitations.send(input, by())).data).toEqual(again.data);
    expect(await invitationsOf(profileId)).toBe(1);
  });

  it('expires after a day, and is deleted then', async () => {
    const { id: profileId } = await colleague();
    const input = { profileId, idempotencyKey: randomUUID() };
    const idOf = async (): Promise<string | undefined> =>
      (await invitations.send(input, by())).data.sendInvite.invitation?.id;
    const as = await test.signIn(administrator.person.identity, { persistent: true });
    administrator = { ...administrator, person: as };
    const first = await idOf();
    test.clock.advance(DAY - 1);
    expect(await idOf()).toBe(first);
    test.clock.advance(1);
    const second = await idOf();
    expect(second).not.toBe(first);
    expect(await idOf()).toBe(second);

    test.clock.advance(DAY + 1);
    await test.app.workOnce();
    expect(await test.database.reads.count(KeptOutcomeEntity)).toBe(0);
  });

  it.each(['', ' ', 'ä', 'a b', 'a'.repeat(65)])("can't be %j", async (idempotencyKey) => {
    const { id: profileId } = await colleague();
    const { errors } = await invitations.send({ profileId, idempotencyKey }, by());
    expect(errors[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: ['input', 'idempotencyKey'],
    });
    expect(await invitationsOf(profileId)).toBe(0);
  });

  describe('and a connection that is lost during COMMIT', () => {
    /** Commits, and loses the answer. */
    const losingAnswers = (): Database =>
      Object.assign(Object.create(test.database) as Database, {
        transaction: async (work: Parameters<Database['transaction']>[0]) => {
          await test.database.transaction(work);
          throw new DatabaseUnavailableError({ code: 'ECONNRESET', fatal: true });
        },
      });
    /** Loses the connection before anything is committed. */
    const losingChanges = (): Database =>
      Object.assign(Object.create(test.database) as Database, {
        transaction: async (work: Parameters<Database['transaction']>[0]) =>
          test.database.transaction(async (manager) => {
            await work(manager);
            throw new DatabaseUnavailableError({ code: 'ECONNRESET', fatal: true });
          }),
      });
    const dependencies = (lossy: Database) => ({
      database: lossy,
      clock: test.clock,
      limits: createLimits(test.database, DEFAULT_LIMITS),
      settings: { keys: test.config.secretKeys, lifetimeMs: test.config.invitationLifetimeMs },
    });

    it.each([null, 'a-key'])('returns the committed change, with the key %j', async (idempotencyKey) => {
      const actor = await actorNow(test, administrator.person);
      const { id: profileId } = await colleague();
      const common = { actor, requestId: 'test', idempotencyKey };
      const sent = await createSendInvite(dependencies(losingAnswers()))({
        ...common,
        ...{ profileId, email: null },
      });
      expect(sent).toMatchObject({ ok: true, value: { profileId, state: 'PENDING' } });

      const entered = newcomer();
      const added = await createAddProfile(dependencies(losingAnswers()))({
        ...{ ...common, idempotencyKey: idempotencyKey && `${idempotencyKey}-2` },
        ...{ accountId: administrator.account.id, entered, sendInvite: true },
      });
      expect(added).toMatchObject({
        ok: true,
        value: { profile: { email: entered.email }, invitation: { state: 'PENDING' } },
      });
      expect(await profilesAt(entered.email)).toBe(1);
    });

    it('stays unknown if reading the change again waited too long for a lock', async () => {
      const actor = await actorNow(test, administrator.person);
      const { id: profileId } = await colleague();
      const lossy = losingAnswers();
      const conflict = Object.assign(new Error('driver'), { errno: 1205 });
      // Only the reads after COMMIT fail.
      const unreadable = Object.assign(Object.create(lossy) as Database, {
        transaction: (work: Parameters<Database['transaction']>[0]) =>
          lossy.transaction(work).finally(() => {
            Object.defineProperty(unreadable, 'reads', {
              get: () => {
                throw new QueryFailedError('SELECT 1', [], conflict);
              },
            });
          }),
      });
      await expect(
        createSendInvite(dependencies(unreadable))({
          ...{ actor, requestId: 'test', idempotencyKey: null, profileId, email: null },
        }),
      ).rejects.toThrow(DatabaseUnavailableError);
    });

    it.each([null, 'another-key'])(
      'fails if nothing was committed, with the key %j',
      async (idempotencyKey) => {
        const actor = await actorNow(test, administrator.person);
        const { id: profileId } = await colleague();
        const command = { actor, requestId: 'test', idempotencyKey, profileId, email: null };
        await expect(createSendInvite(dependencies(losingChanges()))(command)).rejects.toThrow(
          DatabaseUnavailableError,
        );
        expect(await invitationsOf(profileId)).toBe(0);
        expect(await createSendInvite(dependencies(test.database))(command)).toMatchObject({ ok: true });
      },
    );
  });
});
