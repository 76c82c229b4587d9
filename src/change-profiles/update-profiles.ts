import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import { policy } from '../access/policy';
import { lockAccounts } from '../account/account.repository';
import { confirmActor } from '../association/confirm-actor';
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
import { changeProfiles, type ProfileChange, type ProfileChanges } from '../profile/change-profile';
import { keepAdministrators } from '../profile/last-administrator';
import type { Profile } from '../profile/profile';
import { findScopedProfiles, lockProfiles, type ScopedProfile } from '../profile/profile.repository';
import {
  governs,
  mayChange,
  parseChanges,
  type RequestedChanges,
  type UpdateProfileRefusal,
} from '../profile/update-profile';

/** Why updateProfiles skipped an item. */
export type UpdateProfilesItemRefusal = UpdateProfileRefusal | Refusal<'DUPLICATE'>;

/** Changes many profiles. Returns the result of each, in order. */
export type UpdateProfiles = (command: {
  readonly actor: Actor;
  readonly requestId: string;
  readonly profiles: readonly (RequestedChanges & { readonly profileId: string })[];
}) => Promise<Result<Batch<Profile, UpdateProfilesItemRefusal>, BatchSizeRefusal>>;

interface Item {
  readonly profileId: string;
  readonly changes: ProfileChanges;
}

interface Found extends Item, ProfileChange {
  readonly account: ScopedProfile['account'];
}

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
    const permitted = await withGoodOnes(read, async (items) =>
      judge(actor, items, await findScopedProfiles(database.reads, idsOf(items))),
    );
    return ok(
      await database.write((manager) =>
        withGoodOnes(permitted, (items) => update(manager, { actor, requestId, now: clock.now() }, items)),
      ),
    );
  };
}

async function update(
  manager: EntityManager,
  command: { readonly actor: Actor; readonly requestId: string; readonly now: Date },
  items: readonly Found[],
): Promise<Batch<Profile, UpdateProfileRefusal>> {
  const { requestId, now } = command;
  const governed = [
    ...new Set(items.filter(({ changes }) => governs(changes)).map(({ account }) => account.id)),
  ];
  if (governed.length > 0) await lockAccounts(manager, governed);
  const locked = await lockProfiles(manager, idsOf(items));
  const actor = await confirmActor(manager, command.actor);
  const judged = judge(actor, items, locked);
  const mayBecome = governed.length > 0 ? await keepAdministrators(manager, governed) : () => true;
  const decided = judged.map((item): Result<Found, UpdateProfileRefusal> => {
    if (!item.ok) return item;
    const { profile, changes } = item.value;
    return mayBecome(profile, {
      role: changes.role ?? profile.role,
      status: changes.status ?? profile.status,
    })
      ? item
      : refused('LAST_ADMINISTRATOR');
  });
  return withGoodOnes(decided, async (found) => {
    const origin = originOf(actor, requestId);
    const moved = found.filter(
      ({ profile, changes }) => changes.emailKey !== undefined && changes.emailKey !== profile.emailKey,
    );
    const ran = found.map(({ profile }) => isAdministrator(profile));
    await changeProfiles(manager, found, origin, now);
    const turned = found.filter(({ profile }, index) => isAdministrator(profile) !== ran[index]);
    for (const accountId of new Set(turned.map(({ profile }) => profile.accountId)))
      await notifyAdministrators(manager, accountId, { origin, now });
    if (moved.length > 0) {
      const addressed = moved.map(({ profile }) => profile);
      await recordAuditEvents(manager, origin, await revokePendingInvitations(manager, addressed, now));
    }
    return found.map(({ profile }) => ok(profile));
  });
}

function readItem({
  profileId,
  ...requested
}: RequestedChanges & { readonly profileId: string }): Result<Item, UpdateProfileRefusal> {
  const changes = parseChanges(requested);
  return changes.ok ? ok({ profileId, changes: changes.value }) : changes;
}

function judge(
  actor: Actor,
  items: readonly Item[],
  found: readonly ScopedProfile[],
): Batch<Found, UpdateProfileRefusal> {
  const foundById = new Map(found.map((each) => [each.profile.id, each]));
  return items.map(({ profileId, changes }) => {
    const each = foundById.get(profileId);
    if (!each || !policy.mayReadProfile(actor, each.scope)) return refused('NOT_FOUND');
    const permitted = mayChange(actor, each.scope, changes);
    if (!permitted.ok) return permitted;
    if (each.profile.status === 'REMOVED') return refused('PROFILE_REMOVED');
    return ok({ profileId, changes, profile: each.profile, account: each.account });
  });
}

function idsOf(items: readonly Item[]): string[] {
  return items.map(({ profileId }) => profileId);
}
