import { IsNull, type EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import { AssociationEntity } from './association.entity';

/**
 * Reads again who an actor is: their profiles, and the role and account of the one they act as.
 *
 * For what is decided after a lock: a demotion, a disabling or a move that was committed while it was waited for
 * counts. One statement; nothing is active when the profile they acted as is no longer theirs to use, or its account
 * was deactivated.
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
