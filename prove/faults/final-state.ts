import type { DataSource } from 'typeorm';

/** The rows after the drill, with columns as in the database, and the messages that Postmark accepted. */
export interface FinalState {
  /** The ids of records that existed before the load. They have no audit events. */
  readonly given: ReadonlySet<string>;
  readonly accounts: readonly { readonly id: string; readonly number: string }[];
  readonly profiles: readonly {
    readonly id: string;
    readonly accountId: string;
    readonly emailKey: string;
    readonly displayName: string;
    readonly role: string;
    readonly status: string;
    readonly isAssociated: boolean;
  }[];
  readonly identities: readonly {
    readonly id: string;
    readonly objectId: string;
    readonly defaultProfileId: string | null;
  }[];
  readonly associations: readonly {
    readonly id: string;
    readonly profileId: string;
    readonly identityId: string;
    readonly isActive: boolean;
  }[];
  readonly invitations: readonly {
    readonly id: string;
    readonly profileId: string;
    /** As in the database, or `DECLINED`. */
    readonly state: string;
    readonly acceptedByIdentityId: string | null;
  }[];
  readonly mails: readonly {
    readonly id: string;
    readonly messageId: string;
    readonly subjectId: string;
    readonly status: string;
    readonly unknownOutcomes: number;
  }[];
  readonly sessions: readonly {
    readonly tokenHash: string;
    readonly activeProfileId: string | null;
    readonly isEnded: boolean;
  }[];
  readonly accessRequests: readonly {
    readonly id: string;
    readonly identityId: string;
    readonly accountNumber: string;
    readonly state: string;
    readonly profileId: string | null;
    readonly isProcessed: boolean;
  }[];
  readonly inviteRequests: readonly {
    readonly identityId: string;
    readonly emailKey: string;
    readonly isProcessed: boolean;
  }[];
  readonly auditEvents: readonly { readonly action: string; readonly subjectId: string }[];
  /** Number of messages by the id in their metadata, which is the `messageId` of their mails. */
  readonly messages: ReadonlyMap<string, number>;
}

const QUERIES = {
  accounts: 'SELECT id, number FROM account',
  profiles:
    'SELECT id, account_id AS accountId, email_key AS emailKey, display_name AS displayName, role, status, is_associated AS isAssociated FROM profile',
  identities: 'SELECT id, object_id AS objectId, default_profile_id AS defaultProfileId FROM identity',
  associations:
    'SELECT id, profile_id AS profileId, identity_id AS identityId, ended_at IS NULL AS isActive FROM association',
  invitations:
    "SELECT id, profile_id AS profileId, CASE WHEN declined.invitation_id IS NULL THEN state ELSE 'DECLINED' END AS state, accepted_by_identity_id AS acceptedByIdentityId FROM invitation LEFT JOIN declined_invitation AS declined ON declined.invitation_id = invitation.id",
  mails:
    'SELECT id, message_id AS messageId, subject_id AS subjectId, status, unknown_outcomes AS unknownOutcomes FROM mail',
  sessions:
    'SELECT token_hash AS tokenHash, active_profile_id AS activeProfileId, ended_at IS NOT NULL AS isEnded FROM session',
  accessRequests:
    'SELECT id, requested_by_identity_id AS identityId, account_number AS accountNumber, state, profile_id AS profileId, processed_at IS NOT NULL AS isProcessed FROM access_request',
  inviteRequests:
    'SELECT requested_by_identity_id AS identityId, email_key AS emailKey, processed_at IS NOT NULL AS isProcessed FROM invite_request',
  auditEvents: 'SELECT action, subject_id AS subjectId FROM audit_event',
} as const;

const BOOLEANS = new Set(['isAssociated', 'isActive', 'isEnded', 'isProcessed']);

/** Reads the state after the drill. */
export async function readFinalState(
  source: Pick<DataSource, 'query'>,
  rest: Pick<FinalState, 'given' | 'messages'>,
): Promise<FinalState> {
  const tables = await Promise.all(
    Object.entries(QUERIES).map(async ([name, sql]) => {
      const rows = await source.query<Record<string, unknown>[]>(sql);
      return [name, rows.map(withBooleans)] as const;
    }),
  );
  return { ...(Object.fromEntries(tables) as unknown as Omit<FinalState, keyof typeof rest>), ...rest };
}

function withBooleans(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      BOOLEANS.has(name) ? Number(value) === 1 : Buffer.isBuffer(value) ? value.toString('utf8') : value,
    ]),
  );
}

/** The names of the registers, which the load writes and the final state has. */
export const registers = {
  profileStatus: (profileId: string): string => `profile ${profileId} status`,
  profileName: (profileId: string): string => `profile ${profileId} name`,
  profileRole: (profileId: string): string => `profile ${profileId} role`,
  /** The object id of the Microsoft account that has the profile, or `none`. */
  holder: (profileId: string): string => `profile ${profileId} holder`,
  /** How many profiles of the account have the address and aren't removed. */
  address: (accountId: string, emailKey: string): string => `account ${accountId} address ${emailKey}`,
  /** Whether the association is `active` or `ended`. */
  association: (associationId: string): string => `association ${associationId}`,
  invitation: (invitationId: string): string => `invitation ${invitationId}`,
  /** How many invitations the profile has had. */
  invitationCount: (profileId: string): string => `profile ${profileId} invitations`,
  defaultProfile: (objectId: string): string => `person ${objectId} default profile`,
  sessionState: (tokenHash: string): string => `session ${tokenHash} state`,
  sessionProfile: (tokenHash: string): string => `session ${tokenHash} profile`,
  message: (messageId: string): string => `message ${messageId}`,
  accessRequest: (objectId: string, accountNumber: string): string =>
    `access request ${objectId} ${accountNumber}`,
  inviteRequest: (objectId: string, emailKey: string): string => `invite request ${objectId} ${emailKey}`,
};

/** Returns the final values of all registers. A register without a record isn't in it. */
export function registersOf(state: FinalState): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  const objectIds = new Map(state.identities.map(({ id, objectId }) => [id, objectId]));
  const objectIdOf = (identityId: string): string => objectIds.get(identityId) ?? `unknown ${identityId}`;
  for (const { id, accountId, emailKey, displayName, role, status } of state.profiles) {
    values.set(registers.profileStatus(id), status);
    values.set(registers.profileName(id), displayName);
    values.set(registers.profileRole(id), role);
    values.set(registers.holder(id), 'none');
    values.set(registers.invitationCount(id), '0');
    const address = registers.address(accountId, emailKey);
    const count = Number(values.get(address) ?? '0');
    values.set(address, String(status === 'REMOVED' ? count : count + 1));
  }
  for (const { objectId, defaultProfileId } of state.identities)
    values.set(registers.defaultProfile(objectId), defaultProfileId ?? 'none');
  for (const { id, profileId, identityId, isActive } of state.associations) {
    values.set(registers.association(id), isActive ? 'active' : 'ended');
    if (isActive) values.set(registers.holder(profileId), objectIdOf(identityId));
  }
  for (const { id, profileId, state: value } of state.invitations) {
    values.set(registers.invitation(id), value);
    const count = registers.invitationCount(profileId);
    values.set(count, String(Number(values.get(count) ?? '0') + 1));
  }
  for (const { tokenHash, activeProfileId, isEnded } of state.sessions) {
    values.set(registers.sessionState(tokenHash), isEnded ? 'ended' : 'begun');
    values.set(registers.sessionProfile(tokenHash), activeProfileId ?? 'none');
  }
  for (const { messageId, status } of state.mails) {
    const register = registers.message(messageId);
    const isReported = status === 'DELIVERED' || status === 'BOUNCED';
    const before = values.get(register) ?? 'reported';
    values.set(register, isReported ? before : 'unreported');
  }
  for (const { identityId, accountNumber, state: value } of state.accessRequests)
    values.set(registers.accessRequest(objectIdOf(identityId), accountNumber), value);
  for (const { identityId, emailKey } of state.inviteRequests)
    values.set(registers.inviteRequest(objectIdOf(identityId), emailKey), 'stored');
  return values;
}
