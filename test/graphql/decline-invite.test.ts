import { IsNull } from 'typeorm';
import { AssociationEntity } from '../../src/association/association.entity';
import { AuditEventEntity } from '../../src/audit/audit-event.entity';
import { UnexpectedColumnError } from '../../src/database/row';
import { newId } from '../../src/foundation/ids';
import { DeclinedInvitationEntity } from '../../src/invitation/declined-invitation.entity';
import { InvitationEntity } from '../../src/invitation/invitation.entity';
import { tokenOf } from '../../src/invitation/invitation-token';
import { INVITATION_DECLINED_TEMPLATE } from '../../src/invitation/invitation-declined-mail';
import { MailEntity } from '../../src/mail/mail.entity';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { type Invitations, invitationsIn, outcomeOf, type UserError } from '../support/actors/invitations';
import { type People, peopleOf } from '../support/actors/people';
import { rowsIn, whileInsertsFail } from '../support/database/tables';
import { describeOnEachDatabase } from '../support/database/test-database';
import { type Sender, type SignedIn, startTestApp, type TestApp } from '../support/servers/test-app';

const DECLINE = `mutation ($input: DeclineInviteInput!) { declineInvite(input: $input) {
  declinedAt userErrors { code message field } } }`;
const LIST = `query ($id: ID!, $status: InvitationStatus) { account(id: $id) { invitations(status: $status) {
  edges { node { id status declinedAt declineReason viewerCanRevoke viewerCanResend } } } } }`;

interface DeclineInviteAnswer {
  readonly declineInvite: { readonly declinedAt: string | null; readonly userErrors: UserError[] };
}
interface ListAnswer {
  readonly account: { readonly invitations: { readonly edges: readonly { readonly node: object }[] } };
}

describeOnEachDatabase('declineInvite', (database) => {
  let test: TestApp;
  let people: People;
  let invitations: Invitations;
  let callers = 0;

  beforeAll(async () => {
    test = await startTestApp(database, { overrides: { trustProxy: 1 } });
    people = peopleOf(test);
    invitations = invitationsIn(test);
  });
  afterAll(() => test.close());

  /** A caller who isn't signed in, each with a separate network address. */
  const passerBy = () => ({ headers: { 'x-forwarded-for': `203.0.113.${String(++callers)}` } });
  const decline = (input: { token: string; reason?: 'NOT_FOR_ME' | null }, sender: Sender = passerBy()) =>
    test.send<DeclineInviteAnswer>(DECLINE, { input }, sender);
  const eventsOf = (subjectId: string) =>
    test.database.reads.find(AuditEventEntity, { where: { subjectId }, order: { id: 'ASC' } });
  const noticesOf = (subjectId: string) =>
    test.database.reads.findBy(MailEntity, { subjectId, template: INVITATION_DECLINED_TEMPLATE });
  const list = async (id: string, status: string, as: SignedIn) =>
    (await test.send<ListAnswer>(LIST, { id, status }, { as })).data.account.invitations.edges;
  const invited = async () => {
    const { person: administrator, account } = await people.administrator();
    const profile = await people.records.profile({ accountId: account.id });
    return { administrator, account, profile, ...(await invitations.issue(profile)) };
  };
  /** An administrator who confirmed their address, and the invitation that they sent to a colleague. */
  const sent = async (given: Partial<ProfileEntity> = {}) => {
    const { id: accountId } = await people.records.account({ name: 'Contoso Ltd' });
    const inviter = await people.records.profile({ accountId, role: 'ADMINISTRATOR', ...given });
    const administrator = await test.signIn();
    const { token: own } = await invitations.issue(inviter);
    await invitations.associate({ token: own }, { as: administrator });
    const profile = await people.records.profile({ accountId, displayName: 'Kim Abercrombie' });
    const { data } = await invitations.send({ profileId: profile.id }, { as: administrator });
    const { id = '' } = data.sendInvite.invitation ?? {};
    const invitation = await test.database.reads.findOneByOrFail(InvitationEntity, { id });
    return { administrator, inviter, profile, id, token: tokenOf(invitation, test.config.secretKeys) ?? '' };
  };
  const forgedOf = (token: string) => token.replace(/\.(.)/, (_, first) => (first === 'A' ? '.B' : '.A'));
  const mailsTo = (profile: ProfileEntity) =>
    test.mailbox
      .messages()
      .filter(({ To, Tag }) => To === profile.email && Tag === INVITATION_DECLINED_TEMPLATE);

  it('declines a pending invitation for an anonymous holder of its token, and its link says so', async () => {
    const { administrator, account, profile, id, token } = await invited();
    const { data } = await decline({ token });
    const declinedAt = test.clock.now().toISOString();
    expect(data.declineInvite).toEqual({ declinedAt, userErrors: [] });
    expect((await invitations.preview(token)).data.invitationPreview).toMatchObject({
      status: 'DECLINED',
      replacesIdentity: false,
      matchingProfiles: [],
    });
    const accepted = await invitations.associate({ token }, { as: await test.signIn() });
    expect(outcomeOf(accepted)).toBe('INVITATION_DECLINED');

    expect(await list(account.id, 'DECLINED', administrator)).toEqual([
      {
        node: {
          ...{ id, status: 'DECLINED', declinedAt, declineReason: null },
          ...{ viewerCanRevoke: false, viewerCanResend: true },
        },
      },
    ]);
    expect(await list(account.id, 'REVOKED', administrator)).toEqual([]);
    expect(outcomeOf(await invitations.send({ profileId: profile.id }, { as: administrator }))).toBe('OK');
  });

  it('records the decline, and never who declined', async () => {
    const { administrator, id, account, profile, token } = await invited();
    await decline({ token, reason: 'NOT_FOR_ME' }, { as: await test.signIn() });
    expect(await list(account.id, 'DECLINED', administrator)).toMatchObject([
      { node: { id, declineReason: 'NOT_FOR_ME' } },
    ]);
    expect((await eventsOf(id)).at(-1)).toMatchObject({
      ...{ action: 'INVITATION_DECLINED', accountId: account.id, profileId: profile.id },
      ...{ actorIdentityId: null, actorProfileId: null, changes: { reason: [null, 'NOT_FOR_ME'] } },
    });
  });

  it("isn't prevented by a header with a profile that the caller can't use", async () => {
    const { token } = await invited();
    const as = await test.signIn();
    const stale = { as, headers: { 'x-profile-id': newId('prof') } };
    expect(outcomeOf(await decline({ token }, stale))).toBe('OK');
  });

  it('succeeds without writing anything when it is repeated, even with another reason', async () => {
    const { id, token } = await sent();
    const { data } = await decline({ token });
    test.clock.advance(60_000);
    const before = await rowsIn(test.database);
    expect((await decline({ token, reason: 'NOT_FOR_ME' })).data).toEqual(data);
    expect(await rowsIn(test.database)).toEqual(before);
    expect(await noticesOf(id)).toEqual([]);
  });

  it('asks the sender by mail, in their language, to check the address that was wrong', async () => {
    const { inviter, profile, token } = await sent({ locale: 'de' });
    await test.work();
    await decline({ token, reason: 'NOT_FOR_ME' });
    await test.work();
    const mails = mailsTo(inviter);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.Subject).toContain('Prüfen Sie die Adresse von Kim Abercrombie');
    expect(mails[0]?.TextBody).toContain(profile.email.split('@')[0]);
  });

  it('has one of the known reasons, or its invitation is not read', async () => {
    const { id, token } = await invited();
    await decline({ token, reason: 'NOT_FOR_ME' });
    await test.database.write((manager) =>
      manager.update(DeclinedInvitationEntity, { invitationId: id }, { reason: () => "'OTHER'" }),
    );
    await expect(test.database.reads.findOneBy(InvitationEntity, { id })).rejects.toThrow(
      UnexpectedColumnError,
    );
  });

  it('sends no mail for a decline without a reason, or about an invitation that nobody sent', async () => {
    const plain = await sent();
    await decline({ token: plain.token });
    const requested = await invited();
    await decline({ token: requested.token, reason: 'NOT_FOR_ME' });
    expect([...(await noticesOf(plain.id)), ...(await noticesOf(requested.id))]).toEqual([]);
  });

  it("sends no mail to an address that the sender entered and hasn't confirmed, or no longer has", async () => {
    const unconfirmed = await sent();
    const change = (id: string, email: string) =>
      test.database.write((manager) => manager.update(ProfileEntity, { id }, { email, emailKey: email }));
    await change(unconfirmed.inviter.id, 'outsider@elsewhere.example');
    await decline({ token: unconfirmed.token, reason: 'NOT_FOR_ME' });
    expect(await noticesOf(unconfirmed.id)).toEqual([]);

    // The same person confirmed the address, but for another of their profiles.
    const other = await sent();
    const elsewhere = await people.records.profile({ accountId: (await people.records.account()).id });
    const { token: own } = await invitations.issue(elsewhere);
    await invitations.associate({ token: own }, { as: other.administrator });
    await change(other.inviter.id, elsewhere.email);
    await decline({ token: other.token, reason: 'NOT_FOR_ME' });
    expect(await noticesOf(other.id)).toEqual([]);

    const gone = await sent();
    await decline({ token: gone.token, reason: 'NOT_FOR_ME' });
    await change(gone.inviter.id, 'another@elsewhere.example');
    const corrected = await sent();
    await decline({ token: corrected.token, reason: 'NOT_FOR_ME' });
    await change(corrected.profile.id, `corrected.${corrected.profile.email}`);
    await test.work();
    expect([...mailsTo(gone.inviter), ...mailsTo(corrected.inviter)]).toEqual([]);
    expect(await noticesOf(gone.id)).toMatchObject([{ status: 'CANCELLED' }]);
    expect(await noticesOf(corrected.id)).toMatchObject([{ status: 'CANCELLED' }]);
  });

  it("keeps the association of a profile whose move is declined, and other profiles' invitations", async () => {
    const { profile, person, association } = await invitations.holder();
    const { token } = await invitations.issue(profile);
    const other = await invitations.unheld({ email: profile.email });
    const { token: another } = await invitations.issue(other);
    expect(outcomeOf(await decline({ token }, { as: person }))).toBe('OK');
    const held = await test.database.reads.findBy(AssociationEntity, {
      profileId: profile.id,
      endedAt: IsNull(),
    });
    expect(held.map(({ id }) => id)).toEqual([association.id]);
    expect((await invitations.preview(another)).data.invitationPreview?.status).toBe('PENDING');
  });

  it('is refused for an invitation that was accepted, revoked or superseded, or has expired', async () => {
    const accepted = await invited();
    await invitations.associate({ token: accepted.token }, { as: await test.signIn() });
    const revoked = await invited();
    await test.database.write((manager) =>
      manager.update(InvitationEntity, { id: revoked.id }, { state: 'REVOKED' }),
    );
    const superseded = await invited();
    await invitations.issue(superseded.profile);
    const expired = await invited();
    await test.database.write((manager) =>
      manager.update(InvitationEntity, { id: expired.id }, { expiresAt: test.clock.now() }),
    );
    const before = await rowsIn(test.database);
    const outcomes = [];
    for (const { token } of [accepted, revoked, superseded, expired])
      outcomes.push(outcomeOf(await decline({ token, reason: 'NOT_FOR_ME' })));
    expect(outcomes).toEqual([
      'INVITATION_ALREADY_USED',
      'INVITATION_REVOKED',
      'INVITATION_SUPERSEDED',
      'INVITATION_EXPIRED',
    ]);
    expect(await rowsIn(test.database)).toEqual(before);
  });

  it('returns the same for a forged token, an unknown one and nonsense', async () => {
    const { id, token } = await invited();
    await decline({ token });
    const unknown = `${id.slice(5).replace(/^./, '7')}.${token.split('.')[1] ?? ''}`;
    const bodies = new Set();
    for (const each of [forgedOf(token), unknown, 'nonsense', '']) {
      const headers = { 'x-request-id': 'the-same-each-time', ...passerBy().headers };
      const answer = await decline({ token: each }, { headers });
      expect(outcomeOf(answer)).toBe('INVALID_TOKEN');
      bodies.add(answer.body);
    }
    expect(bodies.size).toBe(1);
  });

  it('counts against the same limit as previews, for each network address', async () => {
    const { token } = await invited();
    const [sender, other] = [passerBy(), passerBy()];
    for (let count = 0; count < test.config.limits.tokenPerCaller.points; count += 1)
      await decline({ token: forgedOf(token) }, sender);
    expect(outcomeOf(await decline({ token }, sender))).toBe('RATE_LIMITED');
    expect(outcomeOf(await decline({ token }, other))).toBe('OK');
  });

  it('has one effect for ten concurrent calls', async () => {
    const { id, token } = await sent();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => decline({ token, reason: 'NOT_FOR_ME' })),
    );
    expect(answers.map(outcomeOf)).toEqual(Array.from({ length: 10 }, () => 'OK'));
    expect((await eventsOf(id)).map(({ action }) => action)).toEqual([
      'INVITATION_SENT',
      'INVITATION_DECLINED',
    ]);
    expect(await noticesOf(id)).toHaveLength(1);
  });

  it('succeeds for either the person who declines or the one who accepts, never for both', async () => {
    for (let round = 0; round < 20; round += 1) {
      const { id, token, profile } = await invited();
      const as = await test.signIn();
      const refuse = async () => outcomeOf(await decline({ token }));
      const accept = async () => outcomeOf(await invitations.associate({ token }, { as }));
      const [declined, accepted] =
        round % 2
          ? await Promise.all([refuse(), accept()])
          : (await Promise.all([accept(), refuse()])).toReversed();
      const { state } = await test.database.reads.findOneByOrFail(InvitationEntity, { id });
      const held = await test.database.reads.countBy(AssociationEntity, { profileId: profile.id });
      expect([declined, accepted, state, held]).toEqual(
        declined === 'OK'
          ? ['OK', 'INVITATION_DECLINED', 'REVOKED', 0]
          : ['INVITATION_ALREADY_USED', 'OK', 'ACCEPTED', 1],
      );
    }
  });

  it("keeps the invitation pending when the audit event can't be written", async () => {
    const { id, token } = await sent();
    const answer = await whileInsertsFail(test.database, 'audit_event', () =>
      decline({ token, reason: 'NOT_FOR_ME' }),
    );
    expect(outcomeOf(answer)).toBe('INTERNAL_SERVER_ERROR');
    expect(await noticesOf(id)).toEqual([]);
    expect(outcomeOf(await decline({ token }))).toBe('OK');
  });
});
