import type { Actor } from '../access/actor';
import type { Database } from '../database/database';
import type { Clock } from '../foundation/clock';
import type { Result } from '../foundation/result';
import { onlyOf } from '../invitation/batch';
import { lockProfileAndAccount } from '../profile/last-administrator';
import type { Profile } from '../profile/profile';
import { lockProfile } from '../profile/profile.repository';
import { parseChanges, type RequestedChanges } from './requested-changes';
import { governs, updateEach, type UpdateProfileRefusal } from './update-each';

/** Changes a profile's name, address, language, role or status. */
export type UpdateProfile = (
  command: RequestedChanges & {
    readonly actor: Actor;
    readonly requestId: string;
    readonly profileId: string;
  },
) => Promise<Result<Profile, UpdateProfileRefusal>>;

/** Creates the use case that changes a profile: all requested fields, or none (see `updateEach`). */
export function createUpdateProfile({
  database,
  clock,
}: {
  readonly database: Database;
  readonly clock: Clock;
}): UpdateProfile {
  return async ({ actor, requestId, profileId, ...requested }) => {
    const parsed = parseChanges(requested);
    if (!parsed.ok) return parsed;
    const changes = parsed.value;
    return database.transaction(async (manager) => {
      const lock = governs(changes) ? lockProfileAndAccount : lockProfile;
      const locked = await lock(manager, profileId);
      const command = { actor, requestId, now: clock.now() };
      return onlyOf(await updateEach(manager, command, [{ profileId, changes }], locked ? [locked] : []));
    });
  };
}
