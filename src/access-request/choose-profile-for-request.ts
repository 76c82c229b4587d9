import type { EntityManager } from 'typeorm';
import { findActiveOfProfile } from '../association/association.repository';
import { ok, type Refusal, refused, type Result } from '../foundation/result';
import type { AddressedProfile } from '../profile/profile';
import { lockProfilesAlone } from '../profile/profile.repository';
import type { AccessRequest } from './access-request';
import { findHeldIn } from './held-profile';

/** Why an existing profile can't be used for a request. */
export type ChosenProfileRefusal = Refusal<
  'PROFILE_NOT_FOUND' | 'PROFILE_NOT_ACTIVE' | 'PROFILE_ASSOCIATED' | 'ALREADY_HAS_PROFILE'
>;

/** The profile for the person who requested access, and whether they have it already. */
export interface ChosenProfile {
  readonly profile: AddressedProfile;
  readonly isHeld: boolean;
}

/**
 * Locks an existing profile for the person who requested access. Refuses if another person is associated with it, or the
 * person has another profile in the account.
 *
 * Runs in the caller's transaction, which must have locked the account.
 */
export async function chooseProfileForRequest(
  manager: EntityManager,
  { request, accountId }: { readonly request: AccessRequest; readonly accountId: string },
  profileId: string,
): Promise<Result<ChosenProfile, ChosenProfileRefusal>> {
  const [profile] = await lockProfilesAlone(manager, [profileId]);
  if (profile?.accountId !== accountId) return refused('PROFILE_NOT_FOUND');
  if (profile.status !== 'ACTIVE') return refused('PROFILE_NOT_ACTIVE');
  const identityId = request.requestedByIdentityId;
  const association = await findActiveOfProfile(manager, profile.id);
  if (association) {
    const isHeld = association.identityId === identityId;
    return isHeld ? ok({ profile, isHeld }) : refused('PROFILE_ASSOCIATED');
  }
  if (await findHeldIn(manager, accountId, identityId)) return refused('ALREADY_HAS_PROFILE');
  return ok({ profile, isHeld: false });
}
