/** A caller's relation to an account or a profile: the columns of the contract's table "Who may do what". */
export type Standing =
  | 'OWN_PROFILE'
  /** The profile is the person's own, and the one that they act as. */
  | 'ACTIVE_PROFILE'
  /** One of the person's own profiles is in the account. */
  | 'OWN_ACCOUNT'
  /** The person acts as an administrator of the account. */
  | 'ADMINISTRATOR'
  /** The person acts as an administrator of the account's partner of record. */
  | 'PARTNER_ADMINISTRATOR'
  /** An application that calls on its own behalf, with the role `Accounts.Read.All`. */
  | 'APPLICATION';

const MANAGERS: readonly Standing[] = ['ADMINISTRATOR', 'PARTNER_ADMINISTRATOR'];

/**
 * Who may do what, copied from the product's contract.
 *
 * This service decides more than the contract says. People can read their own profiles and accounts whichever profile
 * they act as, including lapsed accounts, since they are listed for selection, but not disabled profiles. Authority
 * comes only from the active profile, except for ending one's own access, which requires none. Members of an account
 * can read it and the names of its administrators, but not its lists. An application can read what the contract names,
 * but not the audit trail.
 */
export const MAY = {
  readAccount: ['OWN_ACCOUNT', ...MANAGERS, 'APPLICATION'],
  listProfilesAndInvitations: [...MANAGERS, 'APPLICATION'],
  readAuditEvents: MANAGERS,
  /** `accountChanged`. */
  followAccount: MANAGERS,
  /** Read, approve and decline. */
  decideAccessRequests: MANAGERS,
  readProfile: ['OWN_PROFILE', ...MANAGERS, 'APPLICATION'],
  /** sendInvite, updateProfile. */
  changeProfile: ['ACTIVE_PROFILE', ...MANAGERS],
  /** Role and status, removeProfile. */
  governProfile: MANAGERS,
  endAssociation: ['OWN_PROFILE', ...MANAGERS],
  addProfile: MANAGERS,
  revokeInvite: MANAGERS,
  /** Of the account. The partner's administrators and applications have no profile in it. */
  contactPartner: ['OWN_ACCOUNT'],
  contactAdministrators: ['OWN_ACCOUNT'],
} as const satisfies Record<string, readonly Standing[]>;

/** The callers who can read a field. */
export type Audience =
  /** Everyone who can read the field's object. */
  | 'readers'
  /** Those who manage the account's profiles, and applications; null for its other readers. */
  | 'listers'
  /** Those who manage the account's profiles; null for its other readers. */
  | 'managers'
  /** Readers of the object who can also read the field's value; null for others. */
  | 'readersOfTarget'
  /** Everyone with access to the object. It's part of another object, or made for the caller. */
  | 'part';

type Fields = Partial<Record<Audience, string>>;

const page: Fields = { part: 'edges pageInfo totalCount' };
const edge: Fields = { part: 'node cursor' };
const userError: Fields = { part: 'code message field' };

/** The callers who can read each field of each type. A field that isn't here has no decision, and fails the tests. */
const FIELDS: Record<string, Fields> = {
  Account: {
    readers: 'id number name kind status program access servicePlans administrators viewerCanManageProfiles',
    listers: 'profiles invitations',
    managers: `auditEvents customers invitationSummary accessRequests accessRequest
      openAccessRequestCount`,
    readersOfTarget: 'partner',
  },
  Profile: {
    readers: `id displayName email role status locale account association associations lastUsedAt
      pendingInvitation viewerCanEdit viewerCanSendInvite viewerCanManage viewerCanRemove
      viewerCanEndAssociation`,
    listers: 'invitations',
  },
  Association: { readers: 'id status associatedAt endedAt endReason profile identity' },
  Invitation: {
    readers: `id email status createdAt expiresAt acceptedAt declinedAt declineReason profile delivery
      viewerCanRevoke viewerCanResend`,
    readersOfTarget: 'sentBy',
  },
  AuditActor: { part: 'displayName', readersOfTarget: 'profile' },
  AccountAdministrator: { part: 'displayName', readersOfTarget: 'profile' },

  AccountAccess: { part: 'granted reason until plan administrators partnerName explanation' },
  InvitationSummary: { part: 'pending bounced expiringSoon hasAdministrator' },
  ServicePlan: { part: 'id kind name startsAt endsAt' },
  Identity: { part: 'id displayName username kind' },
  AccountConnection: page,
  AccountEdge: edge,
  ProfileConnection: page,
  AssociationConnection: page,
  ProfileEdge: edge,
  AssociationEdge: edge,
  InvitationConnection: page,
  InvitationEdge: edge,
  AuditEventConnection: page,
  AuditEventEdge: edge,
  // For applications with the role `Events.Read.All`, who get nothing else by it: only ids lead to other objects.
  AccessEventConnection: { part: 'edges pageInfo totalCount latestCursor' },
  AccessEventEdge: edge,
  AccessEvent: { part: 'id type occurredAt accountId profileId identity subjectId changes' },
  AccessEventIdentity: { part: 'id tenantId objectId' },
  AccessEventChange: { part: 'field before after' },
  AuditEvent: { part: 'id occurredAt action actor subjectId requestId changes', readersOfTarget: 'profile' },
  AuditChange: { part: 'field before after' },
  AccessRequestConnection: page,
  AccessRequestEdge: edge,
  AccessRequest: {
    part: 'id status createdAt expiresAt requestedBy decidedAt decidedBy declineReason',
    readersOfTarget: 'profile',
  },
  OwnAccessRequestConnection: page,
  OwnAccessRequestEdge: edge,
  OwnAccessRequest: { part: 'id accountNumber status createdAt expiresAt decidedAt declineReason' },
  PageInfo: { part: 'hasNextPage hasPreviousPage startCursor endCursor' },

  Viewer: {
    part: 'identity session sessions activeProfile selection profiles accessRequests openAccessRequestCount',
  },
  Session: { part: 'id persistent createdAt lastUsedAt browser platform isCurrent idleExpiresAt expiresAt' },
  ProfileSelection: { part: 'required resolvedBy defaultProfile candidates' },

  // For the holder of a genuine token. None of these leads to an Account, Profile, Association or Invitation.
  InvitationPreview: {
    part: `status expiresAt account profile email currentIdentity replacesIdentity associatedWithYou
      matchingProfiles`,
  },
  InvitationPreviewAccount: { part: 'name program' },
  InvitationPreviewProfile: { part: 'id displayName account replacesIdentity associatedWithYou' },

  // For those who manage the account.
  AccountChange: { part: 'account types profiles hasMoreProfiles' },

  // For everyone.
  ServiceStatus: { part: 'availability maintenance' },
  MaintenanceWindow: { part: 'startsAt endsAt message' },
  _Service: { part: 'sdl' },

  SendInvitePayload: { part: 'invitation userErrors' },
  SendInviteUserError: userError,
  SendInvitesPayload: { part: 'results userErrors' },
  SendInvitesResult: { part: 'index invitation userErrors' },
  SendInvitesUserError: userError,
  SendInvitesItemUserError: userError,
  DeclineInvitePayload: { part: 'declinedAt userErrors' },
  DeclineInviteUserError: userError,
  RevokeInvitePayload: { part: 'invitation userErrors' },
  RevokeInviteUserError: userError,
  AddProfilePayload: { part: 'profile invitation userErrors' },
  AddProfileUserError: userError,
  AddProfilesPayload: { part: 'results userErrors' },
  AddProfilesResult: { part: 'index profile invitation userErrors' },
  AddProfilesUserError: userError,
  AddProfilesItemUserError: userError,
  RequestInvitesPayload: { part: 'accepted userErrors' },
  RequestInvitesUserError: userError,
  RequestAccessPayload: { part: 'accepted userErrors' },
  RequestAccessUserError: userError,
  ApproveAccessRequestPayload: { part: 'accessRequest userErrors' },
  ApproveAccessRequestUserError: userError,
  DeclineAccessRequestPayload: { part: 'accessRequest userErrors' },
  DeclineAccessRequestUserError: userError,
  WithdrawAccessRequestPayload: { part: 'accessRequest userErrors' },
  WithdrawAccessRequestUserError: userError,
  ContactPartnerPayload: { part: 'partnerName userErrors' },
  ContactPartnerUserError: userError,
  ContactAdministratorsPayload: { part: 'administratorNames userErrors' },
  ContactAdministratorsUserError: userError,
  AssociateProfilePayload: { part: 'association associations userErrors' },
  AssociateProfileUserError: userError,
  UpdateProfilePayload: { part: 'profile userErrors' },
  UpdateProfileUserError: userError,
  UpdateProfilesPayload: { part: 'results userErrors' },
  UpdateProfilesResult: { part: 'index profile userErrors' },
  UpdateProfilesUserError: userError,
  UpdateProfilesItemUserError: userError,
  RemoveProfilesPayload: { part: 'results userErrors' },
  RemoveProfilesResult: { part: 'index profile userErrors' },
  RemoveProfilesUserError: userError,
  RemoveProfilesItemUserError: userError,
  RestoreProfilePayload: { part: 'profile invitation existingProfile userErrors' },
  RestoreProfileUserError: userError,
  RemoveProfilePayload: { part: 'profile userErrors' },
  RemoveProfileUserError: userError,
  EndAssociationPayload: { part: 'association userErrors' },
  EndAssociationUserError: userError,
  ClearDefaultProfilePayload: { part: 'viewer userErrors' },
  ClearDefaultProfileUserError: userError,
  SwitchProfilePayload: { part: 'viewer userErrors' },
  SwitchProfileUserError: userError,
  EndSessionPayload: { part: 'sessionId userErrors' },
  EndSessionUserError: userError,
  SignOutPayload: { part: 'microsoftSignOutUrl userErrors' },
  SignOutUserError: userError,
};

/** The entry points of the graph. The tests try each one for every role. */
export const ENTRIES = {
  Query: [
    ...['account', 'profile', 'viewer', 'invitationPreview', 'serviceStatus', 'accessEvents'],
    ...['_entities', '_service'],
  ],
  Mutation: [
    ...['sendInvite', 'requestInvites', 'associateProfile', 'updateProfile', 'removeProfile'],
    ...['endAssociation', 'switchProfile', 'clearDefaultProfile', 'signOut', 'requestAccess'],
    ...['addProfile', 'addProfiles', 'sendInvites', 'revokeInvite', 'contactPartner'],
    ...['contactAdministrators', 'declineInvite', 'endSession'],
    ...['updateProfiles', 'removeProfiles', 'restoreProfile'],
    ...['approveAccessRequest', 'declineAccessRequest', 'withdrawAccessRequest'],
  ],
  Subscription: ['viewerChanged', 'accountChanged', 'serviceStatusChanged'],
  /** The entity types that `_entities` supports, with their keys. */
  entityKeys: {
    Account: ['id', 'number'],
    Profile: ['id'],
    Association: ['id'],
    Invitation: ['id'],
  },
} as const;

/** The types whose objects require permission to read, wherever they are reached. */
export const GUARDED_TYPES = Object.keys(ENTRIES.entityKeys) as GuardedType[];

/** A type whose objects require permission to read. */
export type GuardedType = keyof typeof ENTRIES.entityKeys;

/** All decisions, by `Type.field`. */
export const DECISIONS: ReadonlyMap<string, Audience> = new Map(
  Object.entries(FIELDS).flatMap(([type, fields]) =>
    (Object.entries(fields) as [Audience, string][]).flatMap(([audience, names]) =>
      names.split(/\s+/).map((name) => [`${type}.${name}`, audience] as const),
    ),
  ),
);
