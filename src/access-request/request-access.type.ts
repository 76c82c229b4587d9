import { Field, InputType } from 'type-graphql';
import { type UserError, userErrorType } from '../schema-parts/user-error.type';
import type { UserRefusal } from '../schema-parts/user-errors';
import type { RequestAccessRefusal } from './request-access';
import { DescribedObject } from '../schema-parts/described-object';

/** The input of requestAccess. */
@InputType('RequestAccessInput', { description: 'The account to request access to.' })
export class RequestAccessInput {
  @Field(() => String, {
    description:
      "The account number that's printed on invoices: 1 to 40 characters. Ignores case, spaces, the kind of dash, and full-width forms.",
  })
  accountNumber!: string;
}

/** The GraphQL type for why requestAccess did nothing. */
export const RequestAccessUserError = userErrorType<UserRefusal<RequestAccessRefusal>['code']>(
  'requestAccess',
  'rejected the request',
  {
    INVALID_ACCOUNT_NUMBER:
      'The account number is empty, is longer than 40 characters, or contains control characters.',
  },
);

/** The payload of requestAccess. */
@DescribedObject(
  'RequestAccessPayload',
  "The result of `requestAccess`. It's the same whether the account exists or not.",
)
export class RequestAccessPayload {
  @Field(() => Boolean, {
    description:
      "True when the request was accepted. If the account exists, is active, and you don't have a profile with status `ACTIVE` in it, its administrators get a mail.",
  })
  accepted!: boolean;

  @Field(() => [RequestAccessUserError], { description: 'Why the request was rejected. Empty on success.' })
  userErrors!: UserError<UserRefusal<RequestAccessRefusal>['code']>[];
}
