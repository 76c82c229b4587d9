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
import { parseChanges, type RequestedChanges } from './requested-changes';
import {
  governs,
  judgeChanges,
  updateEach,
  type UpdateProfileRefusal,
  type WantedChange,
} from './update-each';

/** Why updateProfiles skipped an item. */
export type UpdateProfilesItemRefusal = UpdateProfileRefusal | Refusal<'DUPLICATE'>;

/** Changes many profiles. Returns the result of each, in order. */
export type UpdateProfiles = (command: {
  readonly actor: Actor;
  readonly requestId: string;
  readonly profiles: readonly (RequestedChanges & { readonly profileId: string })[];
}) => Promise<Result<Batch<Profile, UpdateProfilesItemRefusal>, BatchSizeRefusal>>;

/**
 * Creates the use case that changes up to 500 profiles, each as updateProfile does.
 *
 * All valid items of a call are changed in one transaction, even if other items are invalid. They're decided in order,
 * with the actor's permissions before the call. Each account keeps an active administrator after all of them. Profiles
 * with the same changes of language, role and status share a statement. The others are changed one by one.
 */
export function createUpdateProfiles({
  database,
  clock,
}: {
  readonly database: Database;
  readonly clock: Clock;
}): UpdateProfiles {
  return async ({ actor, requestId, profiles }) => {
    const size = judgeSize(profiles);
    if (!size.ok) return size;
    const read = refuseRepeats(profiles.map(readItem), ({ profileId }) => profileId);
    // Checked before locking, so that nobody can lock the accounts of others. An account never changes.
    const permitted = await withGoodOnes(read, async (wanted) => {
      const ids = wanted.map(({ profileId }) => profileId);
      return judgeChanges(actor, wanted, await findScopedProfiles(database.reads, ids));
    });
    return ok(
      await database.write((manager) =>
        withGoodOnes(permitted, async (found) => {
          const governed = found.filter(({ changes }) => governs(changes));
          const accountIds = [...new Set(governed.map(({ profile }) => profile.accountId))];
          const accounts = accountIds.length > 0 ? await lockAccounts(manager, accountIds) : [];
          const wanted = found.map(({ profile: { id }, changes }) => ({ profileId: id, changes }));
          const ids = wanted.map(({ profileId }) => profileId);
          const locked = await lockProfiles(manager, ids, accounts);
          return updateEach(manager, { actor, requestId, now: clock.now() }, wanted, locked);
        }),
      ),
    );
  };
}

function readItem({
  profileId,
  ...requested
}: RequestedChanges & { readonly profileId: string }): Result<WantedChange, UpdateProfileRefusal> {
  const changes = parseChanges(requested);
  return changes.ok ? ok({ profileId, changes: changes.value }) : changes;
}
