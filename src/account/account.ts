import type { AccountKind } from '../access/actor';
import { orderKey, searchWords } from '../search/search-words';
import { accountNumberKey } from './account-number';

/** An organization: a customer, a partner, or Microsoft itself. */
export interface Account {
  readonly id: string;
  /** The number printed on invoices and in the old sites, as Dynamics writes it; unique by `accountNumberKey`. */
  readonly number: string;
  readonly name: string;
  readonly kind: AccountKind;
  readonly status: AccountStatus;
  /** The partner of record that looks after this customer. */
  readonly partnerId: string | null;
}

/** What an account is found by, and its place among others by name; kept beside what it is made of. */
export interface AccountLookup {
  /** The words of its number and of its name: see `searchWords`. */
  readonly words: string;
  /** Its name as lists are ordered by it: see `orderKey`. */
  readonly nameKey: string;
  /** Its number as numbers are compared: see `accountNumberKey`. */
  readonly numberKey: string;
}

/**
 * Makes what an account is found by of its number and its name.
 *
 * @throws Error when `accountNumberKey` doesn't accept the number.
 */
export function lookupOfAccount({ number, name }: Pick<Account, 'number' | 'name'>): AccountLookup {
  const numberKey = accountNumberKey(number);
  if (numberKey === null) throw new Error("An account has a number that can't be compared.");
  return { words: searchWords(number, name), nameKey: orderKey(name), numberKey };
}

/** The states of an account; one that was deactivated in Dynamics is inactive. */
export const ACCOUNT_STATUSES = ['ACTIVE', 'INACTIVE'] as const;
/** Whether an account's people may get in at all. */
export type AccountStatus = (typeof ACCOUNT_STATUSES)[number];

/** Says which extranet an account belongs to. */
export type Program = 'CUSTOMERSOURCE' | 'PARTNERSOURCE';

/** What people call each extranet, in mails. */
export const PROGRAM_NAME: Readonly<Record<Program, string>> = {
  CUSTOMERSOURCE: 'CustomerSource',
  PARTNERSOURCE: 'PartnerSource',
};

/** The kinds of service plan that give access. */
export const SERVICE_PLAN_KINDS = ['ENHANCEMENT_PLAN', 'SUPPORT_PLAN'] as const;
/** What a customer has bought. */
export type ServicePlanKind = (typeof SERVICE_PLAN_KINDS)[number];

/** What a customer has bought that lets its people in, from `startsAt` until just before `endsAt`. */
export interface ServicePlan {
  readonly id: string;
  readonly accountId: string;
  readonly kind: ServicePlanKind;
  readonly name: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** Tells which extranet an account belongs to: partners use PartnerSource, everybody else CustomerSource. */
export function programOf(kind: AccountKind): Program {
  return kind === 'PARTNER' ? 'PARTNERSOURCE' : 'CUSTOMERSOURCE';
}
