import DataLoader from 'dataloader';
import { In } from 'typeorm';
import { groupedInOrderOf, inOrderOf, type LoaderFactory } from '../database/loader-scope';
import type { Account, ServicePlan } from './account';
import { AccountEntity } from './account.entity';
import { ServicePlanEntity } from './service-plan.entity';

/** Finds accounts by id; null for one that doesn't exist. Decides nothing about who may see them. */
export const accountById: LoaderFactory<string, Account | null> = (database) =>
  new DataLoader(async (ids: readonly string[]) => {
    const accounts = await database.reads.findBy(AccountEntity, { id: In([...ids]) });
    return inOrderOf(ids, accounts, (account) => account.id);
  });

/** Finds accounts by number; null for one that doesn't exist. Decides nothing about who may see them. */
export const accountByNumber: LoaderFactory<string, Account | null> = (database) =>
  new DataLoader(async (numbers: readonly string[]) => {
    const accounts = await database.reads.findBy(AccountEntity, { number: In([...numbers]) });
    return inOrderOf(numbers, accounts, (account) => account.number);
  });

/** Finds the customers that partners look after, in the order of their names. Decides nothing about who may see them. */
export const customersByPartnerId: LoaderFactory<string, Account[]> = (database) =>
  new DataLoader(async (partnerIds: readonly string[]) => {
    const customers = await database.reads.findBy(AccountEntity, { partnerId: In([...partnerIds]) });
    customers.sort((a, b) => byName.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
    return groupedInOrderOf(partnerIds, customers, (customer) => customer.partnerId ?? '');
  });

// As people expect it, and the same on every database.
const byName = new Intl.Collator('en');

/** Finds the service plans of accounts, the one that ends last first. */
export const servicePlansByAccountId: LoaderFactory<string, ServicePlan[]> = (database) =>
  new DataLoader(async (accountIds: readonly string[]) => {
    const plans = await database.reads.find(ServicePlanEntity, {
      where: { accountId: In([...accountIds]) },
      order: { endsAt: 'DESC', id: 'ASC' },
    });
    return groupedInOrderOf(accountIds, plans, (plan) => plan.accountId);
  });
