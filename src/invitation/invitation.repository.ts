import type { EntityManager } from 'typeorm';
import { InvitationEntity } from './invitation.entity';

/** Finds the invitation that a profile's next one would supersede, expired or not. */
export async function findPendingOfProfile(
  manager: EntityManager,
  profileId: string,
): Promise<InvitationEntity | null> {
  return manager.findOneBy(InvitationEntity, { profileId, state: 'PENDING' });
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

/** Ends a pending invitation without its having been accepted; tells whether it was pending. */
export async function endPending(
  manager: EntityManager,
  invitationId: string,
  state: 'REVOKED' | 'SUPERSEDED',
): Promise<boolean> {
  const { affected } = await manager.update(
    InvitationEntity,
    { id: invitationId, state: 'PENDING' },
    { state },
  );
  return affected === 1;
}
