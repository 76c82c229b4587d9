import { type SentInvitationRowFragment } from '../../../graph/generated/graphql';

/**
 * Returns whether the list offers to send an invitation again. If the profile has a Microsoft account, another
 * invitation moves it to the account that accepts, so that only a pending one can be repeated. To move a
 * profile is an action on the profile. An address that reached the wrong person must be corrected first.
 */
export function offersResend({
  status,
  email,
  declineReason,
  profile,
  viewerCanResend,
}: Pick<SentInvitationRowFragment, 'status' | 'email' | 'declineReason' | 'viewerCanResend'> & {
  readonly profile: Pick<SentInvitationRowFragment['profile'], 'association' | 'email'>;
}): boolean {
  if (!viewerCanResend || status === 'ACCEPTED') return false;
  if (declineReason === 'NOT_FOR_ME' && profile.email === email) return false;
  return profile.association === null || status === 'PENDING';
}
