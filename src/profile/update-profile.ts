import type { EntityManager } from 'typeorm';
import type { Actor, ProfileRole, ProfileScope } from '../access/actor';
import { policy } from '../access/policy';
import { type AuditedFact, originOf, recordAuditEvents } from '../audit/record-audit-event';
import type { Clock } from '../foundation/clock';
import type { Database } from '../database/database';
import { parseEmailAddress } from '../foundation/email-address';
import { ok, type Refusal, refused, type Result } from '../foundation/result';
import { type DisplayNameRefusal, parseDisplayName } from './display-name';
import { parseLocale } from './locale';
import { isAdministrator } from './administrator';
import { notifyAdministrators } from './administrators-changed';
import { changeProfile, type ProfileChanges } from './change-profile';
import { isLastAdministrator, lockProfileAndAccount } from './last-administrator';
import type { Profile, ProfileStatus } from './profile';
import { lockProfile } from './profile.repository';

/** Why updateProfile was refused. */
export type UpdateProfileRefusal =
  Refusal<'NOT_FOUND' | 'PROFILE_REMOVED' | 'LAST_ADMINISTRATOR'> | InvalidChanges | NotPermitted;

/** The refusal of a change that the actor can't make, with the field that only administrators can change, if any. */
export interface NotPermitted extends Refusal<'NOT_PERMITTED'> {
  readonly field: 'role' | 'status' | null;
}

/** Why the requested changes are invalid. */
export type InvalidChanges =
  Refusal<'USE_REMOVE_PROFILE' | 'INVALID_EMAIL' | 'INVALID_LOCALE'> | DisplayNameRefusal;

/** The requested changes of a profile. Omitted fields stay unchanged. */
export interface RequestedChanges {
  readonly displayName?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly locale?: string | null | undefined;
  readonly role?: ProfileRole | null | undefined;
  readonly status?: ProfileStatus | null | undefined;
}

/** The profile to change, and its changes. */
export interface UpdateProfileCommand extends RequestedChanges {
  readonly actor: Actor;
  readonly requestId: string;
  readonly profileId: string;
}

/** The dependencies of changing a profile. */
export interface UpdateProfileDependencies {
  readonly database: Database;
  readonly clock: Clock;
  /** Reads an actor again, in the same transaction. */
  readonly confirmActor: (manager: EntityManager, actor: Actor) => Promise<Actor>;
  /**
   * Revokes, in the same transaction, what was sent to the former address, and returns the events for the audit trail.
   */
  readonly onAddressChanged: (manager: EntityManager, profile: Profile, now: Date) => Promise<AuditedFact[]>;
}

/** Changes a profile's name, address, language, role or status. */
export type UpdateProfile = (command: UpdateProfileCommand) => Promise<Result<Profile, UpdateProfileRefusal>>;

/**
 * Creates the use case that changes a profile: all requested fields, or none.
 *
 * The account's administrators are notified if its administrators change. A new address revokes the pending invitation,
 * which was sent to the former mailbox. Only people who manage the account can change role and status, and the account
 * must keep an active administrator. If nothing changes, it succeeds and writes nothing.
 */
export function createUpdateProfile({
  database,
  clock,
  confirmActor,
  onAddressChanged,
}: UpdateProfileDependencies): UpdateProfile {
  return async (command) => {
    const changes = parseChanges(command);
    if (!changes.ok) return changes;

    return database.transaction(async (manager): Promise<Result<Profile, UpdateProfileRefusal>> => {
      const found = await (governs(changes.value) ? lockProfileAndAccount : lockProfile)(
        manager,
        command.profileId,
      );
      const actor = await confirmActor(manager, command.actor);
      if (!found || !policy.mayReadProfile(actor, found.scope)) return refused('NOT_FOUND');
      const permitted = mayChange(actor, found.scope, changes.value);
      if (!permitted.ok) return permitted;
      if (found.profile.status === 'REMOVED') return refused('PROFILE_REMOVED');
      if (endsAdministration(changes.value) && (await isLastAdministrator(manager, found.profile)))
        return refused('LAST_ADMINISTRATOR');

      const { profile } = found;
      const now = clock.now();
      const origin = originOf(actor, command.requestId);
      const { emailKey } = changes.value;
      const addressChanged = emailKey !== undefined && emailKey !== profile.emailKey;
      const ranAccount = isAdministrator(profile);
      await changeProfile(manager, profile, changes.value, origin, now);
      if (isAdministrator(profile) !== ranAccount)
        await notifyAdministrators(manager, profile.accountId, { origin, now });
      if (addressChanged)
        await recordAuditEvents(manager, origin, await onAddressChanged(manager, profile, now));
      return ok(profile);
    });
  };
}

/** Returns whether only people who manage the account can make the changes. */
export function governs({ role, status }: ProfileChanges): boolean {
  return role !== undefined || status !== undefined;
}

function endsAdministration({ role, status }: ProfileChanges): boolean {
  return role === 'MEMBER' || status === 'DISABLED';
}

/** Decides whether an actor may make changes of a profile. */
export function mayChange(
  actor: Actor,
  scope: ProfileScope,
  { role, status }: ProfileChanges,
): Result<null, NotPermitted> {
  if (!policy.mayEditProfile(actor, scope)) return refused('NOT_PERMITTED', { field: null });
  if (policy.mayGovernProfile(actor, scope)) return ok(null);
  if (role !== undefined) return refused('NOT_PERMITTED', { field: 'role' });
  return status === undefined ? ok(null) : refused('NOT_PERMITTED', { field: 'status' });
}

/** Parses the requested changes. */
export function parseChanges(command: RequestedChanges): Result<ProfileChanges, InvalidChanges> {
  const changes: { -readonly [Field in keyof ProfileChanges]: ProfileChanges[Field] } = {};
  if (command.displayName != null) {
    const displayName = parseDisplayName(command.displayName);
    if (!displayName.ok) return displayName;
    changes.displayName = displayName.value;
  }
  if (command.email != null) {
    const email = parseEmailAddress(command.email);
    if (!email) return refused('INVALID_EMAIL');
    changes.email = email.address;
    changes.emailKey = email.key;
  }
  if (command.locale != null) {
    const locale = parseLocale(command.locale);
    if (locale === null) return refused('INVALID_LOCALE');
    changes.locale = locale;
  }
  if (command.status === 'REMOVED') return refused('USE_REMOVE_PROFILE');
  if (command.status != null) changes.status = command.status;
  if (command.role != null) changes.role = command.role;
  return ok(changes);
}
