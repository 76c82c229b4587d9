import { In, type EntityManager } from 'typeorm';
import type { ListWindow } from '../relay/connection';
import { ProfileEntity } from '../profile/profile.entity';
import type { InvitationStatus } from './invitation';
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

/** Finds one more invitation of an account than a page holds, nearest to the window's end first. */
export async function findPageOfAccount(
  manager: EntityManager,
  accountId: string,
  window: ListWindow,
  filter: { readonly status?: InvitationStatus | null; readonly now: Date },
): Promise<InvitationEntity[]> {
  // Newest first, so that "after" a cursor are the smaller ids.
  const query = manager
    .createQueryBuilder(InvitationEntity, 'invitation')
    .innerJoin(ProfileEntity, 'profile', 'profile.id = invitation.profileId')
    .where('profile.accountId = :accountId', { accountId })
    .orderBy('invitation.id', window.fromEnd ? 'ASC' : 'DESC')
    .limit(window.limit + 1);
  if (window.afterId !== null) query.andWhere('invitation.id < :afterId', { afterId: window.afterId });
  if (window.beforeId !== null) query.andWhere('invitation.id > :beforeId', { beforeId: window.beforeId });
  if (filter.status) {
    query.andWhere('invitation.state = :state', {
      state: filter.status === 'EXPIRED' ? 'PENDING' : filter.status,
    });
    if (filter.status === 'EXPIRED') query.andWhere('invitation.expiresAt <= :now', { now: filter.now });
    if (filter.status === 'PENDING') query.andWhere('invitation.expiresAt > :now', { now: filter.now });
  }
  return query.getMany();
}
