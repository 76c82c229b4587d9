import { In, type EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import { policy } from '../access/policy';
import { ok, type Refusal, refused, type Result } from '../foundation/result';
import { findScopedProfiles } from '../profile/profile.repository';
import type { Invitation } from './invitation';
import { InvitationEntity } from './invitation.entity';

/** Finds invitations that were sent before, by id. Refuses those that the actor can no longer read. */
export async function findSent(
  manager: EntityManager,
  actor: Actor,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Result<Invitation, Refusal<'NOT_FOUND'>>>> {
  const invitations = await manager.findBy(InvitationEntity, { id: In([...ids]) });
  const profileIds = [...new Set(invitations.map(({ profileId }) => profileId))];
  const scoped = await findScopedProfiles(manager, profileIds);
  const readable = new Set(
    scoped.filter(({ scope }) => policy.mayReadProfile(actor, scope)).map(({ profile }) => profile.id),
  );
  return new Map(
    invitations.map((invitation) => [
      invitation.id,
      readable.has(invitation.profileId) ? ok(invitation) : refused('NOT_FOUND'),
    ]),
  );
}
