/**
 * The stored states of an invitation. Expiry isn't stored: it follows from the time. A declined invitation is stored as
 * `REVOKED` with a row of `DeclinedInvitationEntity`, so that earlier releases can read it.
 */
export const INVITATION_STATES = ['PENDING', 'ACCEPTED', 'REVOKED', 'SUPERSEDED'] as const;
/** How an invitation is stored. */
export type InvitationState = (typeof INVITATION_STATES)[number];

/** The status of an invitation at an instant. */
export type InvitationStatus = InvitationState | 'EXPIRED' | 'DECLINED';

/** The reasons that people can give when they decline an invitation. */
export const DECLINE_REASONS = ['NOT_FOR_ME'] as const;
/** Why an invitation was declined. */
export type DeclineReason = (typeof DECLINE_REASONS)[number];

/** The delivery status of an invitation's mail. */
export type DeliveryStatus = 'QUEUED' | 'SENT' | 'DELIVERED' | 'BOUNCED' | 'FAILED';

/** The e-mailed, single-use, expiring proof of a mailbox that lets its holder associate a profile. */
export interface Invitation {
  readonly id: string;
  /** The account of the profile. It never changes. */
  readonly accountId: string;
  readonly profileId: string;
  /** The address of the mail. The profile's address may have changed since. */
  readonly email: string;
  readonly emailKey: string;
  readonly state: InvitationState;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly acceptedAt: Date | null;
  readonly acceptedByIdentityId: string | null;
  /** When the holder of its token declined it; null if nobody did. */
  readonly declinedAt: Date | null;
  readonly declineReason: DeclineReason | null;
  /** The profile of the sender; null if it was requested on the association page. */
  readonly sentByProfileId: string | null;
  /** The id of the secret key of the token. */
  readonly tokenKeyId: string;
  /** A random part that makes the token unique. It's useless without the key. */
  readonly tokenNonce: string;
  /** The delivery status of its mail; null if the mail was canceled before it was sent. */
  readonly delivery: DeliveryStatus | null;
}
