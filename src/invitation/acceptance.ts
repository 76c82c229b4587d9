import type { AddressedProfile } from '../profile/profile';
import { ok, refused, type Result } from '../foundation/result';
import { type Invitation, statusOf } from './invitation';

/** Names why an invitation can't be accepted, to the holder of its genuine token. */
export type StandingRefusal =
  'INVITATION_EXPIRED' | 'INVITATION_REVOKED' | 'INVITATION_SUPERSEDED' | 'INVITATION_ALREADY_USED';

/** Tells whether an invitation may be accepted by an identity, or has been by this very one; otherwise why not. */
export function standingOf(
  invitation: Invitation,
  identityId: string,
  now: Date,
): Result<'PENDING' | 'ACCEPTED', StandingRefusal> {
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
  }
}

/** Tells whether an invitation proves the mailbox of a profile: its own, and any with the address it went to. */
export function provesMailboxOf(invitation: Invitation, profile: AddressedProfile): boolean {
  return profile.id === invitation.profileId || profile.emailKey === invitation.emailKey;
}
