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
 * Finds the colleague who sent an invitation for a profile of `account`, as somebody to name to its reader; see
 * `inviterOf`.
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
 * Decides whether who sent an invitation is somebody to name to its reader: an active profile of the account or of its
 * partner of record.
 *
 * Null when the reader asked for it themselves, or when the sender is nobody there any more.
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
  // Being recorded as a partner gives a customer nothing.
  return partner.kind === 'PARTNER' && partner.status === 'ACTIVE'
    ? { profile: sender, account: partner }
    : null;
}
