import { type InvitationType, presentInvitation } from '../invitation/invitation.type';
import { presentProfile, type ProfileType } from '../profile/profile.type';
import type { Added } from './add-to-account';

/** Presents an added profile and its invitation as fields of a payload. */
export function presentAdded(
  { profile, invitation }: Added,
  now: Date,
): { profile: ProfileType; invitation: InvitationType | null } {
  return {
    profile: presentProfile(profile),
    invitation: invitation && presentInvitation(invitation, now),
  };
}
