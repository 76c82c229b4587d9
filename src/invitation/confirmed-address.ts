import type { EntityManager } from 'typeorm';
import { findActiveOfProfile } from '../association/association.repository';
import type { AddressedProfile } from '../profile/profile';
import { InvitationEntity } from './invitation.entity';

/**
 * Returns whether the profile's holder has accepted an invitation for the profile that was sent to its current address.
 * Without it, the address may be a stranger's: people can enter any address in their own profile.
 */
export async function hasConfirmedAddress(
  manager: EntityManager,
  { id: profileId, emailKey }: Pick<AddressedProfile, 'id' | 'emailKey'>,
): Promise<boolean> {
  const held = await findActiveOfProfile(manager, profileId);
  if (!held) return false;
  const { identityId: acceptedByIdentityId } = held;
  const accepted = await manager.findOne(InvitationEntity, {
    select: { id: true },
    where: { profileId, emailKey, state: 'ACCEPTED', acceptedByIdentityId },
  });
  return accepted !== null;
}
