import type { Actor } from '../access/actor';
import { lockAccounts } from '../account/account.repository';
import type { Database } from '../database/database';
import type { Clock } from '../foundation/clock';
import { ok, type Refusal, type Result } from '../foundation/result';
import {
  type Batch,
  type BatchSizeRefusal,
  judgeSize,
  refuseRepeats,
  withGoodOnes,
} from '../invitation/batch';
import type { Profile } from '../profile/profile';
import { findScopedProfiles, lockProfiles } from '../profile/profile.repository';
import { judgeRemovals, removeEach, type RemoveProfileRefusal } from './remove-each';

/** Why removeProfiles skipped an item. */
export type RemoveProfilesItemRefusal = RemoveProfileRefusal | Refusal<'DUPLICATE'>;

/** Removes many profiles from their accounts permanently. Returns the result of each, in order. */
export type RemoveProfiles = (command: {
  readonly actor: Actor;
  readonly requestId: string;
  readonly profileIds: readonly string[];
}) => Promise<Result<Batch<Profile, RemoveProfilesItemRefusal>, BatchSizeRefusal>>;

/**
 * Creates the use case that removes up to 500 profiles, each as removeProfile does.
 *
 * All valid items of a call are removed in one transaction, even if other items are invalid. They're decided in order,
 * with the actor's permissions before the call, so that each account keeps an active administrator. The number of
 * statements depends on the number of accounts whose administrators are removed, not on the number of items.
 */
export function createRemoveProfiles({
  database,
  clock,
}: {
  readonly database: Database;
  readonly clock: Clock;
}): RemoveProfiles {
  return async ({ actor, requestId, profileIds }) => {
    const size = judgeSize(profileIds);
    if (!size.ok) return size;
    const given: Batch<string, never> = profileIds.map((id) => ok(id));
    const read = refuseRepeats(given, (id) => id);
    // Checked before locking, so that nobody can lock the accounts of others. An account never changes.
    const permitted = await withGoodOnes(read, async (ids) =>
      judgeRemovals(actor, ids, await findScopedProfiles(database.reads, ids)),
    );
    return ok(
      await database.write((manager) =>
        withGoodOnes(permitted, async (found) => {
          const ids = found.map(({ id }) => id);
          const accounts = await lockAccounts(manager, [...new Set(found.map(({ accountId }) => accountId))]);
          const locked = await lockProfiles(manager, ids, accounts);
          return removeEach(manager, { actor, requestId, now: clock.now() }, ids, locked);
        }),
      ),
    );
  };
}
