import { IsNull, type EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import { AssociationEntity } from './association.entity';

/**
 * Reads an actor again: their profiles, and the role and account of the active one.
 *
 * For decisions after a lock: the actor's profile may have been demoted, disabled or moved while waiting for it. Sends
 * one statement. The result has no active profile if the actor can no longer use it, or if its account was deactivated.
 */
export async function confirmActor(manager: EntityManager, actor: Actor): Promise<Actor> {
  const held = await manager.find(AssociationEntity, {
    where: { identityId: actor.identityId, endedAt: IsNull(), profile: { status: 'ACTIVE' } },
    relations: { profile: { account: true } },
  });
  const profiles = held.flatMap(({ profile }) => (profile?.account ? [profile] : []));
  const active = profiles.find(
    ({ id, account }) => id === actor.active?.profileId && account?.status === 'ACTIVE',
  );
  return {
    ...actor,
    active: active?.account
      ? {
          profileId: active.id,
          accountId: active.accountId,
          accountKind: active.account.kind,
          role: active.role,
        }
      : null,
    ownProfiles: new Map(profiles.map(({ id, accountId, role }) => [id, { accountId, role }])),
  };
}
