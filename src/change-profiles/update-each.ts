import type { EntityManager } from 'typeorm';
import type { Actor, ProfileScope } from '../access/actor';
import { policy } from '../access/policy';
import { confirmActor } from '../association/confirm-actor';
import { originOf, recordAuditEvents } from '../audit/record-audit-event';
import { ok, type Refusal, refused, type Result } from '../foundation/result';
import { type Batch, withGoodOnes } from '../invitation/batch';
import { revokePendingInvitations } from '../invitation/issue-invitation';
import { isAdministrator } from '../profile/administrator';
import { notifyAdministrators } from '../profile/administrators-changed';
import { changeProfiles, type ProfileChange, type ProfileChanges } from '../profile/change-profile';
import { keepAdministrators } from '../profile/last-administrator';
import type { Profile } from '../profile/profile';
import type { ScopedProfile } from '../profile/profile.repository';
import type { InvalidChanges } from './requested-changes';

/** Why a profile can't be changed. */
export type UpdateProfileRefusal =
  Refusal<'NOT_FOUND' | 'PROFILE_REMOVED' | 'LAST_ADMINISTRATOR'> | InvalidChanges | NotPermitted;

/** The refusal of a change that the actor can't make, with the field that only administrators can change, if any. */
export interface NotPermitted extends Refusal<'NOT_PERMITTED'> {
  readonly field: 'role' | 'status' | null;
}

/** A profile to change, by its id. */
export interface WantedChange {
  readonly profileId: string;
  readonly changes: ProfileChanges;
}

/**
 * Changes profiles, and returns the result of each, in order.
 *
 * Runs in the caller's transaction, which must have locked the accounts of changes that govern (see `governs`), and then
 * the profiles. Decides the items in order, so that each account keeps an active administrator. The administrators of
 * accounts are notified if these change. A new address revokes the pending invitation, which was sent to the former
 * mailbox. Only people who manage the account can change role and status. If nothing changes, it writes nothing.
 */
export async function updateEach(
  manager: EntityManager,
  { actor: asker, requestId, now }: { readonly actor: Actor; readonly requestId: string; readonly now: Date },
  wanted: readonly WantedChange[],
  locked: readonly ScopedProfile[],
): Promise<Batch<Profile, UpdateProfileRefusal>> {
  const actor = await confirmActor(manager, asker);
  const judged = judgeChanges(actor, wanted, locked);
  const kept = await withGoodOnes(judged, (found) => refuseLastAdministrators(manager, found));
  return withGoodOnes(kept, async (found) => {
    const origin = originOf(actor, requestId);
    const moved = found.flatMap(({ profile, changes: { emailKey } }) =>
      emailKey !== undefined && emailKey !== profile.emailKey ? [profile] : [],
    );
    const ran = found.map(({ profile }) => isAdministrator(profile));
    await changeProfiles(manager, found, origin, now);
    const turned = found.filter(({ profile }, index) => isAdministrator(profile) !== ran[index]);
    for (const accountId of new Set(turned.map(({ profile }) => profile.accountId)))
      await notifyAdministrators(manager, accountId, { origin, now });
    if (moved.length > 0)
      await recordAuditEvents(manager, origin, await revokePendingInvitations(manager, moved, now));
    return found.map(({ profile }) => ok(profile));
  });
}

/** Returns whether only people who manage the account can make the changes. */
export function governs({ role, status }: ProfileChanges): boolean {
  return role !== undefined || status !== undefined;
}

/** Decides whether an actor may make changes of profiles, and returns those that were found, in order. */
export function judgeChanges(
  actor: Actor,
  wanted: readonly WantedChange[],
  found: readonly ScopedProfile[],
): Batch<ProfileChange, UpdateProfileRefusal> {
  const foundById = new Map(found.map((each) => [each.profile.id, each]));
  return wanted.map(({ profileId, changes }) => {
    const each = foundById.get(profileId);
    if (!each || !policy.mayReadProfile(actor, each.scope)) return refused('NOT_FOUND');
    const permitted = mayChange(actor, each.scope, changes);
    if (!permitted.ok) return permitted;
    if (each.profile.status === 'REMOVED') return refused('PROFILE_REMOVED');
    return ok({ profile: each.profile, changes });
  });
}

function mayChange(
  actor: Actor,
  scope: ProfileScope,
  { role, status }: ProfileChanges,
): Result<null, NotPermitted> {
  if (!policy.mayEditProfile(actor, scope)) return refused('NOT_PERMITTED', { field: null });
  if (policy.mayGovernProfile(actor, scope)) return ok(null);
  if (role !== undefined) return refused('NOT_PERMITTED', { field: 'role' });
  return status === undefined ? ok(null) : refused('NOT_PERMITTED', { field: 'status' });
}

async function refuseLastAdministrators(
  manager: EntityManager,
  found: readonly ProfileChange[],
): Promise<Batch<ProfileChange, Refusal<'LAST_ADMINISTRATOR'>>> {
  const kept = await keepAdministrators(
    manager,
    found.map(({ profile, changes: { role = profile.role, status = profile.status } }) => ({
      profile,
      becomes: { role, status },
    })),
  );
  return found.map((each, index) => (kept[index] ? ok(each) : refused('LAST_ADMINISTRATOR')));
}
