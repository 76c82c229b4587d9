import { In, type EntityManager } from 'typeorm';
import { lockGuarded } from '../database/row-lock';
import { AccountEntity } from './account.entity';

/**
 * Locks accounts, in the order of their ids, until the transaction ends.
 *
 * All changes that depend on an account's other profiles (an account without administrators, the last administrator, an
 * address in use) lock the account before any of its profiles. So these changes run one at a time, and can't deadlock.
 */
export async function lockAccounts(manager: EntityManager, ids: readonly string[]): Promise<AccountEntity[]> {
  return lockGuarded(
    manager,
    manager
      .createQueryBuilder(AccountEntity, 'account')
      .where({ id: In([...ids]) })
      .orderBy('account.id'),
  );
}

/** Locks one account; null if it doesn't exist. */
export async function lockAccount(manager: EntityManager, id: string): Promise<AccountEntity | null> {
  return (await lockAccounts(manager, [id]))[0] ?? null;
}
