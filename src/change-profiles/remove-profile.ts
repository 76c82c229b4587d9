import type { Actor } from '../access/actor';
import type { Database } from '../database/database';
import type { Clock } from '../foundation/clock';
import type { Result } from '../foundation/result';
import { onlyOf } from '../invitation/batch';
import { lockProfileAndAccount } from '../profile/last-administrator';
import type { Profile } from '../profile/profile';
import { removeEach, type RemoveProfileRefusal } from './remove-each';

/** Removes a profile from its account permanently. */
export type RemoveProfile = (command: {
  readonly actor: Actor;
  readonly requestId: string;
  readonly profileId: string;
}) => Promise<Result<Profile, RemoveProfileRefusal>>;

/** Creates the use case that removes a profile, in one transaction (see `removeEach`). */
export function createRemoveProfile({
  database,
  clock,
}: {
  readonly database: Database;
  readonly clock: Clock;
}): RemoveProfile {
  return ({ actor, requestId, profileId }) =>
    database.transaction(async (manager) => {
      const locked = await lockProfileAndAccount(manager, profileId);
      const command = { actor, requestId, now: clock.now() };
      return onlyOf(await removeEach(manager, command, [profileId], locked ? [locked] : []));
    });
}
