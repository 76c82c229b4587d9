import { Field, ID, InputType } from 'type-graphql';
import { DescribedObject } from '../schema-parts/described-object';
import { type UserError, userErrorType } from '../schema-parts/user-error.type';
import type { DeclineReason } from './access-request';
import { AccessRequestType, DeclineReasonEnum } from './access-request.type';
import type { DeclineAccessRequestRefusal } from './decline-access-request';

/** The input of declineAccessRequest. */
@InputType('DeclineAccessRequestInput', { description: 'The request to decline, and the reason.' })
export class DeclineAccessRequestInput {
  @Field(() => ID, { description: 'The request to decline. See `Account.accessRequests`.' })
  accessRequestId!: string;

  @Field(() => DeclineReasonEnum, {
    description: 'The reason. The person who requested access can read it.',
  })
  reason!: DeclineReason;
}

/** The GraphQL type for why declineAccessRequest declined nothing. */
export const DeclineAccessRequestUserError = userErrorType<DeclineAccessRequestRefusal['code']>(
  'declineAccessRequest',
  "didn't decline the request",
  {
    NOT_FOUND: "The request doesn't exist, or you can't read it.",
    NOT_PENDING:
      'The request was approved, declined for another reason, or withdrawn, or has expired. The message says which.',
  },
);

/** The payload of declineAccessRequest. */
@DescribedObject('DeclineAccessRequestPayload', 'The result of `declineAccessRequest`.')
export class DeclineAccessRequestPayload {
  @Field(() => AccessRequestType, { nullable: true, description: 'The declined request. Null on failure.' })
  accessRequest!: AccessRequestType | null;

  @Field(() => [DeclineAccessRequestUserError], {
    description: "Why the request wasn't declined. Empty on success.",
  })
  userErrors!: UserError<DeclineAccessRequestRefusal['code']>[];
}
