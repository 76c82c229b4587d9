import type { AccountKind } from '../access/actor';
import { orderKey, searchWords } from '../search/search-words';
import { accountNumberKey } from './account-number';

/** An organization: a customer, a partner, or Microsoft itself. */
export interface Account {
  readonly id: string;
  /** The number on invoices and in the old sites, as in Dynamics. It's unique by `accountNumberKey`. */
  readonly number: string;
  readonly name: string;
  readonly kind: AccountKind;
  readonly status: AccountStatus;
  /** The partner of record of this customer. */
  readonly partnerId: string | null;
}

/** The derived columns by which accounts are found and ordered. */
export interface AccountLookup {
  /** The search words of its number and name (see `searchWords`). */
  readonly words: string;
  /** The key of its name, for ordering lists (see `orderKey`). */
  readonly nameKey: string;
  /** The key of its number, for comparisons (see `accountNumberKey`). */
  readonly numberKey: string;
}

/**
 * Computes the lookup columns of an account from its number and name.
 *
 * @throws Error if `accountNumberKey` doesn't accept the number.
 */
export function lookupOfAccount({ number, name }: Pick<Account, 'number' | 'name'>): AccountLookup {
  const numberKey = accountNumberKey(number);
  if (numberKey === null) throw new Error("An account has a number that can't be compared.");
  return { words: searchWords(number, name), nameKey: orderKey(name), numberKey };
}

/** The states of an account. Accounts deactivated in Dynamics are inactive. */
export const ACCOUNT_STATUSES = ['ACTIVE', 'INACTIVE'] as const;
/** Whether an account is active. The people of an inactive one have no access. */
export type AccountStatus = (typeof ACCOUNT_STATUSES)[number];

/** The extranet of an account. */
export type Program = 'CUSTOMERSOURCE' | 'PARTNERSOURCE';

/** The name of each extranet in mails. */
export const PROGRAM_NAME: Readonly<Record<Program, string>> = {
  CUSTOMERSOURCE: 'CustomerSource',
  PARTNERSOURCE: 'PartnerSource',
};

/** The kinds of service plan that give access. */
export const SERVICE_PLAN_KINDS = ['ENHANCEMENT_PLAN', 'SUPPORT_PLAN'] as const;
/** The kind of a service plan. */
export type ServicePlanKind = (typeof SERVICE_PLAN_KINDS)[number];

/** A plan that gives a customer's people access, from `startsAt` (inclusive) to `endsAt` (exclusive). */
export interface ServicePlan {
  readonly id: string;
  readonly accountId: string;
  readonly kind: ServicePlanKind;
  readonly name: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** Returns the extranet of an account: PartnerSource for partners, CustomerSource for all others. */
export function programOf(kind: AccountKind): Program {
  return kind === 'PARTNER' ? 'PARTNERSOURCE' : 'CUSTOMERSOURCE';
}
