import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import type { AuditOrigin } from '../audit/record-audit-event';
import { isAdministrator, needsAdministrator } from './administrator';
import { notifyAdministrators } from './administrators-changed';
import { insertProfiles } from './insert-profiles';
import type { NewProfile } from './new-profile';
import type { ProfileEntity } from './profile.entity';

/**
 * Inserts new profiles of an account, in order, like `insertProfiles`.
 *
 * The first one becomes an administrator if the account has none. Existing administrators are notified of new ones. Runs
 * in the caller's transaction, which must have locked the account and confirmed the actor. Takes up to 500 profiles.
 */
export async function insertIntoAccount(
  manager: EntityManager,
  adding: {
    readonly actor: Actor;
    readonly accountId: string;
    readonly origin: AuditOrigin;
    readonly now: Date;
  },
  wanted: readonly NewProfile[],
): Promise<ProfileEntity[]> {
  const { actor, accountId, origin, now } = adding;
  // If the actor's own profile is in the account, it's an administrator.
  const isNeeded = actor.active?.accountId !== accountId && (await needsAdministrator(manager, accountId));
  const entered = wanted.map((profile, index) =>
    isNeeded && index === 0 ? { ...profile, role: 'ADMINISTRATOR' as const } : profile,
  );
  const profiles = await insertProfiles(manager, accountId, entered, origin, now);
  const added = profiles.filter(isAdministrator).map(({ id }) => id);
  // The added profiles themselves get an invitation, or hear from the actor.
  if (added.length > 0) await notifyAdministrators(manager, accountId, { origin, now, except: added });
  return profiles;
}
