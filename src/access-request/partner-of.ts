import type { EntityManager } from 'typeorm';
import { AccountEntity } from '../account/account.entity';
import { ACTIVE_PARTNERS } from '../account/partner-of-record';

/** Finds the active partner of record of an account; null if it has none. */
export async function findPartnerOf(
  manager: EntityManager,
  accountId: string,
): Promise<AccountEntity | null> {
  // `findOne` would send two statements because of the join.
  const [account] = await manager.find(AccountEntity, {
    where: { id: accountId, partner: ACTIVE_PARTNERS },
    relations: { partner: true },
  });
  return account?.partner ?? null;
}
