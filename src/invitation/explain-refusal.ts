import type { RateLimited } from '../rate-limit/limits';
import { explainInvalidProfile } from '../profile/invalid-profile';
import type { Explanation, UserRefusal } from '../schema-parts/user-errors';
import type { AssociateProfileRefusal } from './associate-profile';
import { type BatchSizeRefusal, MOST_ITEMS } from './batch';
import type { DeclineInviteRefusal } from './decline-invite';
import type { NotPending, RevokeInviteRefusal } from './revoke-invite';
import type { SendInviteRefusal } from './send-invite';
import type { SendInvitesItemRefusal } from './send-invites';

/** Explains why nothing was sent, and what to do. `path` is the path of the input. */
export function explainSendInvite(
  { code }: UserRefusal<SendInviteRefusal>,
  path: readonly string[] = ['input'],
): Explanation {
  const field = [...path, 'profileId'];
  switch (code) {
    case 'NOT_FOUND':
      return { message: "The profile doesn't exist, or you can't read it.", field };
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
      return explainInvalidProfile({ code }, path);
    case 'ADDRESS_BOUNCES':
      return {
        message:
          'Mail to this address bounced. Enter another address. If the mailbox works again, ask support to allow it.',
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
  if (refusal.code === 'RATE_LIMITED') return { message: explainRecipient(refusal), field };
  if (refusal.code === 'DUPLICATE')
    return { message: 'This profile is already in the list. Remove one of the two.', field };
  return explainSendInvite(refusal, path);
}

/** Explains why nothing was revoked, and what to do. */
export function explainRevokeInvite(refusal: RevokeInviteRefusal): Explanation {
  const field = ['input', 'invitationId'];
  switch (refusal.code) {
    case 'NOT_FOUND':
      return { message: "The invitation doesn't exist, or you can't read it.", field };
    case 'NOT_PERMITTED':
      return { message: 'Switch to an administrator of the account, or ask one to revoke it.', field };
    case 'NOT_PENDING':
      return { message: NOT_PENDING[refusal.status], field };
  }
}

const NOT_PENDING: Readonly<Record<NotPending['status'], string>> = {
  ACCEPTED: 'This invitation was already accepted. To undo that, end the association.',
  EXPIRED: 'This invitation has expired, so it can no longer be accepted.',
  SUPERSEDED: 'A newer invitation replaced this one. Revoke that one.',
  DECLINED: 'The recipient declined this invitation, so it can no longer be accepted.',
};

/** Explains what is wrong with the number of items in a call, and what to do. */
export function explainSize({ code }: BatchSizeRefusal, field: string[]): Explanation {
  switch (code) {
    case 'EMPTY':
      return { message: 'The list is empty. Add at least one item.', field };
    case 'TOO_MANY':
      return {
        message: `The list has more than ${String(MOST_ITEMS)} items. Send the rest in another call.`,
        field,
      };
  }
}

/** Explains that a recipient has reached the limit of invitations, and when to retry. */
export function explainRecipient({ retryAfterSeconds }: RateLimited): string {
  return `Too many invitations were sent to this address. Try again in ${String(retryAfterSeconds)} seconds.`;
}

/** Explains why nothing was associated, and what to do. */
export function explainAssociateProfile({ code }: UserRefusal<AssociateProfileRefusal>): Explanation {
  const field = ['input', 'token'];
  switch (code) {
    case 'INVALID_TOKEN':
      return {
        message:
          "This link isn't a valid invitation. Copy the whole link from the mail, or request a new invitation.",
        field,
      };
    case 'INVITATION_EXPIRED':
      return {
        message: 'This invitation has expired. Enter your address on the Associate page to get a new one.',
        field,
      };
    case 'INVITATION_REVOKED':
      return {
        message: 'This invitation was revoked. Ask its sender, or an administrator of the account.',
        field,
      };
    case 'INVITATION_SUPERSEDED':
      return { message: 'A newer invitation was sent. Use the link in the most recent mail.', field };
    case 'INVITATION_DECLINED':
      return {
        message: 'This invitation was declined. Enter your address on the Associate page to get a new one.',
        field,
      };
    case 'INVITATION_ALREADY_USED':
      return { message: 'This invitation was already used. To move the profile, request a new one.', field };
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
        message: 'A profile is associated with another Microsoft account. Confirm that you want to move it.',
        field: ['input', 'replaceIdentity'],
      };
  }
}

/** Explains why an invitation wasn't declined, and what to do. */
export function explainDeclineInvite(refusal: UserRefusal<DeclineInviteRefusal>): Explanation {
  const field = ['input', 'token'];
  switch (refusal.code) {
    case 'INVITATION_EXPIRED':
      return { message: "This invitation has expired. You don't need to do anything.", field };
    case 'INVITATION_REVOKED':
      return { message: "This invitation was revoked. You don't need to do anything.", field };
    case 'INVITATION_ALREADY_USED':
      return {
        message: 'This invitation was already accepted. To undo that, end the association.',
        field,
      };
    case 'INVALID_TOKEN':
    case 'INVITATION_SUPERSEDED':
      return explainAssociateProfile(refusal);
  }
}
