import { type SentInvitationRowFragment } from '../../../graph/generated/graphql';

/**
 * Returns whether the list offers to send an invitation again. If the profile has a Microsoft account, another
 * invitation moves it to the account that accepts, so that only a pending one can be repeated. To move a
 * profile is an action on the profile.
 */
export function offersResend({
  status,
  profile,
  viewerCanResend,
}: Pick<SentInvitationRowFragment, 'status' | 'viewerCanResend'> & {
  readonly profile: Pick<SentInvitationRowFragment['profile'], 'association'>;
}): boolean {
  if (!viewerCanResend || status === 'ACCEPTED') return false;
  return profile.association === null || status === 'PENDING';
}
