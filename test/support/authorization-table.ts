/** How a caller stands to an account or a profile; the columns of the contract's table "Who may do what". */
export type Standing =
  | 'OWN_PROFILE'
  /** The profile is the person's own, and the one they act as. */
  | 'ACTIVE_PROFILE'
  /** A profile of the person's own is in the account. */
  | 'OWN_ACCOUNT'
  /** The person acts as an administrator of the account. */
  | 'ADMINISTRATOR'
  /** The person acts as an administrator of the account's partner of record. */
  | 'PARTNER_ADMINISTRATOR'
  /** An application that calls in its own name, with the role `Accounts.Read.All`. */
  | 'APPLICATION';

const MANAGERS: readonly Standing[] = ['ADMINISTRATOR', 'PARTNER_ADMINISTRATOR'];

/**
 * Who may do what, transcribed from the product's contract.
 *
 * Decided for this service beyond its words: one's own profiles and accounts are readable whichever of them one acts
 * as, lapsed ones included, since they are listed to choose from, but not disabled ones; authority comes from the
 * active profile alone, but for giving up one's own access, which needs none. Being in an account gives its members and the names of its administrators, not the lists.
 * An application reads what the contract names, and not the audit trail.
 */
export const MAY = {
  readAccount: ['OWN_ACCOUNT', ...MANAGERS, 'APPLICATION'],
  listProfilesAndInvitations: [...MANAGERS, 'APPLICATION'],
  readAuditEvents: MANAGERS,
  readProfile: ['OWN_PROFILE', ...MANAGERS, 'APPLICATION'],
  /** sendInvite, updateProfile. */
  changeProfile: ['ACTIVE_PROFILE', ...MANAGERS],
  /** Role and status, removeProfile. */
  governProfile: MANAGERS,
  endAssociation: ['OWN_PROFILE', ...MANAGERS],
  addProfile: MANAGERS,
  revokeInvite: MANAGERS,
} as const satisfies Record<string, readonly Standing[]>;

/** Whom a field answers. */
export type Audience =
  /** Whoever may read the object it is a field of. */
  | 'readers'
  /** Those who manage the profiles of the account, and applications; null for other readers of it. */
  | 'listers'
  /** Those who manage the profiles of the account; null for other readers of it. */
  | 'managers'
  /** Those readers of the object who may read what the field gives, too; null for others. */
  | 'readersOfTarget'
  /** Whoever was given the object: it is a part of another, or made for the caller. */
  | 'part';

type Fields = Partial<Record<Audience, string>>;

const page: Fields = { part: 'edges pageInfo totalCount' };
const edge: Fields = { part: 'node cursor' };
const userError: Fields = { part: 'code message field' };

/** Whom each field of each type answers. A field that isn't here has no decision, and fails the tests. */
const FIELDS: Record<string, Fields> = {
  Account: {
    readers: 'id number name kind status program access servicePlans administrators viewerCanManageProfiles',
    listers: 'profiles invitations',
    managers: 'auditEvents customers',
    readersOfTarget: 'partner',
  },
  Profile: {
    readers: `id displayName email role status locale account association associations lastUsedAt
      pendingInvitation viewerCanEdit viewerCanSendInvite viewerCanManage viewerCanRemove
      viewerCanEndAssociation`,
  },
  Association: { readers: 'id status associatedAt endedAt endReason profile identity' },
  Invitation: {
    readers: `id email status createdAt expiresAt acceptedAt profile delivery viewerCanRevoke
      viewerCanResend`,
    readersOfTarget: 'sentBy',
  },
  AuditActor: { part: 'displayName', readersOfTarget: 'profile' },
  AccountAdministrator: { part: 'displayName', readersOfTarget: 'profile' },

  AccountAccess: { part: 'granted reason until plan administrators explanation' },
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
  AuditEvent: { part: 'id occurredAt action actor subjectId requestId changes', readersOfTarget: 'profile' },
  AuditChange: { part: 'field before after' },
  PageInfo: { part: 'hasNextPage hasPreviousPage startCursor endCursor' },

  Viewer: { part: 'identity session activeProfile selection profiles' },
  Session: { part: 'id persistent createdAt idleExpiresAt expiresAt' },
  ProfileSelection: { part: 'required resolvedBy candidates' },

  // For the holder of a genuine token; none of these leads to an Account, Profile, Association or Invitation.
  InvitationPreview: {
    part: `status expiresAt account profile email currentIdentity replacesIdentity associatedWithYou
      matchingProfiles`,
  },
  InvitationPreviewAccount: { part: 'name program' },
  InvitationPreviewProfile: { part: 'id displayName account replacesIdentity associatedWithYou' },

  // For everybody.
  ServiceStatus: { part: 'availability maintenance' },
  MaintenanceWindow: { part: 'startsAt endsAt message' },
  _Service: { part: 'sdl' },

  SendInvitePayload: { part: 'invitation userErrors' },
  SendInviteUserError: userError,
  SendInvitesPayload: { part: 'results userErrors' },
  SendInvitesResult: { part: 'index invitation userErrors' },
  SendInvitesUserError: userError,
  SendInvitesItemUserError: userError,
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
  AssociateProfilePayload: { part: 'association associations userErrors' },
  AssociateProfileUserError: userError,
  UpdateProfilePayload: { part: 'profile userErrors' },
  UpdateProfileUserError: userError,
  RemoveProfilePayload: { part: 'profile userErrors' },
  RemoveProfileUserError: userError,
  EndAssociationPayload: { part: 'association userErrors' },
  EndAssociationUserError: userError,
  SwitchProfilePayload: { part: 'viewer userErrors' },
  SwitchProfileUserError: userError,
  SignOutPayload: { part: 'microsoftSignOutUrl userErrors' },
  SignOutUserError: userError,
};

/** The entries to the graph; each is tried by the tests for every role. */
export const ENTRIES = {
  Query: ['account', 'profile', 'viewer', 'invitationPreview', 'serviceStatus', '_entities', '_service'],
  Mutation: [
    ...['sendInvite', 'requestInvites', 'associateProfile', 'updateProfile', 'removeProfile'],
    ...['endAssociation', 'switchProfile', 'signOut', 'requestAccess'],
    ...['addProfile', 'addProfiles', 'sendInvites', 'revokeInvite'],
  ],
  /** What `_entities` may be asked for, and by which keys. */
  entityKeys: {
    Account: ['id', 'number'],
    Profile: ['id'],
    Association: ['id'],
    Invitation: ['id'],
  },
} as const;

/** The types whose objects are read by permission, wherever they are reached. */
export const GUARDED_TYPES = Object.keys(ENTRIES.entityKeys) as GuardedType[];

/** A type whose objects are read by permission. */
export type GuardedType = keyof typeof ENTRIES.entityKeys;

/** Every decision, as `Type.field` and whom it answers. */
export const DECISIONS: ReadonlyMap<string, Audience> = new Map(
  Object.entries(FIELDS).flatMap(([type, fields]) =>
    (Object.entries(fields) as [Audience, string][]).flatMap(([audience, names]) =>
      names.split(/\s+/).map((name) => [`${type}.${name}`, audience] as const),
    ),
  ),
);
