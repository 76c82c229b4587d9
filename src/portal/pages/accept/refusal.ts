import { type InvitationFragment } from '../../graph/generated/graphql';
import { type AcceptWords } from '../../words/english/accept';

/** Why there's nothing to accept, as a key of the texts. */
export type Refusal = keyof AcceptWords['refusals'];

/** Returns why an invitation can't be accepted, or null if it can. */
export function refusalOf(invitation: InvitationFragment | null): Refusal | null {
  if (!invitation) return 'NOT_GENUINE';
  switch (invitation.status) {
    case 'PENDING':
      return null;
    case 'ACCEPTED':
      return invitation.associatedWithYou ? 'USED_BY_YOU' : 'USED';
    default:
      return invitation.status;
  }
}

const BY_CODE: Readonly<Partial<Record<string, Refusal>>> = {
  INVALID_TOKEN: 'NOT_GENUINE',
  INVITATION_EXPIRED: 'EXPIRED',
  INVITATION_REVOKED: 'REVOKED',
  INVITATION_SUPERSEDED: 'SUPERSEDED',
  INVITATION_DECLINED: 'DECLINED',
  INVITATION_ALREADY_USED: 'USED',
};

/**
 * Returns the first error that makes accepting impossible, or null if the person can fix all errors on the
 * page.
 */
export function refusalAmong(userErrors: readonly { readonly code: string }[]): Refusal | null {
  return userErrors.map(({ code }) => BY_CODE[code]).find(Boolean) ?? null;
}
