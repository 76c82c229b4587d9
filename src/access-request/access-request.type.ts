import { GraphQLDateTime } from 'graphql-scalars';
import { ArgsType, Field, ID } from 'type-graphql';
import { ConnectionArgs, connectionType } from '../relay/connection.type';
import { describedEnum } from '../schema-parts/described-enum';
import { DescribedObject } from '../schema-parts/described-object';
import type { AccessRequest, AccessRequestStatus, DeclineReason } from './access-request';
import { expiryOf, statusOf } from './access-request-status';

/** The GraphQL enum of the status of a request for access. */
export const AccessRequestStatusEnum = describedEnum<AccessRequestStatus>(
  'AccessRequestStatus',
  'The status of a request for access.',
  {
    PENDING: "The request wasn't decided yet.",
    APPROVED: 'An administrator approved the request: the person got a profile.',
    DECLINED: 'An administrator declined the request.',
    WITHDRAWN: 'The person who requested access withdrew the request.',
    EXPIRED: 'Nobody decided the request within 30 days.',
  },
);

/** The GraphQL enum of the reasons for declining a request. */
export const DeclineReasonEnum = describedEnum<DeclineReason>(
  'AccessRequestDeclineReason',
  'Why a request for access was declined. The person who requested access can read it.',
  {
    UNKNOWN_PERSON: "The administrators don't know the person by this Microsoft account.",
    NOT_AUTHORIZED: "The person isn't supposed to have access to the account.",
    WRONG_ACCOUNT: 'The person belongs to another account, or should use another Microsoft account.',
    OTHER: 'Another reason. The person can ask an administrator.',
  },
);

/** The GraphQL type of a request for access, for people who can decide it. */
@DescribedObject(
  'AccessRequest',
  'A request by a person, who is signed in with a Microsoft account, for access to an account. Only people who can manage the account can read it.',
)
export class AccessRequestType {
  @Field(() => ID, { description: "The request's id. Opaque; sorts by creation time." })
  id!: string;

  @Field(() => AccessRequestStatusEnum, { description: 'The status of the request.' })
  status!: AccessRequestStatus;

  @Field(() => GraphQLDateTime, { description: 'When the person requested access.' })
  createdAt!: Date;

  @Field(() => GraphQLDateTime, { description: 'When the request expires (exclusive).' })
  expiresAt!: Date;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: "When the request was approved or declined. Null when it wasn't.",
  })
  decidedAt!: Date | null;

  @Field(() => DeclineReasonEnum, {
    nullable: true,
    description: "Why the request was declined. Null when it wasn't.",
  })
  declineReason!: DeclineReason | null;

  /** The request, for resolvers of other fields. Not in the schema. */
  readonly accessRequest!: AccessRequest;
}

/** Converts a request to its GraphQL type, with its status at an instant. */
export function presentAccessRequest(accessRequest: AccessRequest, now: Date): AccessRequestType {
  return { ...commonOf(accessRequest, now), accessRequest };
}

/** The GraphQL type of a request for access, for its person. It has nothing from the account. */
@DescribedObject(
  'OwnAccessRequest',
  "Your request for access to an account. It's the same whether the account exists or not, until an administrator decides it.",
)
export class OwnAccessRequestType {
  @Field(() => ID, { description: "The request's id. Opaque; sorts by creation time." })
  id!: string;

  @Field(() => String, { description: 'The account number as you entered it.' })
  accountNumber!: string;

  @Field(() => AccessRequestStatusEnum, { description: 'The status of the request.' })
  status!: AccessRequestStatus;

  @Field(() => GraphQLDateTime, { description: 'When you requested access.' })
  createdAt!: Date;

  @Field(() => GraphQLDateTime, { description: 'When the request expires (exclusive).' })
  expiresAt!: Date;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: "When the request was approved or declined. Null when it wasn't.",
  })
  decidedAt!: Date | null;

  @Field(() => DeclineReasonEnum, {
    nullable: true,
    description: "Why the request was declined. Null when it wasn't.",
  })
  declineReason!: DeclineReason | null;
}

/** Converts one's own request to its GraphQL type, with its status at an instant. */
export function presentOwnAccessRequest(request: AccessRequest, now: Date): OwnAccessRequestType {
  return { ...commonOf(request, now), accountNumber: request.enteredNumber ?? request.accountNumber };
}

function commonOf(request: AccessRequest, now: Date) {
  const { id, createdAt, decidedAt, declineReason } = request;
  return {
    id,
    status: statusOf(request, now),
    createdAt,
    expiresAt: expiryOf(request),
    decidedAt,
    declineReason,
  };
}

/** A page of requests for access. */
export const AccessRequestConnection = connectionType('AccessRequest', () => AccessRequestType);

/** A page of one's own requests for access. */
export const OwnAccessRequestConnection = connectionType('OwnAccessRequest', () => OwnAccessRequestType);

/** The arguments of an account's list of requests for access. */
@ArgsType()
export class AccountAccessRequestsArgs extends ConnectionArgs {
  @Field(() => AccessRequestStatusEnum, {
    nullable: true,
    description: 'Returns only requests with this status.',
  })
  status?: AccessRequestStatus | null;
}
