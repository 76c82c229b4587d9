import type { EntityManager } from 'typeorm';
import type { SecretKeys } from '../foundation/secret-keys';
import { InvitationEntity } from './invitation.entity';
import { invitationIdIn, isTokenOf } from './invitation-token';

/** Finds the invitation of a valid token; null for any other, without a reason. */
export async function findByToken(
  manager: EntityManager,
  keys: SecretKeys,
  token: string,
): Promise<InvitationEntity | null> {
  const id = invitationIdIn(token);
  if (id === null) return null;
  const invitation = await manager.findOneBy(InvitationEntity, { id });
  return invitation && isTokenOf(token, invitation, keys) ? invitation : null;
}
