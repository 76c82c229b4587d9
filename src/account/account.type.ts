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

const AccountKindEnum = describedEnum<AccountKind>('AccountKind', 'The kind of organization.', {
  CUSTOMER: 'A customer of Microsoft Dynamics. Its people have access while a service plan is active.',
  PARTNER: "A partner of Microsoft Dynamics. Its people don't need a service plan.",
  EMPLOYEE: "Microsoft itself. Its people don't need a service plan.",
});

const AccountStatusEnum = describedEnum<AccountStatus>(
  'AccountStatus',
  'Whether an account is active in Dynamics.',
  {
    ACTIVE: 'The account is active. Customers also need an active service plan for access.',
    INACTIVE: 'The account was deactivated in Dynamics. None of its people have access.',
  },
);

/** The GraphQL enum of the extranets. */
export const ProgramEnum = describedEnum<Program>('Program', 'The extranet that an account uses.', {
  CUSTOMERSOURCE: 'CustomerSource, for customers and Microsoft employees.',
  PARTNERSOURCE: 'PartnerSource, for partners.',
});

const ServicePlanKindEnum = describedEnum<ServicePlanKind>('ServicePlanKind', 'The kind of service plan.', {
  ENHANCEMENT_PLAN: 'An Enhancement Plan: updates and new versions.',
  SUPPORT_PLAN: 'A support plan: help from Microsoft support.',
});

const AccountAccessReasonEnum = describedEnum<AccountAccessReason>(
  'AccountAccessReason',
  "Why an account's people have access, or why they don't.",
  {
    PARTNER: "Partners don't need a service plan.",
    EMPLOYEE: "Microsoft employees don't need a service plan.",
    ACTIVE_PLAN: 'An Enhancement Plan or support plan is active.',
    PLAN_LAPSED: 'Every service plan has ended. Renewing a plan restores access automatically.',
    PLAN_NOT_STARTED: "The customer bought a service plan that hasn't started yet.",
    NO_PLAN: 'The customer has no service plan: current, past or future.',
    ACCOUNT_INACTIVE: 'The account was deactivated in Dynamics.',
  },
);

/** The GraphQL type of a service plan. */
@DescribedObject(
  'ServicePlan',
  'An Enhancement Plan or support plan that a customer bought. Everyone who can read the account can read it.',
)
export class ServicePlanType {
  @Field(() => ID, { description: "The plan's id. Opaque." })
  id!: string;

  @Field(() => ServicePlanKindEnum, { description: "Whether it's an Enhancement Plan or a support plan." })
  kind!: ServicePlanKind;

  @Field(() => String, { description: 'The product name of the plan.' })
  name!: string;

  @Field(() => GraphQLDateTime, { description: 'When the plan starts (inclusive).' })
  startsAt!: Date;

  @Field(() => GraphQLDateTime, { description: 'When the plan ends (exclusive).' })
  endsAt!: Date;
}

/** The GraphQL type for whether an account's people have access. */
@DescribedObject('AccountAccess', "Whether an account's people currently have access, and why.")
export class AccountAccessType {
  @Field(() => Boolean, { description: "True when the account's people currently have access." })
  granted!: boolean;

  @Field(() => AccountAccessReasonEnum, { description: "Why the account has access, or why it doesn't." })
  reason!: AccountAccessReason;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      "When access ends, ended or will start, depending on `reason`. The end includes renewals without a gap. Null when access doesn't depend on a service plan.",
  })
  until!: Date | null;

  @Field(() => ServicePlanType, {
    nullable: true,
    description:
      "The service plan that access depends on: the active plan that ends last, otherwise the next plan to start, otherwise the plan that ended last. Null when access doesn't depend on a service plan.",
  })
  plan!: ServicePlanType | null;

  /** The account and its access, for resolvers of other fields. Not in the schema. */
  readonly account!: Account;
  readonly access!: AccountAccess<ServicePlan>;
}

/** The GraphQL type of an account. */
@DescribedObject(
  'Account',
  'An organization: a customer, a partner or Microsoft itself. Other subgraphs can extend it by `id` or `number`. People with a profile in the account, its administrators, the administrators of its partner of record, and applications can read it.',
)
@Directive('@key(fields: "id")')
@Directive('@key(fields: "number")')
export class AccountType {
  @Field(() => ID, { description: "The account's id. Opaque; sorts by creation time." })
  id!: string;

  @Field(() => String, { description: "The account number that's printed on invoices. Unique." })
  number!: string;

  @Field(() => String, { description: "The organization's name." })
  name!: string;

  @Field(() => AccountKindEnum, { description: 'Whether the account is a customer, a partner or Microsoft.' })
  kind!: AccountKind;

  @Field(() => AccountStatusEnum, {
    description: 'Whether the account is active in Dynamics. `access` combines this with the service plans.',
  })
  status!: AccountStatus;

  @Field(() => ProgramEnum, { description: "The extranet that the account's people use." })
  program!: Program;

  /** The account, for resolvers of other fields. Not in the schema. */
  readonly account!: Account;
}

/** Converts an account to its GraphQL type, with only the fields of the schema. */
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

/** Converts an account's access to its GraphQL type. */
export function presentAccess(account: Account, access: AccountAccess<ServicePlan>): AccountAccessType {
  const { granted, reason, until, plan } = access;
  return { granted, reason, until, plan: plan && presentServicePlan(plan), account, access };
}

/** Converts a service plan to its GraphQL type, with only the fields of the schema. */
export function presentServicePlan(plan: ServicePlan): ServicePlanType {
  return { id: plan.id, kind: plan.kind, name: plan.name, startsAt: plan.startsAt, endsAt: plan.endsAt };
}
