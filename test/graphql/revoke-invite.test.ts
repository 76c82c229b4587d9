import { AssociationEntity } from '../../src/association/association.entity';
import { newId } from '../../src/foundation/ids';
import { InvitationEntity } from '../../src/invitation/invitation.entity';
import { createRevokeInvite } from '../../src/invitation/revoke-invite';
import { MailEntity } from '../../src/mail/mail.entity';
import { actorNow, losses } from '../support/authorization/authorization-asker';
import { type Invitations, invitationsIn, outcomeOf, type UserError } from '../support/actors/invitations';
import { type People, peopleOf } from '../support/actors/people';
import { rowsIn, whileInsertsFail } from '../support/database/tables';
import { type Sender, type SignedIn, startTestApp, type TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';

const REVOKE = `mutation ($id: ID!) { revokeInvite(input: { invitationId: $id }) {
  invitation { id status viewerCanRevoke viewerCanResend } userErrors { code message field } } }`;
const BEFOREHAND = `query ($id: ID!) { _entities(representations: [{ __typename: "Invitation", id: $id }]) {
  ... on Invitation { viewerCanRevoke viewerCanResend } } }`;

interface RevokeInviteAnswer {
  readonly revokeInvite: {
    readonly invitation: { readonly id: string; readonly status: string } | null;
    readonly userErrors: UserError[];
  };
}

describeOnEachDatabase('revokeInvite', (database) => {
  let test: TestApp;
  let people: People;
  let invitations: Invitations;

  beforeAll(async () => {
    test = await startTestApp(database);
    people = peopleOf(test);
    invitations = invitationsIn(test);
  });
  afterAll(() => test.close());

  const revoke = (id: string, sender: Sender) => test.send<RevokeInviteAnswer>(REVOKE, { id }, sender);
  const beforehand = async (id: string, sender: Sender) =>
    (await test.send<{ _entities: object[] }>(BEFOREHAND, { id }, sender)).data._entities[0];
  const stateOf = async (id: string) =>
    (await test.database.reads.findOneByOrFail(InvitationEntity, { id })).state;
  /** Records a profile's use beforehand, so that later differences come only from the mutation. */
  const use = (as: SignedIn): Promise<unknown> => test.send('{ viewer { session { id } } }', {}, { as });
  /** An administrator, a colleague with a profile, and the profile's pending invitation. */
  const invited = async () => {
    const { person: as, account, profile: administrator } = await people.administrator();
    const { person: holder, profile } = await people.member({ account });
    return { as, account, administrator, holder, profile, ...(await invitations.issue(profile)) };
  };

  it('revokes a pending invitation, never sends its mail, and makes its link say so', async () => {
    const { as, id, token, account, administrator, profile } = await invited();
    expect(await beforehand(id, { as })).toEqual({ viewerCanRevoke: true, viewerCanResend: true });
    const { data } = await revoke(id, { as });
    expect(data.revokeInvite).toEqual({
      invitation: { id, status: 'REVOKED', viewerCanRevoke: false, viewerCanResend: true },
      userErrors: [],
    });
    expect(await test.database.reads.findOneByOrFail(MailEntity, { subjectId: id })).toMatchObject({
      status: 'CANCELLED',
      finishedAt: test.clock.now(),
    });
    await test.work();
    expect(test.mailbox.messages().filter(({ To }) => To === profile.email)).toEqual([]);
    const refusal = await invitations.associate({ token }, { as: await test.signIn() });
    expect(outcomeOf(refusal)).toBe('INVITATION_REVOKED');
    const { audit_event: events = [] } = await rowsIn(test.database, ['audit_event']);
    expect(
      events.filter((event) => event['subject_id'] === id && event['action'] !== 'INVITATION_SENT'),
    ).toMatchObject([
      {
        action: 'INVITATION_REVOKED',
        account_id: account.id,
        profile_id: profile.id,
        actor_profile_id: administrator.id,
      },
    ]);
  });

  it('succeeds without writing anything when it is repeated', async () => {
    const { as, id } = await invited();
    await revoke(id, { as });
    const before = await rowsIn(test.database);
    test.clock.advance(1000);
    expect((await revoke(id, { as })).data.revokeInvite).toMatchObject({
      invitation: { id, status: 'REVOKED' },
      userErrors: [],
    });
    expect(await rowsIn(test.database)).toEqual(before);
  });

  it('records one revocation for ten concurrent calls', async () => {
    const { as, id } = await invited();
    const answers = await Promise.all(Array.from({ length: 10 }, () => revoke(id, { as })));
    expect(answers.map(outcomeOf)).toEqual(Array.from({ length: 10 }, () => 'OK'));
    const { audit_event: events = [] } = await rowsIn(test.database, ['audit_event']);
    const own = events.filter((event) => event['subject_id'] === id);
    expect(own.map((event) => event['action'])).toEqual(['INVITATION_SENT', 'INVITATION_REVOKED']);
  });

  it('works for administrators of the account and of its partner of record, but of no other partner', async () => {
    const partner = await people.records.account({ kind: 'PARTNER' });
    const stranger = await people.records.account({ kind: 'PARTNER' });
    const customer = await people.records.account({ partnerId: partner.id });
    const profile = await people.records.profile({ accountId: customer.id });
    const outcomes = [];
    for (const account of [customer, partner, stranger]) {
      const { person: as } = await people.administrator({ account });
      const { id } = await invitations.issue(profile);
      outcomes.push(outcomeOf(await revoke(id, { as })));
    }
    expect(outcomes).toEqual(['OK', 'OK', 'NOT_FOUND']);
  });

  it('is NOT_PERMITTED for the holder, who can send another', async () => {
    const { holder, id } = await invited();
    expect(await beforehand(id, { as: holder })).toEqual({ viewerCanRevoke: false, viewerCanResend: true });
    const { data } = await revoke(id, { as: holder });
    expect(data.revokeInvite).toMatchObject({
      invitation: null,
      userErrors: [{ code: 'NOT_PERMITTED', field: ['input', 'invitationId'] }],
    });
    expect(await stateOf(id)).toBe('PENDING');
  });

  it('is NOT_PENDING for an accepted, superseded or expired invitation, and says which', async () => {
    const accepted = await invited();
    const move = { token: accepted.token, replaceIdentity: true };
    await invitations.associate(move, { as: await test.signIn() });
    const superseded = await invited();
    await invitations.issue(superseded.profile);
    const expired = await invited();
    const { invitationLifetimeMs } = test.config;
    await test.database.write((manager) =>
      manager.update(
        InvitationEntity,
        { id: expired.id },
        {
          createdAt: new Date(test.clock.now().getTime() - invitationLifetimeMs),
          expiresAt: test.clock.now(),
        },
      ),
    );
    const messages = new Set();
    for (const { as, id, holder } of [accepted, superseded, expired]) {
      await use(as);
      await use(holder);
      const before = await rowsIn(test.database);
      expect(await beforehand(id, { as })).toMatchObject({ viewerCanRevoke: false });
      const { data } = await revoke(id, { as });
      expect(data.revokeInvite).toMatchObject({ invitation: null, userErrors: [{ code: 'NOT_PENDING' }] });
      messages.add(data.revokeInvite.userErrors[0]?.message);
      expect(await rowsIn(test.database)).toEqual(before);
    }
    expect(messages.size).toBe(3);
  });

  it("reports in advance that the holder of a disabled profile can't be invited", async () => {
    const { as, account } = await invited();
    const disabled = await people.records.profile({ accountId: account.id, status: 'DISABLED' });
    const { id } = await invitations.issue(disabled);
    expect(await beforehand(id, { as })).toEqual({ viewerCanRevoke: true, viewerCanResend: false });
    expect(outcomeOf(await revoke(id, { as }))).toBe('OK');
  });

  it("returns the same for a stranger's invitation as for an unknown one", async () => {
    const { id } = await invited();
    const { person: as } = await people.administrator();
    const headers = { 'x-request-id': 'the-same-each-time' };
    const bodies = [];
    for (const each of [id, newId('invt'), 'not even an id']) {
      const answer = await revoke(each, { as, headers });
      expect(outcomeOf(answer)).toBe('NOT_FOUND');
      bodies.push(answer.body);
    }
    expect(new Set(bodies).size).toBe(1);
    expect(await stateOf(id)).toBe('PENDING');
  });

  it("is UNAUTHENTICATED for callers who aren't signed in, and FORBIDDEN while no profile is chosen", async () => {
    const { as, id } = await invited();
    await people.another(as);
    expect(outcomeOf(await revoke(id, {}))).toBe('UNAUTHENTICATED');
    const { errors } = await revoke(id, { as });
    expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'NO_ACTIVE_PROFILE' });
    expect(await stateOf(id)).toBe('PENDING');
  });

  it("checks the administrator's role at the time of the change, not of the request", async () => {
    const revokeInvite = createRevokeInvite({ database: test.database, clock: test.clock });
    for (const lose of losses(test)) {
      const { person, account, profile, association } = await people.administrator();
      const { id } = await invitations.issue(await people.records.profile({ accountId: account.id }));
      const actor = await actorNow(test, person);
      await lose({ profile, association });
      expect(await revokeInvite({ actor, requestId: 'test', invitationId: id })).toEqual({
        ok: false,
        refusal: { code: 'NOT_FOUND' },
      });
      expect(await stateOf(id)).toBe('PENDING');
    }
  });

  it("keeps the invitation and its mail unchanged when the audit event can't be written", async () => {
    const { as, id } = await invited();
    await use(as);
    const before = await rowsIn(test.database);
    const answer = await whileInsertsFail(test.database, 'audit_event', () => revoke(id, { as }));
    expect(outcomeOf(answer)).toBe('INTERNAL_SERVER_ERROR');
    expect(await rowsIn(test.database)).toEqual(before);
    expect(outcomeOf(await revoke(id, { as }))).toBe('OK');
  });

  it('succeeds for either the administrator who revokes or the person who accepts, never for both', async () => {
    const winners = [];
    for (let round = 0; round < 30; round += 1) {
      const { person: as, account } = await people.administrator();
      const profile = await people.records.profile({ accountId: account.id });
      const { id, token } = await invitations.issue(profile);
      const newcomer = await test.signIn();
      const taken = async () => outcomeOf(await revoke(id, { as }));
      const accept = async () => outcomeOf(await invitations.associate({ token }, { as: newcomer }));
      const [revoked, accepted] =
        round % 2
          ? await Promise.all([taken(), accept()])
          : (await Promise.all([accept(), taken()])).toReversed();
      const held = await test.database.reads.countBy(AssociationEntity, { profileId: profile.id });
      expect([revoked, accepted, await stateOf(id), held]).toEqual(
        revoked === 'OK' ? ['OK', 'INVITATION_REVOKED', 'REVOKED', 0] : ['NOT_PENDING', 'OK', 'ACCEPTED', 1],
      );
      winners.push(revoked);
    }
    expect(winners).toHaveLength(30);
  });
});
