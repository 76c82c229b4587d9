/** The kinds of audited actions that this release knows. A newer release may have written others. */
export const AUDIT_ACTIONS = [
  'IDENTITY_SIGNED_IN',
  'SESSION_ENDED',
  'SESSIONS_ENDED',
  'PROFILE_SWITCHED',
  'DEFAULT_PROFILE_CLEARED',
  'ACCOUNT_ADDED',
  'ACCOUNT_UPDATED',
  'SERVICE_PLAN_ADDED',
  'SERVICE_PLAN_UPDATED',
  'ACCESS_REQUESTED',
  'ACCESS_REQUEST_APPROVED',
  'ACCESS_REQUEST_DECLINED',
  'ACCESS_REQUEST_WITHDRAWN',
  'PARTNER_CONTACTED',
  'ADMINISTRATORS_CONTACTED',
  'PROFILE_ADDED',
  'PROFILE_UPDATED',
  'PROFILE_REMOVED',
  'PROFILE_RESTORED',
  'INVITATION_SENT',
  'INVITATION_SUPERSEDED',
  'INVITATION_REVOKED',
  'INVITATION_ACCEPTED',
  'INVITATION_DECLINED',
  'ASSOCIATION_CREATED',
  'ASSOCIATION_ENDED',
] as const;

/** The kind of an audited action. */
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** Who did what, and to which record. Written in the transaction of the change, and immutable. */
export interface AuditEvent {
  readonly id: string;
  readonly occurredAt: Date;
  readonly action: AuditAction;
  /** The account whose administrators can read the event; null if it concerns only the person. */
  readonly accountId: string | null;
  /** The profile that the event concerns, such as that of an invitation or an association; null if there is none. */
  readonly profileId: string | null;
  /** The record that was changed. */
  readonly subjectId: string;
  readonly actorIdentityId: string | null;
  readonly actorProfileId: string | null;
  /** The HTTP request, or the worker's job, that caused the event. */
  readonly requestId: string;
  /** The changed fields, each with its old and new value. Never contains tokens. */
  readonly changes: Record<string, unknown[]> | null;
}
