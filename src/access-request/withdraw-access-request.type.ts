import { Field, ID, InputType } from 'type-graphql';
import { DescribedObject } from '../schema-parts/described-object';
import { type UserError, userErrorType } from '../schema-parts/user-error.type';
import { OwnAccessRequestType } from './access-request.type';
import type { WithdrawAccessRequestRefusal } from './withdraw-access-request';

/** The input of withdrawAccessRequest. */
@InputType('WithdrawAccessRequestInput', { description: 'The request to withdraw.' })
export class WithdrawAccessRequestInput {
  @Field(() => ID, { description: 'Your own request to withdraw. See `Viewer.accessRequests`.' })
  accessRequestId!: string;
}

/** The GraphQL type for why withdrawAccessRequest withdrew nothing. */
export const WithdrawAccessRequestUserError = userErrorType<WithdrawAccessRequestRefusal['code']>(
  'withdrawAccessRequest',
  "didn't withdraw the request",
  {
    NOT_FOUND: "The request doesn't exist, or isn't yours.",
    NOT_PENDING: 'The request was approved or declined, or has expired. The message says which.',
  },
);

/** The payload of withdrawAccessRequest. */
@DescribedObject('WithdrawAccessRequestPayload', 'The result of `withdrawAccessRequest`.')
export class WithdrawAccessRequestPayload {
  @Field(() => OwnAccessRequestType, {
    nullable: true,
    description: 'The withdrawn request. Null on failure.',
  })
  accessRequest!: OwnAccessRequestType | null;

  @Field(() => [WithdrawAccessRequestUserError], {
    description: "Why the request wasn't withdrawn. Empty on success.",
  })
  userErrors!: UserError<WithdrawAccessRequestRefusal['code']>[];
}
