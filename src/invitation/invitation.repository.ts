import { In, MoreThan, type EntityManager } from 'typeorm';
import { InvitationEntity } from './invitation.entity';

/** Finds an invitation of one of the profiles, and those that are pending of any of them, expired or not; in no order. */
export async function findWithPending(
  manager: EntityManager,
  invitationId: string,
  profileIds: readonly string[],
): Promise<InvitationEntity[]> {
  // Both by the profile, whose index few rows have in common, rather than by one index or the other.
  const profileId = In([...profileIds]);
  return manager.findBy(InvitationEntity, [
    { profileId, id: invitationId },
    { profileId, state: 'PENDING' },
  ]);
}

/** Finds the invitations that the next ones of profiles would supersede, expired or not; in no order. */
export async function findPendingOfProfiles(
  manager: EntityManager,
  profileIds: readonly string[],
): Promise<InvitationEntity[]> {
  return manager.findBy(InvitationEntity, { profileId: In([...profileIds]), state: 'PENDING' });
}

/** Accepts pending invitations that have not expired; tells whether it was this call that did, of every one. */
export async function acceptPending(
  manager: EntityManager,
  invitationIds: readonly string[],
  acceptedByIdentityId: string,
  now: Date,
): Promise<boolean> {
  const { affected } = await manager.update(
    InvitationEntity,
    { id: In([...invitationIds]), state: 'PENDING', expiresAt: MoreThan(now) },
    { state: 'ACCEPTED', acceptedAt: now, acceptedByIdentityId },
  );
  return affected === invitationIds.length;
}

/**
 * Ends those of the invitations that are pending, without their having been accepted, and notes of which no mail goes
 * out any more.
 */
export async function endPending(
  manager: EntityManager,
  invitationIds: readonly string[],
  state: 'REVOKED' | 'SUPERSEDED',
  unsentIds: readonly string[],
): Promise<void> {
  const delivery = { delivery: () => 'CASE WHEN id IN (:...unsentIds) THEN NULL ELSE delivery END' };
  await manager
    .createQueryBuilder()
    .update(InvitationEntity)
    .set({ state, ...(unsentIds.length > 0 && delivery) })
    .where({ id: In([...invitationIds]), state: 'PENDING' })
    .setParameters({ unsentIds })
    .execute();
}
