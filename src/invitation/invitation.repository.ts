import { In, type EntityManager } from 'typeorm';
import type { DeclineReason } from './invitation';
import { insertRows } from '../database/insert-rows';
import { DeclinedInvitationEntity } from './declined-invitation.entity';
import { InvitationEntity } from './invitation.entity';
import { pendingAt } from './invitation-status';

/**
 * Finds an invitation of one of the profiles, and all pending invitations of the profiles, even expired ones;
 * unordered.
 */
export async function findWithPending(
  manager: EntityManager,
  invitationId: string,
  profileIds: readonly string[],
): Promise<InvitationEntity[]> {
  // Uses the selective index of the profile for both conditions, rather than one index for each.
  const profileId = In([...profileIds]);
  return manager.findBy(InvitationEntity, [
    { profileId, id: invitationId },
    { profileId, state: 'PENDING' },
  ]);
}

/** Finds the pending invitations of profiles, even expired ones; unordered. New invitations supersede them. */
export async function findPendingOfProfiles(
  manager: EntityManager,
  profileIds: readonly string[],
): Promise<InvitationEntity[]> {
  return manager.findBy(InvitationEntity, { profileId: In([...profileIds]), state: 'PENDING' });
}

/** Accepts pending, unexpired invitations. Returns whether this call accepted all of them. */
export async function acceptPending(
  manager: EntityManager,
  invitationIds: readonly string[],
  acceptedByIdentityId: string,
  now: Date,
): Promise<boolean> {
  const { affected } = await manager.update(
    InvitationEntity,
    { id: In([...invitationIds]), ...pendingAt(now) },
    { state: 'ACCEPTED', acceptedAt: now, acceptedByIdentityId },
  );
  return affected === invitationIds.length;
}

/** How a pending invitation ends without being accepted. */
export type Ending =
  | { readonly state: 'REVOKED' | 'SUPERSEDED' }
  | { readonly state: 'REVOKED'; readonly declinedAt: Date; readonly declineReason: DeclineReason | null };

/**
 * Ends those of the invitations that are pending, without accepting them, and records which of their mails were
 * canceled. If they're declined, all must be pending.
 */
export async function endPending(
  manager: EntityManager,
  invitationIds: readonly string[],
  ending: Ending,
  unsentIds: readonly string[],
): Promise<void> {
  const delivery = { delivery: () => 'CASE WHEN id IN (:...unsentIds) THEN NULL ELSE delivery END' };
  await manager
    .createQueryBuilder()
    .update(InvitationEntity)
    .set({ state: ending.state, ...(unsentIds.length > 0 && delivery) })
    .where({ id: In([...invitationIds]), state: 'PENDING' })
    .setParameters({ unsentIds })
    .execute();
  if (!('declinedAt' in ending)) return;
  const { declinedAt, declineReason: reason } = ending;
  const declined = invitationIds.map((invitationId) => ({ invitationId, declinedAt, reason }));
  await insertRows(manager, DeclinedInvitationEntity, declined);
}
