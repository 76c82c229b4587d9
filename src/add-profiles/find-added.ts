import { In, type EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import { policy } from '../access/policy';
import { ok, type Refusal, refused, type Result } from '../foundation/result';
import { InvitationEntity } from '../invitation/invitation.entity';
import { findScopedProfiles } from '../profile/profile.repository';
import type { Added } from './add-to-account';

/** The ids of an added profile and its invitation, as they're kept for repeated calls. */
export type AddedIds = readonly [profileId: string, invitationId: string | null];

/** Returns the ids by which `findAdded` finds an added profile again. */
export function idsOfAdded({ profile, invitation }: Added): AddedIds {
  return [profile.id, invitation?.id ?? null];
}

/**
 * Finds profiles that were added before, with their invitations, in order; null if one of them doesn't exist.
 *
 * Refuses if the actor can no longer read one of them.
 */
export async function findAdded(
  manager: EntityManager,
  actor: Actor,
  added: readonly AddedIds[],
): Promise<Result<readonly Added[], Refusal<'NOT_FOUND'>> | null> {
  const scoped = await findScopedProfiles(
    manager,
    added.map(([profileId]) => profileId),
  );
  const invitationIds = added.flatMap(([, invitationId]) => invitationId ?? []);
  const invitations = await manager.findBy(InvitationEntity, { id: In(invitationIds) });
  const profileById = new Map(scoped.map(({ profile }) => [profile.id, profile]));
  const invitationById = new Map(invitations.map((invitation) => [invitation.id, invitation]));
  const found = added.flatMap(([profileId, invitationId]) => {
    const profile = profileById.get(profileId);
    const invitation = invitationId === null ? null : invitationById.get(invitationId);
    return profile && invitation !== undefined ? [{ profile, invitation }] : [];
  });
  if (found.length < added.length) return null;
  return scoped.every(({ scope }) => policy.mayReadProfile(actor, scope)) ? ok(found) : refused('NOT_FOUND');
}
