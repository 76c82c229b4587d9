import type { EntityManager } from 'typeorm';
import { AccountEntity } from '../account/account.entity';
import { ProfileEntity } from '../profile/profile.entity';
import type { Invitation } from './invitation';

/** Somebody who invited another, and the account for which they did. */
export interface Inviter {
  readonly profile: ProfileEntity;
  readonly account: AccountEntity;
}

/**
 * Finds the colleague who sent an invitation for a profile of `account`, as somebody to name to its reader.
 *
 * Null when the reader asked for it themselves, or when the sender is nobody there any more: an active profile of the
 * account or of its partner of record.
 */
export async function findInviter(
  manager: EntityManager,
  { sentByProfileId, profileId }: Invitation,
  account: AccountEntity,
): Promise<Inviter | null> {
  if (sentByProfileId === null || sentByProfileId === profileId) return null;
  const profile = await manager.findOneBy(ProfileEntity, { id: sentByProfileId, status: 'ACTIVE' });
  if (!profile) return null;
  if (profile.accountId === account.id) return { profile, account };
  if (profile.accountId !== account.partnerId) return null;
  // Being recorded as a partner gives a customer nothing.
  const partner = await manager.findOneBy(AccountEntity, {
    id: account.partnerId,
    kind: 'PARTNER',
    status: 'ACTIVE',
  });
  return partner && { profile, account: partner };
}
