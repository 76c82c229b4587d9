import { GraphQLDateTime } from 'graphql-scalars';
import { Directive, Field, ID } from 'type-graphql';
import type { AccountKind } from '../access/actor';
import {
  type Account,
  type AccountStatus,
  type Program,
  programOf,
  type ServicePlan,
  type ServicePlanKind,
} from './account';
import type { AccountAccess, AccountAccessReason } from './account-access';
import { describedEnum } from '../schema-parts/described-enum';
import { DescribedObject } from '../schema-parts/described-object';

const AccountKindEnum = describedEnum<AccountKind>(
  'AccountKind',
  'What kind of organization an account is.',
  {
    CUSTOMER: 'A customer of Microsoft Dynamics; its people get in while a service plan is active.',
    PARTNER: 'A partner of Microsoft Dynamics. Its people need no service plan.',
    EMPLOYEE: 'Microsoft itself. Its people need no service plan.',
  },
);

const AccountStatusEnum = describedEnum<AccountStatus>(
  'AccountStatus',
  "Whether an account's people may get in at all.",
  {
    ACTIVE: 'They may, as far as its service plans let them.',
    INACTIVE: 'The account was deactivated in Dynamics: nobody gets in.',
  },
);

/** The extranets, as the graph names them. */
export const ProgramEnum = describedEnum<Program>('Program', 'The extranet an account belongs to.', {
  CUSTOMERSOURCE: 'CustomerSource, for customers; Microsoft employees use it too.',
  PARTNERSOURCE: 'PartnerSource, for partners.',
});

const ServicePlanKindEnum = describedEnum<ServicePlanKind>('ServicePlanKind', 'What a customer has bought.', {
  ENHANCEMENT_PLAN: 'An Enhancement Plan: updates and new versions.',
  SUPPORT_PLAN: 'A support plan: help from Microsoft support.',
});

const AccountAccessReasonEnum = describedEnum<AccountAccessReason>(
  'AccountAccessReason',
  "Why an account's people get in, or why they don't.",
  {
    PARTNER: 'Partners need no service plan.',
    EMPLOYEE: 'Microsoft employees need no service plan.',
    ACTIVE_PLAN: 'An Enhancement Plan or support plan is active.',
    PLAN_LAPSED: 'Every plan has ended; access returns by itself when one is renewed.',
    PLAN_NOT_STARTED: 'A plan has been bought and has yet to start.',
    NO_PLAN: 'The customer has no plan, past or future.',
    ACCOUNT_INACTIVE: 'The account was deactivated in Dynamics.',
  },
);

/** A service plan, as the graph shows it. */
@DescribedObject('ServicePlan', 'An Enhancement Plan or a support plan that a customer has bought.')
export class ServicePlanType {
  @Field(() => ID, { description: 'Identifies the plan.' })
  id!: string;

  @Field(() => ServicePlanKindEnum, { description: 'Which of the two it is.' })
  kind!: ServicePlanKind;

  @Field(() => String, { description: 'The name it is sold under.' })
  name!: string;

  @Field(() => GraphQLDateTime, { description: 'The instant from which it is active.' })
  startsAt!: Date;

  @Field(() => GraphQLDateTime, { description: 'The first instant at which it is active no more.' })
  endsAt!: Date;
}

/** Whether an account's people get in, as the graph shows it. */
@DescribedObject('AccountAccess', "Whether an account's people get in just now, and why.")
export class AccountAccessType {
  @Field(() => Boolean, { description: 'True when profiles of the account may be used.' })
  granted!: boolean;

  @Field(() => AccountAccessReasonEnum, { description: 'Why access is granted or closed.' })
  reason!: AccountAccessReason;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When access will end, did end or will begin; null when no plan decides it.',
  })
  until!: Date | null;

  @Field(() => ServicePlanType, {
    nullable: true,
    description:
      'The plan that decides: the one that covers now and ends last, else the next to start, else the one that ended last. Null when no plan decides it.',
  })
  plan!: ServicePlanType | null;

  /** The account and its access themselves, for the resolvers of further fields; not published. */
  readonly account!: Account;
  readonly access!: AccountAccess<ServicePlan>;
}

/** An account, as the graph shows it. */
@DescribedObject(
  'Account',
  'An organization: a customer (CustomerSource), a partner (PartnerSource) or Microsoft itself. Other subgraphs join on it by `id` or by `number`.',
)
@Directive('@key(fields: "id")')
@Directive('@key(fields: "number")')
export class AccountType {
  @Field(() => ID, { description: 'Identifies the account; opaque, and sorts by creation.' })
  id!: string;

  @Field(() => String, { description: 'The account number, as on invoices; unique.' })
  number!: string;

  @Field(() => String, { description: "The organization's name." })
  name!: string;

  @Field(() => AccountKindEnum, { description: 'Whether it is a customer, a partner or Microsoft.' })
  kind!: AccountKind;

  @Field(() => AccountStatusEnum, { description: 'Whether its people may get in at all.' })
  status!: AccountStatus;

  @Field(() => ProgramEnum, { description: 'The extranet its people use.' })
  program!: Program;

  /** The account itself, for the resolvers of further fields; not published. */
  readonly account!: Account;
}

/** Presents an account: names each field that is published. */
export function presentAccount(account: Account): AccountType {
  return {
    id: account.id,
    number: account.number,
    name: account.name,
    kind: account.kind,
    status: account.status,
    program: programOf(account.kind),
    account,
  };
}

/** Presents an account's access: names each field that is published. */
export function presentAccess(account: Account, access: AccountAccess<ServicePlan>): AccountAccessType {
  const { granted, reason, until, plan } = access;
  return { granted, reason, until, plan: plan && presentServicePlan(plan), account, access };
}

/** Presents a service plan: names each field that is published. */
export function presentServicePlan(plan: ServicePlan): ServicePlanType {
  return { id: plan.id, kind: plan.kind, name: plan.name, startsAt: plan.startsAt, endsAt: plan.endsAt };
}
