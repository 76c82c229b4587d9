import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import { policy } from '../access/policy';
import { originOf, type AuditOrigin } from '../audit/record-audit-event';
import type { Clock } from '../clock';
import type { Database } from '../database/database';
import { ok, refused, type Result } from '../result';
import { parseDisplayName } from './display-name';
import { parseEmailAddress } from './email-address';
import { parseLocale } from './locale';
import { changeProfile, type ProfileChanges } from './change-profile';
import type { Profile } from './profile';
import { lockProfile } from './profile.repository';

/** Names why updateProfile refused. */
export type UpdateProfileRefusal =
  | 'NOT_FOUND'
  | 'NOT_PERMITTED'
  | 'PROFILE_REMOVED'
  | 'INVALID_DISPLAY_NAME'
  | 'INVALID_EMAIL'
  | 'INVALID_LOCALE';

/** What to change of a profile; what is left out stays. */
export interface UpdateProfileCommand {
  readonly actor: Actor;
  readonly requestId: string;
  readonly profileId: string;
  readonly displayName?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly locale?: string | null | undefined;
}

/** What changing a profile needs. */
export interface UpdateProfileDependencies {
  readonly database: Database;
  readonly clock: Clock;
  /** Reads again, in the same transaction, who an actor is. */
  readonly confirmActor: (manager: EntityManager, actor: Actor) => Promise<Actor>;
  /** Is told, in the same transaction, that mail to the profile now goes elsewhere. */
  readonly onAddressChanged: (
    manager: EntityManager,
    profile: Profile,
    origin: AuditOrigin,
    now: Date,
  ) => Promise<void>;
}

/** ProfileChanges a profile's name, address or language. */
export type UpdateProfile = (command: UpdateProfileCommand) => Promise<Result<Profile, UpdateProfileRefusal>>;

/**
 * Makes the use case that changes a profile: all of what is asked, or nothing.
 *
 * A change of address revokes the pending invitation, since the mailbox it went to is no longer the profile's.
 * Changing what is already so is a success that writes nothing.
 */
export function createUpdateProfile({
  database,
  clock,
  confirmActor,
  onAddressChanged,
}: UpdateProfileDependencies): UpdateProfile {
  return async (command) => {
    const changes = parse(command);
    if (!changes.ok) return changes;

    return database.transaction(async (manager): Promise<Result<Profile, UpdateProfileRefusal>> => {
      const found = await lockProfile(manager, command.profileId);
      const actor = await confirmActor(manager, command.actor);
      if (!found || !policy.mayReadProfile(actor, found.scope)) return refused('NOT_FOUND');
      if (!policy.mayEditProfile(actor, found.scope)) return refused('NOT_PERMITTED');
      if (found.profile.status === 'REMOVED') return refused('PROFILE_REMOVED');

      const { profile } = found;
      const now = clock.now();
      const origin = originOf(actor, command.requestId);
      const { emailKey } = changes.value;
      const addressChanged = emailKey !== undefined && emailKey !== profile.emailKey;
      await changeProfile(manager, profile, changes.value, origin, now);
      if (addressChanged) await onAddressChanged(manager, profile, origin, now);
      return ok(profile);
    });
  };
}

function parse(command: UpdateProfileCommand): Result<ProfileChanges, UpdateProfileRefusal> {
  const changes: { -readonly [Field in keyof ProfileChanges]: ProfileChanges[Field] } = {};
  if (command.displayName != null) {
    const displayName = parseDisplayName(command.displayName);
    if (displayName === null) return refused('INVALID_DISPLAY_NAME');
    changes.displayName = displayName;
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
  return ok(changes);
}
