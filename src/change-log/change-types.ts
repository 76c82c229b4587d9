/**
 * The types of the changes that the audit trail records, by their actions.
 *
 * Types are the names by which other services know events, as `type` of CloudEvents, so they never change. The type is
 * stored with each change: an older release, which runs during an upgrade, can publish types that it doesn't know.
 */
export const CHANGE_TYPES = {
  IDENTITY_SIGNED_IN: 'identity.signed-in',
  SESSION_ENDED: 'session.ended',
  SESSIONS_ENDED: 'sessions.ended',
  PROFILE_SWITCHED: 'profile.selected',
  DEFAULT_PROFILE_CLEARED: 'default-profile.cleared',
  ACCOUNT_ADDED: 'account.added',
  ACCOUNT_UPDATED: 'account.updated',
  SERVICE_PLAN_ADDED: 'plan.added',
  SERVICE_PLAN_UPDATED: 'plan.updated',
  ACCESS_REQUESTED: 'access-request.sent',
  ACCESS_REQUEST_APPROVED: 'access-request.approved',
  ACCESS_REQUEST_DECLINED: 'access-request.declined',
  ACCESS_REQUEST_WITHDRAWN: 'access-request.withdrawn',
  PARTNER_CONTACTED: 'partner.contacted',
  ADMINISTRATORS_CONTACTED: 'administrators.contacted',
  PROFILE_ADDED: 'profile.added',
  PROFILE_UPDATED: 'profile.updated',
  PROFILE_REMOVED: 'profile.removed',
  PROFILE_RESTORED: 'profile.restored',
  INVITATION_SENT: 'invitation.sent',
  INVITATION_SUPERSEDED: 'invitation.superseded',
  INVITATION_REVOKED: 'invitation.revoked',
  INVITATION_ACCEPTED: 'invitation.accepted',
  INVITATION_DECLINED: 'invitation.declined',
  ASSOCIATION_CREATED: 'association.created',
  ASSOCIATION_ENDED: 'association.ended',
} as const;

/** The types of the delivery of an invitation's mail, by its status. */
export const DELIVERY_TYPES = {
  SENT: 'invitation.mailed',
  DELIVERED: 'invitation.delivered',
  BOUNCED: 'invitation.bounced',
  FAILED: 'invitation.failed',
} as const;

/** The types of time-based changes, which change no record. */
export const TIME_TYPES = {
  INVITATION_EXPIRED: 'invitation.expired',
  PLAN_STARTED: 'plan.started',
  PLAN_ENDED: 'plan.ended',
  /** A plan started, and no plan covered the account until then. */
  ACCESS_STARTED: 'access.started',
  /** A plan ended, and no other one covers the account. */
  ACCESS_LAPSED: 'access.lapsed',
} as const;

/** The actions that are changes. */
export type ChangeAction = keyof typeof CHANGE_TYPES;
