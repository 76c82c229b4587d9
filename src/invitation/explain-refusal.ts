import type { AssociateProfileRefusal } from './associate-profile';
import type { RecipientLimited } from './count-recipients';
import type { NotPending, RevokeInviteProblem } from './revoke-invite';
import type { SendInviteRefusal } from './send-invite';
import type { SendInvitesItemRefusal } from './send-invites';

/** The message for a refusal, and the argument at fault. */
export interface Explanation {
  readonly message: string;
  readonly field: string[];
}

/** Explains why nothing was sent, and what to do. `path` is the path of the input. */
export function explainSendInvite(
  refusal: SendInviteRefusal,
  path: readonly string[] = ['input'],
): Explanation {
  const field = [...path, 'profileId'];
  switch (refusal) {
    case 'NOT_FOUND':
      return { message: 'There is no such profile.', field };
    case 'NOT_PERMITTED':
      return { message: 'Switch to this profile, or to an administrator of its account, first.', field };
    case 'PROFILE_NOT_ACTIVE':
      return {
        message: 'This profile is disabled or was removed. An administrator can enable a disabled one.',
        field,
      };
    case 'ACCOUNT_INACTIVE':
      return { message: 'This account was deactivated. Ask Microsoft or your partner about it.', field };
    case 'INVALID_EMAIL':
      return {
        message:
          "Enter an e-mail address such as name@company.com. Accented letters aren't supported before the @.",
        field: [...path, 'email'],
      };
    case 'ADDRESS_BOUNCES':
      return {
        message:
          'An earlier mail to this address bounced. Enter another address, or ask an operator of the service to allow this one again once the mailbox works.',
        field: [...path, 'email'],
      };
  }
}

/** Explains why nothing was sent for an item of a batch, and what to do. `path` is the path of the item. */
export function explainSendInvitesItem(
  refusal: SendInvitesItemRefusal,
  path: readonly string[],
): Explanation {
  const field = [...path, 'profileId'];
  if (typeof refusal !== 'string') return { message: explainRecipient(refusal), field };
  if (refusal === 'DUPLICATE')
    return { message: 'This profile is in the list twice. Leave one of the two out.', field };
  return explainSendInvite(refusal, path);
}

/** Explains why nothing was revoked, and what to do. */
export function explainRevokeInvite(refusal: RevokeInviteProblem): Explanation {
  const field = ['input', 'invitationId'];
  if (typeof refusal === 'object') return { message: NOT_PENDING[refusal.notPending], field };
  switch (refusal) {
    case 'NOT_FOUND':
      return { message: 'There is no such invitation.', field };
    case 'NOT_PERMITTED':
      return { message: 'Switch to an administrator of the account, or ask one to take it back.', field };
  }
}

const NOT_PENDING: Readonly<Record<NotPending, string>> = {
  ACCEPTED: 'This invitation was accepted already. To undo that, end the association.',
  EXPIRED: 'This invitation has expired, so that it can be accepted no more.',
  SUPERSEDED: 'A newer invitation took the place of this one. Take that one back.',
};

/** Explains that a recipient has reached the limit of invitations, and when to retry. */
export function explainRecipient({ retryAfterSeconds }: RecipientLimited): string {
  return `This address has had its share of invitations. Try again in ${String(retryAfterSeconds)} seconds.`;
}

/** Explains why nothing was associated, and what to do. */
export function explainAssociateProfile(refusal: AssociateProfileRefusal): Explanation {
  const field = ['input', 'token'];
  switch (refusal) {
    case 'INVALID_TOKEN':
      return {
        message:
          'This link is not a valid invitation. Copy the whole link from the mail, or ask for a new one.',
        field,
      };
    case 'INVITATION_EXPIRED':
      return {
        message: 'This invitation has expired. Enter your address on the association page to get a new one.',
        field,
      };
    case 'INVITATION_REVOKED':
      return {
        message: 'This invitation was revoked. Ask its sender, or an administrator of the account.',
        field,
      };
    case 'INVITATION_SUPERSEDED':
      return { message: 'A newer invitation was sent. Use the link in the newest mail.', field };
    case 'INVITATION_ALREADY_USED':
      return { message: 'This invitation was used already. To move the profile, ask for a new one.', field };
    case 'PROFILE_NOT_ACTIVE':
      return {
        message: 'This profile is disabled or was removed. Ask an administrator of its account.',
        field,
      };
    case 'PROFILE_NOT_OF_MAILBOX':
      return {
        message: 'Only profiles with the address that the invitation was sent to can be associated with it.',
        field: ['input', 'alsoProfileIds'],
      };
    case 'REPLACEMENT_NOT_CONFIRMED':
      return {
        message: 'A profile is associated with another Microsoft account. Confirm that it is to be moved.',
        field: ['input', 'replaceIdentity'],
      };
  }
}
