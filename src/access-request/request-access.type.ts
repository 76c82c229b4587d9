import { Field, InputType } from 'type-graphql';
import { type UserError, userErrorType } from '../schema-parts/user-error.type';
import type { RequestAccessRefusal } from './request-access';
import { DescribedObject } from '../schema-parts/described-object';

/** What requestAccess takes. */
@InputType('RequestAccessInput', { description: 'Which account to ask for access to.' })
export class RequestAccessInput {
  @Field(() => String, {
    description:
      'The number of the account, as it is printed on invoices: up to 40 characters. Case, spaces, the kind of dash, and full-width forms make no difference.',
  })
  accountNumber!: string;
}

/** Why requestAccess did nothing, as the graph shows it. */
export const RequestAccessUserError = userErrorType<RequestAccessRefusal>('requestAccess', 'did nothing', {
  INVALID_ACCOUNT_NUMBER: 'The number is empty, longer than 40 characters, or has control characters.',
});

/** What requestAccess answers. */
@DescribedObject(
  'RequestAccessPayload',
  'What requestAccess answers: the same whether there is such an account or not.',
)
export class RequestAccessPayload {
  @Field(() => Boolean, {
    description:
      'True when the request was taken. If there is such an account, and you have no profile in it, those who run it get a mail.',
  })
  accepted!: boolean;

  @Field(() => [RequestAccessUserError], { description: 'Why nothing was done; empty on success.' })
  userErrors!: UserError<RequestAccessRefusal>[];
}
