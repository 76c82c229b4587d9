import type { EntityManager } from 'typeorm';
import { AccountEntity } from '../account/account.entity';
import { ProfileEntity } from '../profile/profile.entity';
import type { Invitation } from './invitation';

/** The person who sent an invitation, and the account for which they sent it. */
export interface Inviter {
  readonly profile: ProfileEntity;
  readonly account: AccountEntity;
}

/**
 * Finds the colleague who sent an invitation for a profile of `account`, if they may be named to its reader (see
 * `inviterOf`).
 */
export async function findInviter(
  manager: EntityManager,
  invitation: Invitation,
  account: AccountEntity,
): Promise<Inviter | null> {
  const { sentByProfileId } = invitation;
  if (sentByProfileId === null) return null;
  const sender = await manager.findOneBy(ProfileEntity, { id: sentByProfileId });
  if (sender?.accountId === account.id) return inviterOf({ invitation, account, sender, partner: null });
  const partner =
    account.partnerId === null ? null : await manager.findOneBy(AccountEntity, { id: account.partnerId });
  return inviterOf({ invitation, account, sender, partner });
}

/**
 * Returns the sender of an invitation if they may be named to its reader: they're an active profile of the account or
 * of its partner of record.
 *
 * Null if the reader requested the invitation, or if the sender no longer has such a profile.
 */
export function inviterOf({
  invitation,
  account,
  sender,
  partner,
}: {
  readonly invitation: Pick<Invitation, 'profileId'>;
  readonly account: AccountEntity;
  readonly sender: ProfileEntity | null;
  readonly partner: AccountEntity | null;
}): Inviter | null {
  if (sender?.status !== 'ACTIVE' || sender.id === invitation.profileId) return null;
  if (sender.accountId === account.id) return { profile: sender, account };
  if (partner === null || sender.accountId !== partner.id) return null;
  // A customer that is recorded as a partner has no rights in the account.
  return partner.kind === 'PARTNER' && partner.status === 'ACTIVE'
    ? { profile: sender, account: partner }
    : null;
}
