import { AssociationEntity } from '../../src/association/association.entity';
import { newId } from '../../src/foundation/ids';
import { acceptPending } from '../../src/invitation/invitation.repository';
import { InvitationEntity } from '../../src/invitation/invitation.entity';
import { type Invitations, invitationsIn, outcomeOf } from '../support/actors/invitations';
import { untilLockWait } from '../support/database/lock-waits';
import { rowsIn } from '../support/database/tables';
import { type SignedIn, startTestApp, type TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';

describeOnEachDatabase('invitations accepted concurrently', (database) => {
  let test: TestApp;
  let invitations: Invitations;

  beforeAll(async () => {
    // So that the 200 calls that wait for ten connections don't time out on a slow machine.
    test = await startTestApp(database, { statementTimeoutMs: 60_000 });
    invitations = invitationsIn(test);
  });
  afterAll(() => test.close());

  const people = async (count: number): Promise<SignedIn[]> => {
    const signedIn = [];
    for (let index = 0; index < count; index += 1) signedIn.push(await test.signIn());
    return signedIn;
  };
  const associationsOf = (profileId: string): Promise<AssociationEntity[]> =>
    test.database.reads.findBy(AssociationEntity, { profileId });
  const tally = (outcomes: readonly string[]): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (const outcome of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
    return counts;
  };

  it('have one winner of 200 people, and the others get that it was already used', async () => {
    const profile = await invitations.unheld();
    const { id, token } = await invitations.issue(profile);
    const callers = await people(200);
    const answers = await Promise.all(callers.map((as) => invitations.associate({ token }, { as })));
    const outcomes = answers.map(outcomeOf);
    expect(tally(outcomes)).toEqual({ OK: 1, INVITATION_ALREADY_USED: 199 });
    const winner = await invitations.records.identityOf(callers[outcomes.indexOf('OK')]!);
    expect(await associationsOf(profile.id)).toMatchObject([{ identityId: winner.id, endedAt: null }]);
    const invitation = await test.database.reads.findOneByOrFail(InvitationEntity, { id });
    expect(invitation).toMatchObject({ state: 'ACCEPTED', acceptedByIdentityId: winner.id });
    const { audit_event: events = [] } = await rowsIn(test.database, ['audit_event']);
    expect(
      events.filter((event) => event['subject_id'] === id && event['action'] !== 'INVITATION_SENT'),
    ).toMatchObject([{ action: 'INVITATION_ACCEPTED', actor_identity_id: winner.id }]);
  });

  it('return the same association to one person for 50 concurrent requests', async () => {
    const profile = await invitations.unheld();
    const { token } = await invitations.issue(profile);
    const as = await test.signIn();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => invitations.associate({ token }, { as })),
    );
    expect(tally(answers.map(outcomeOf))).toEqual({ OK: 50 });
    const ids = new Set(answers.map(({ data }) => data.associateProfile.association?.id));
    const [association, ...more] = await associationsOf(profile.id);
    expect([...ids]).toEqual([association?.id]);
    expect(more).toEqual([]);
  });

  it('move a held profile once, to one of ten people who all confirm', async () => {
    const { profile, association } = await invitations.holder();
    const { token } = await invitations.issue(profile);
    const callers = await people(10);
    const answers = await Promise.all(
      callers.map((as) => invitations.associate({ token, replaceIdentity: true }, { as })),
    );
    expect(tally(answers.map(outcomeOf))).toEqual({ OK: 1, INVITATION_ALREADY_USED: 9 });
    const all = await associationsOf(profile.id);
    expect(all.filter(({ endedAt }) => endedAt === null)).toHaveLength(1);
    expect(all.filter(({ endedAt }) => endedAt !== null)).toMatchObject([
      { id: association.id, endReason: 'REPLACED' },
    ]);
  });

  it("don't deadlock when two people accept the same mailbox from its two ends", async () => {
    for (let round = 0; round < 8; round += 1) {
      const email = `${newId('acct')}@contoso.example`;
      const [first, second] = [await invitations.unheld({ email }), await invitations.unheld({ email })];
      const [one, two] = [await invitations.issue(first), await invitations.issue(second)];
      const [left, right] = await people(2);
      const answers = await Promise.all([
        invitations.associate({ token: one.token, alsoProfileIds: [second.id] }, { as: left! }),
        invitations.associate({ token: two.token, alsoProfileIds: [first.id] }, { as: right! }),
      ]);
      expect(tally(answers.map(outcomeOf))).toEqual({ OK: 1, INVITATION_ALREADY_USED: 1 });
      const holders = [...(await associationsOf(first.id)), ...(await associationsOf(second.id))];
      expect(new Set(holders.map(({ identityId }) => identityId)).size).toBe(1);
      expect(holders).toHaveLength(2);
    }
  });

  it('are either accepted or superseded by a concurrent newer one, never both', async () => {
    for (let round = 0; round < 12; round += 1) {
      const { account, person: administrator } = await invitations.holder({ role: 'ADMINISTRATOR' });
      const profile = await invitations.unheld({ accountId: account.id });
      const { id, token } = await invitations.issue(profile);
      const newcomer = await test.signIn();
      const send = async () =>
        outcomeOf(await invitations.send({ profileId: profile.id }, { as: administrator }));
      const accept = async () => outcomeOf(await invitations.associate({ token }, { as: newcomer }));
      const [sent, accepted] =
        round % 2
          ? await Promise.all([send(), accept()])
          : (await Promise.all([accept(), send()])).toReversed();
      expect(sent).toBe('OK');
      const { state } = await test.database.reads.findOneByOrFail(InvitationEntity, { id });
      const held = (await associationsOf(profile.id)).length;
      expect([accepted, state, held]).toEqual(
        accepted === 'OK' ? ['OK', 'ACCEPTED', 1] : ['INVITATION_SUPERSEDED', 'SUPERSEDED', 0],
      );
      const pending = { profileId: profile.id, state: 'PENDING' as const };
      expect(await test.database.reads.countBy(InvitationEntity, pending)).toBe(1);
    }
  });

  it('are used by only one of ten updates, even without locks', async () => {
    const { id } = await invitations.issue(await invitations.unheld());
    const identity = await invitations.records.identityOf(await test.signIn());
    const spent = await Promise.all(
      Array.from({ length: 10 }, () =>
        test.database.write((manager) => acceptPending(manager, [id], identity.id, test.clock.now())),
      ),
    );
    expect(spent.filter(Boolean)).toHaveLength(1);
  });

  // SQLite runs one transaction at a time, so nothing can bypass the lock.
  if (database.kind !== 'sqlite')
    it('get INVITATION_ALREADY_USED when only the database detects the earlier acceptance', async () => {
      const profile = await invitations.unheld();
      const { token } = await invitations.issue(profile);
      const [quicker, slower] = await people(2);
      const identity = await invitations.records.identityOf(quicker!);
      let accepting: Promise<string> = Promise.resolve('');
      await test.database.write(async (manager) => {
        // Without its check, the foreign key doesn't lock the profile. This simulates a program that forgets
        // to lock.
        await manager.query('SET SESSION foreign_key_checks = 0');
        await manager.insert(AssociationEntity, {
          id: newId('asso'),
          profileId: profile.id,
          identityId: identity.id,
          associatedAt: test.clock.now(),
        });
        await manager.query('SET SESSION foreign_key_checks = 1');
        accepting = invitations.associate({ token }, { as: slower! }).then(outcomeOf);
        // It waits to insert the second active association of the profile.
        await untilLockWait(test.database);
      });
      expect(await accepting).toBe('INVITATION_ALREADY_USED');
      expect(await associationsOf(profile.id)).toMatchObject([{ identityId: identity.id }]);
    });

  it("can't associate a profile with two people, since the database rejects the second", async () => {
    const { profile } = await invitations.holder();
    const other = await test.signIn();
    await expect(invitations.records.associate(profile, other)).rejects.toThrow(/unique|duplicate/i);
  });
});
