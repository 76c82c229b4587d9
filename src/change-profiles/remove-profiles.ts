import { In, type EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import { policy } from '../access/policy';
import { lockAccounts } from '../account/account.repository';
import { confirmActor } from '../association/confirm-actor';
import { endAssociationsOfRemoved } from '../association/end-association-of-removed';
import { originOf, recordAuditEvents } from '../audit/record-audit-event';
import type { Database } from '../database/database';
import type { Clock } from '../foundation/clock';
import { ok, type Refusal, refused, type Result } from '../foundation/result';
import {
  type Batch,
  type BatchSizeRefusal,
  judgeSize,
  refuseRepeats,
  withGoodOnes,
} from '../invitation/batch';
import { revokePendingInvitations } from '../invitation/issue-invitation';
import { isAdministrator } from '../profile/administrator';
import { notifyAdministrators } from '../profile/administrators-changed';
import { keepAdministrators } from '../profile/last-administrator';
import type { Profile } from '../profile/profile';
import { ProfileEntity } from '../profile/profile.entity';
import { findScopedProfiles, lockProfiles, type ScopedProfile } from '../profile/profile.repository';
import { removalOf, type RemoveProfileRefusal } from '../profile/remove-profile';

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
      judge(actor, ids, await findScopedProfiles(database.reads, ids)),
    );
    return ok(
      await database.write((manager) =>
        withGoodOnes(permitted, (found) => remove(manager, { actor, requestId, now: clock.now() }, found)),
      ),
    );
  };
}

async function remove(
  manager: EntityManager,
  command: { readonly actor: Actor; readonly requestId: string; readonly now: Date },
  found: readonly ProfileEntity[],
): Promise<Batch<Profile, RemoveProfileRefusal>> {
  const { requestId, now } = command;
  const accountIds = [...new Set(found.map(({ accountId }) => accountId))];
  await lockAccounts(manager, accountIds);
  const ids = found.map(({ id }) => id);
  const locked = await lockProfiles(manager, ids);
  const actor = await confirmActor(manager, command.actor);
  const judged = judge(actor, ids, locked);
  const mayBecome = await keepAdministrators(manager, accountIds);
  const decided = judged.map((item): Result<ProfileEntity, RemoveProfileRefusal> => {
    if (!item.ok) return item;
    const { role } = item.value;
    return mayBecome(item.value, { role, status: 'REMOVED' }) ? item : refused('LAST_ADMINISTRATOR');
  });
  return withGoodOnes(decided, async (profiles) => {
    const present = profiles.filter(({ status }) => status !== 'REMOVED');
    if (present.length === 0) return profiles.map(ok);
    const origin = originOf(actor, requestId);
    const removals = present.map((profile) => removalOf(profile, now));
    const ranAccounts = new Set(present.filter(isAdministrator).map(({ accountId }) => accountId));
    const change = { status: 'REMOVED', isAssociated: false, updatedAt: now } as const;
    await manager.update(ProfileEntity, { id: In(present.map(({ id }) => id)) }, change);
    for (const profile of present) Object.assign(profile, change);
    for (const accountId of ranAccounts) await notifyAdministrators(manager, accountId, { origin, now });
    await recordAuditEvents(manager, origin, [
      ...removals,
      ...(await endAssociationsOfRemoved(manager, present, now)),
      ...(await revokePendingInvitations(manager, present, now)),
    ]);
    return profiles.map(ok);
  });
}

function judge(
  actor: Actor,
  ids: readonly string[],
  found: readonly ScopedProfile[],
): Batch<ProfileEntity, RemoveProfileRefusal> {
  const foundById = new Map(found.map((each) => [each.profile.id, each]));
  return ids.map((id) => {
    const each = foundById.get(id);
    if (!each || !policy.mayReadProfile(actor, each.scope)) return refused('NOT_FOUND');
    return policy.mayGovernProfile(actor, each.scope) ? ok(each.profile) : refused('NOT_PERMITTED');
  });
}
