/** The stored states of a request for access. A pending one expires without a change of its row. */
export const ACCESS_REQUEST_STATES = ['PENDING', 'APPROVED', 'DECLINED', 'WITHDRAWN'] as const;
/** The stored state of a request for access. */
export type AccessRequestState = (typeof ACCESS_REQUEST_STATES)[number];

/** The status of a request for access at an instant. */
export type AccessRequestStatus = AccessRequestState | 'EXPIRED';

/** The reasons that an administrator can choose from. There's no text, because we would show it in our name. */
export const DECLINE_REASONS = ['UNKNOWN_PERSON', 'NOT_AUTHORIZED', 'WRONG_ACCOUNT', 'OTHER'] as const;
/** Why a request for access was declined. */
export type DeclineReason = (typeof DECLINE_REASONS)[number];

/** A person's request for access to an account, which they identify by its number. */
export interface AccessRequest {
  readonly id: string;
  /** The key of the entered number. */
  readonly accountNumber: string;
  /** The number as the person entered it; null in rows of earlier releases. */
  readonly enteredNumber: string | null;
  /** The account with the number; null if it wasn't found, or the request wasn't processed yet. */
  readonly accountId: string | null;
  readonly requestedByIdentityId: string;
  readonly state: AccessRequestState;
  readonly createdAt: Date;
  /** When it was approved or declined. */
  readonly decidedAt: Date | null;
  readonly decidedByProfileId: string | null;
  readonly declineReason: DeclineReason | null;
  /** The profile that the person got. */
  readonly profileId: string | null;
}
