import { newId } from '../../src/foundation/ids';
import { provesMailboxOf, judgeAcceptance } from '../../src/invitation/acceptance';
import { explainAssociateProfile, explainSendInvite } from '../../src/invitation/explain-refusal';
import type { Invitation, InvitationState } from '../../src/invitation/invitation';
import { statusOf } from '../../src/invitation/invitation-status';
import { deliveryOf } from '../../src/invitation/invitation-delivery';
import type { MailStatus } from '../../src/mail/mail';
import type { AddressedProfile } from '../../src/profile/profile';

const EXPIRY = new Date('2026-12-01T12:00:00.000Z');
const BEFORE = new Date(EXPIRY.getTime() - 1);
const invitation = (given: Partial<Invitation> = {}): Invitation => ({
  id: newId('invt'),
  accountId: 'acct_invited',
  profileId: 'prof_invited',
  email: 'Kim@contoso.example',
  emailKey: 'kim@contoso.example',
  state: 'PENDING',
  createdAt: new Date('2026-11-24T12:00:00.000Z'),
  expiresAt: EXPIRY,
  acceptedAt: null,
  acceptedByIdentityId: null,
  declinedAt: null,
  declineReason: null,
  sentByProfileId: null,
  tokenKeyId: 'first',
  tokenNonce: 'nonce',
  delivery: 'QUEUED',
  ...given,
});

describe('an invitation', () => {
  it('expires exactly at its expiry, and only while it is pending', () => {
    expect(statusOf(invitation(), BEFORE)).toBe('PENDING');
    expect(statusOf(invitation(), EXPIRY)).toBe('EXPIRED');
    for (const state of ['ACCEPTED', 'REVOKED', 'SUPERSEDED'] as const)
      expect(statusOf(invitation({ state }), EXPIRY)).toBe(state);
  });

  it('is declined if it was revoked by the holder of its token', () => {
    const declined = invitation({ state: 'REVOKED', declinedAt: BEFORE });
    expect(statusOf(declined, EXPIRY)).toBe('DECLINED');
    expect(judgeAcceptance(declined, 'iden_me', BEFORE)).toMatchObject({
      refusal: { code: 'INVITATION_DECLINED' },
    });
  });

  it.each<[InvitationState, Date, string]>([
    ['PENDING', BEFORE, 'PENDING'],
    ['PENDING', EXPIRY, 'INVITATION_EXPIRED'],
    ['ACCEPTED', EXPIRY, 'INVITATION_ALREADY_USED'],
    ['REVOKED', BEFORE, 'INVITATION_REVOKED'],
    ['SUPERSEDED', BEFORE, 'INVITATION_SUPERSEDED'],
  ])('that is %s, for somebody else at %j, results in %s', (state, now, expected) => {
    const acceptance = judgeAcceptance(
      invitation({ state, acceptedByIdentityId: 'iden_other' }),
      'iden_me',
      now,
    );
    expect(acceptance.ok ? acceptance.value : acceptance.refusal.code).toBe(expected);
  });

  it('stays accepted for the person who accepted it, even after it expires', () => {
    const accepted = invitation({ state: 'ACCEPTED', acceptedByIdentityId: 'iden_me' });
    expect(judgeAcceptance(accepted, 'iden_me', EXPIRY)).toEqual({ ok: true, value: 'ACCEPTED' });
  });

  it('proves the mailbox of its own profile and of those with exactly the same key', () => {
    const profile = (id: string, emailKey: string) => ({ id, emailKey }) as AddressedProfile;
    expect(provesMailboxOf(invitation(), profile('prof_invited', 'kim@contoso.example'))).toBe(true);
    expect(provesMailboxOf(invitation(), profile('prof_other', 'kim@contoso.example'))).toBe(true);
    for (const key of [
      'kım@contoso.example',
      'Kim@contoso.example',
      'kim@contoso.example ',
      'kim@contoso.exampl',
    ])
      expect(provesMailboxOf(invitation(), profile('prof_other', key))).toBe(false);
  });
});

describe('the delivery of the mail', () => {
  it.each<[MailStatus, string | null]>([
    ['QUEUED', 'QUEUED'],
    ['SENDING', 'QUEUED'],
    ['SENT', 'SENT'],
    ['DELIVERED', 'DELIVERED'],
    ['BOUNCED', 'BOUNCED'],
    ['FAILED', 'FAILED'],
    ['CANCELLED', null],
  ])('is shown, when it is %s, as %s', (status, shown) => {
    expect(deliveryOf(status)).toBe(shown);
  });
});

describe('an error', () => {
  it('names the invalid argument, and says in a sentence what to do', () => {
    const fieldOf = {
      INVALID_TOKEN: 'token',
      INVITATION_EXPIRED: 'token',
      INVITATION_REVOKED: 'token',
      INVITATION_SUPERSEDED: 'token',
      INVITATION_DECLINED: 'token',
      INVITATION_ALREADY_USED: 'token',
      PROFILE_NOT_ACTIVE: 'token',
      PROFILE_NOT_OF_MAILBOX: 'alsoProfileIds',
      REPLACEMENT_NOT_CONFIRMED: 'replaceIdentity',
    } as const;
    const explained = (Object.keys(fieldOf) as (keyof typeof fieldOf)[]).map(
      (code) => [code, explainAssociateProfile({ code })] as const,
    );
    for (const [code, { message, field }] of explained) {
      expect(field).toEqual(['input', fieldOf[code]]);
      expect(message).toMatch(/^[A-Z].*\.$/);
    }
    expect(new Set(explained.map(([, { message }]) => message)).size).toBe(explained.length);
    expect(explainSendInvite({ code: 'INVALID_EMAIL' }).field).toEqual(['input', 'email']);
    for (const code of ['NOT_FOUND', 'NOT_PERMITTED', 'PROFILE_NOT_ACTIVE'] as const)
      expect(explainSendInvite({ code }).field).toEqual(['input', 'profileId']);
  });
});
