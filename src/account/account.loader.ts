import DataLoader from 'dataloader';
import { In } from 'typeorm';
import { groupedInOrderOf, inOrderOf, type LoaderFactory } from '../database/loader-scope';
import type { Account, ServicePlan } from './account';
import { accountNumberKey } from './account-number';
import { AccountEntity } from './account.entity';
import { ServicePlanEntity } from './service-plan.entity';

/** Finds accounts by id; null for missing ones. Doesn't check access. */
export const accountById: LoaderFactory<string, Account | null> = (database) =>
  new DataLoader(async (ids: readonly string[]) => {
    const accounts = await database.reads.findBy(AccountEntity, { id: In([...ids]) });
    return inOrderOf(ids, accounts, (account) => account.id);
  });

/** Finds accounts by the keys of their numbers; null for missing ones. Doesn't check access. */
export const accountByNumberKey: LoaderFactory<string, Account | null> = (database) =>
  new DataLoader(async (keys: readonly string[]) => {
    const accounts = await database.reads.findBy(AccountEntity, { numberKey: In([...keys]) });
    return inOrderOf(keys, accounts, ({ number }) => accountNumberKey(number) ?? '');
  });

/** Finds the service plans of accounts, the one that ends last first. */
export const servicePlansByAccountId: LoaderFactory<string, ServicePlan[]> = (database) =>
  new DataLoader(async (accountIds: readonly string[]) => {
    const plans = await database.reads.find(ServicePlanEntity, {
      where: { accountId: In([...accountIds]) },
      order: { endsAt: 'DESC', id: 'ASC' },
    });
    return groupedInOrderOf(accountIds, plans, (plan) => plan.accountId);
  });
