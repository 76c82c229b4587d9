import type { AddressedProfile } from '../profile/profile';
import { ok, type Refusal, refused, type Result } from '../foundation/result';
import type { Invitation } from './invitation';
import { statusOf } from './invitation-status';

/** Why an invitation can't be accepted, for the holder of its valid token. */
export type AcceptanceRefusal = Refusal<
  | 'INVITATION_EXPIRED'
  | 'INVITATION_REVOKED'
  | 'INVITATION_SUPERSEDED'
  | 'INVITATION_DECLINED'
  | 'INVITATION_ALREADY_USED'
>;

/** Returns whether an identity can accept an invitation or has accepted it already, or why it can't. */
export function judgeAcceptance(
  invitation: Invitation,
  identityId: string,
  now: Date,
): Result<'PENDING' | 'ACCEPTED', AcceptanceRefusal> {
  switch (statusOf(invitation, now)) {
    case 'PENDING':
      return ok('PENDING');
    case 'ACCEPTED':
      return invitation.acceptedByIdentityId === identityId
        ? ok('ACCEPTED')
        : refused('INVITATION_ALREADY_USED');
    case 'EXPIRED':
      return refused('INVITATION_EXPIRED');
    case 'REVOKED':
      return refused('INVITATION_REVOKED');
    case 'SUPERSEDED':
      return refused('INVITATION_SUPERSEDED');
    case 'DECLINED':
      return refused('INVITATION_DECLINED');
  }
}

/**
 * Returns whether an invitation proves a profile's mailbox: its own profile, or one with the address it was sent to.
 */
export function provesMailboxOf(invitation: Invitation, profile: AddressedProfile): boolean {
  return profile.id === invitation.profileId || profile.emailKey === invitation.emailKey;
}
