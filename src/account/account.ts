import type { AccountKind } from '../access/actor';
import { orderKey, searchWords } from '../search/search-words';

/** An organization: a customer, a partner, or Microsoft itself. */
export interface Account {
  readonly id: string;
  /** The number printed on invoices and in the old sites; unique. */
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
}

/** Makes what an account is found by of its number and its name. */
export function lookupOfAccount({ number, name }: Pick<Account, 'number' | 'name'>): AccountLookup {
  return { words: searchWords(number, name), nameKey: orderKey(name) };
}

/** Says whether an account's people may get in at all; an account that was deactivated in Dynamics is inactive. */
export type AccountStatus = 'ACTIVE' | 'INACTIVE';

/** Says which extranet an account belongs to. */
export type Program = 'CUSTOMERSOURCE' | 'PARTNERSOURCE';

/** What people call each extranet, in mails. */
export const PROGRAM_NAME: Readonly<Record<Program, string>> = {
  CUSTOMERSOURCE: 'CustomerSource',
  PARTNERSOURCE: 'PartnerSource',
};

/** Says what a customer has bought. */
export type ServicePlanKind = 'ENHANCEMENT_PLAN' | 'SUPPORT_PLAN';

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
