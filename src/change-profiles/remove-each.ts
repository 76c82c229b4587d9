import { In, type EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import { policy } from '../access/policy';
import { confirmActor } from '../association/confirm-actor';
import { endAssociationsOfRemoved } from '../association/end-associations-of-removed';
import { originOf, recordAuditEvents } from '../audit/record-audit-event';
import { ok, type Refusal, refused, type Result } from '../foundation/result';
import { type Batch, withGoodOnes } from '../invitation/batch';
import { revokePendingInvitations } from '../invitation/issue-invitation';
import { isAdministrator } from '../profile/administrator';
import { notifyAdministrators } from '../profile/administrators-changed';
import { keepAdministrators } from '../profile/last-administrator';
import type { Profile } from '../profile/profile';
import { ProfileEntity } from '../profile/profile.entity';
import type { ScopedProfile } from '../profile/profile.repository';

/** Why a profile can't be removed. */
export type RemoveProfileRefusal = Refusal<'NOT_FOUND' | 'NOT_PERMITTED' | 'LAST_ADMINISTRATOR'>;

/**
 * Removes profiles permanently, and returns the result of each, in order. Their rows stay for the history, and for the
 * import to recognize them.
 *
 * Runs in the caller's transaction, which must have locked the accounts and then the profiles. Also ends the active
 * associations and the pending invitations. Decides the items in order, so that each account keeps an active
 * administrator, and notifies the administrators of accounts that lose one. A removed profile is returned unchanged,
 * and nothing is written for it.
 */
export async function removeEach(
  manager: EntityManager,
  { actor: asker, requestId, now }: { readonly actor: Actor; readonly requestId: string; readonly now: Date },
  profileIds: readonly string[],
  locked: readonly ScopedProfile[],
): Promise<Batch<Profile, RemoveProfileRefusal>> {
  const actor = await confirmActor(manager, asker);
  const judged = judgeRemovals(actor, profileIds, locked);
  const kept = await withGoodOnes(judged, (profiles) => refuseLastAdministrators(manager, profiles));
  return withGoodOnes(kept, async (profiles) => {
    const present = profiles.filter(({ status }) => status !== 'REMOVED');
    if (present.length === 0) return profiles.map(ok);
    const origin = originOf(actor, requestId);
    const removals = present.map(({ id, accountId, status }) => ({
      ...({ action: 'PROFILE_REMOVED', accountId, profileId: id, subjectId: id } as const),
      ...{ occurredAt: now, changes: { status: [status, 'REMOVED'] } },
    }));
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

/** Decides whether an actor may remove profiles, and returns those that were found, in order. */
export function judgeRemovals(
  actor: Actor,
  profileIds: readonly string[],
  found: readonly ScopedProfile[],
): Batch<ProfileEntity, Refusal<'NOT_FOUND' | 'NOT_PERMITTED'>> {
  const foundById = new Map(found.map((each) => [each.profile.id, each]));
  return profileIds.map((id) => judgeGoverning(actor, foundById.get(id)));
}

/** Decides whether an actor may add, change and remove profiles like one that was found. */
export function judgeGoverning(
  actor: Actor,
  found: ScopedProfile | null | undefined,
): Result<ProfileEntity, Refusal<'NOT_FOUND' | 'NOT_PERMITTED'>> {
  if (!found || !policy.mayReadProfile(actor, found.scope)) return refused('NOT_FOUND');
  return policy.mayGovernProfile(actor, found.scope) ? ok(found.profile) : refused('NOT_PERMITTED');
}

async function refuseLastAdministrators(
  manager: EntityManager,
  profiles: readonly ProfileEntity[],
): Promise<Batch<ProfileEntity, Refusal<'LAST_ADMINISTRATOR'>>> {
  const kept = await keepAdministrators(
    manager,
    profiles.map((profile) => ({ profile, becomes: { role: profile.role, status: 'REMOVED' } })),
  );
  return profiles.map((profile, index) => (kept[index] ? ok(profile) : refused('LAST_ADMINISTRATOR')));
}
