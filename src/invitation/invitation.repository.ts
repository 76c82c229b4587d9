import { In, type EntityManager } from 'typeorm';
import { InvitationEntity } from './invitation.entity';

/** Finds the invitation that a profile's next one would supersede, expired or not. */
export async function findPendingOfProfile(
  manager: EntityManager,
  profileId: string,
): Promise<InvitationEntity | null> {
  return (await findPendingOfProfiles(manager, [profileId]))[0] ?? null;
}

/** Finds the invitations that the next ones of profiles would supersede, expired or not; in no order. */
export async function findPendingOfProfiles(
  manager: EntityManager,
  profileIds: readonly string[],
): Promise<InvitationEntity[]> {
  return manager.findBy(InvitationEntity, { profileId: In([...profileIds]), state: 'PENDING' });
}

/** Accepts a pending invitation that has not expired; tells whether it was this call that did. */
export async function acceptPending(
  manager: EntityManager,
  invitationId: string,
  acceptedByIdentityId: string,
  now: Date,
): Promise<boolean> {
  const { affected } = await manager
    .createQueryBuilder()
    .update(InvitationEntity)
    .set({ state: 'ACCEPTED', acceptedAt: now, acceptedByIdentityId })
    .where("id = :invitationId AND state = 'PENDING' AND expires_at > :now", { invitationId, now })
    .execute();
  return affected === 1;
}

/** Ends those of the invitations that are pending, without their having been accepted. */
export async function endPending(
  manager: EntityManager,
  invitationIds: readonly string[],
  state: 'REVOKED' | 'SUPERSEDED',
): Promise<void> {
  await manager.update(InvitationEntity, { id: In([...invitationIds]), state: 'PENDING' }, { state });
}
