/** Names what happened. */
export type AuditAction =
  | 'IDENTITY_SIGNED_IN'
  | 'SESSION_ENDED'
  | 'SESSIONS_ENDED'
  | 'PROFILE_SWITCHED'
  | 'ACCOUNT_ADDED'
  | 'ACCOUNT_UPDATED'
  | 'SERVICE_PLAN_ADDED'
  | 'SERVICE_PLAN_UPDATED'
  | 'ACCESS_REQUESTED'
  | 'PROFILE_ADDED'
  | 'PROFILE_UPDATED'
  | 'PROFILE_REMOVED'
  | 'INVITATION_SENT'
  | 'INVITATION_SUPERSEDED'
  | 'INVITATION_REVOKED'
  | 'INVITATION_ACCEPTED'
  | 'ASSOCIATION_CREATED'
  | 'ASSOCIATION_ENDED';

/** What happened, who did it and to what; written in the transaction of the change and never changed. */
export interface AuditEvent {
  readonly id: string;
  readonly occurredAt: Date;
  readonly action: AuditAction;
  /** The account whose administrators may see it; null for what concerns the person alone. */
  readonly accountId: string | null;
  /** The profile it concerns: that an invitation or an association is of, say; null if it concerns none. */
  readonly profileId: string | null;
  /** The record it happened to. */
  readonly subjectId: string;
  readonly actorIdentityId: string | null;
  readonly actorProfileId: string | null;
  /** The HTTP request, or the worker's job, that caused it. */
  readonly requestId: string;
  /** What was changed: for each field, what it was and what it became. Never a token. */
  readonly changes: Record<string, unknown[]> | null;
}
