import { In, type EntityManager } from 'typeorm';
import { forUpdate } from '../database/row-lock';
import { AccountEntity } from './account.entity';

/**
 * Locks accounts, in the order of their ids, until the transaction ends.
 *
 * Whatever decides by who else is in an account (the first profile, the last administrator, an address that is
 * taken) locks the account, before any profile of it: so no two such changes overlap, and none waits for another in
 * a circle.
 */
export async function lockAccounts(manager: EntityManager, ids: readonly string[]): Promise<AccountEntity[]> {
  return forUpdate(
    manager
      .createQueryBuilder(AccountEntity, 'account')
      .where({ id: In([...ids]) })
      .orderBy('account.id'),
  ).getMany();
}

/** Locks one account; null when it doesn't exist. */
export async function lockAccount(manager: EntityManager, id: string): Promise<AccountEntity | null> {
  return (await lockAccounts(manager, [id]))[0] ?? null;
}
