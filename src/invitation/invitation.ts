/** The stored states of an invitation. Expiry isn't stored: it follows from the time. */
export const INVITATION_STATES = ['PENDING', 'ACCEPTED', 'REVOKED', 'SUPERSEDED'] as const;
/** How an invitation is stored. */
export type InvitationState = (typeof INVITATION_STATES)[number];

/** Says how an invitation stands at an instant. */
export type InvitationStatus = InvitationState | 'EXPIRED';

/** Says what has become of an invitation's mail. */
export type DeliveryStatus = 'QUEUED' | 'SENT' | 'DELIVERED' | 'BOUNCED' | 'FAILED';

/** The e-mailed, single-use, expiring proof of a mailbox that lets its holder associate a profile. */
export interface Invitation {
  readonly id: string;
  /** The account of the profile, which no profile ever leaves. */
  readonly accountId: string;
  readonly profileId: string;
  /** The address the mail goes to, which the profile's may since have left. */
  readonly email: string;
  readonly emailKey: string;
  readonly state: InvitationState;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly acceptedAt: Date | null;
  readonly acceptedByIdentityId: string | null;
  /** The profile as which it was sent; null when it was asked for on the association page. */
  readonly sentByProfileId: string | null;
  /** The secret key that the token was made with. */
  readonly tokenKeyId: string;
  /** What makes the token of this invitation unlike any other's; useless without the key. */
  readonly tokenNonce: string;
  /** What has become of its mail; null when that was taken back before it was sent. */
  readonly delivery: DeliveryStatus | null;
}

/** Tells how an invitation stands: a pending one expires at `expiresAt`, sharp. */
export function statusOf(invitation: Pick<Invitation, 'state' | 'expiresAt'>, now: Date): InvitationStatus {
  return invitation.state === 'PENDING' && invitation.expiresAt <= now ? 'EXPIRED' : invitation.state;
}
