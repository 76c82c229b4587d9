import { Field, InputType } from 'type-graphql';
import type { RequestInvitesRefusal } from './request-invites';
import { type UserError, userErrorType } from '../schema-parts/user-error.type';
import { DescribedObject } from '../schema-parts/described-object';

/** What requestInvites takes. */
@InputType('RequestInvitesInput', { description: 'Which mailbox to send invitations to.' })
export class RequestInvitesInput {
  @Field(() => String, {
    description: 'The e-mail address that your company or partner has on record for you.',
  })
  email!: string;
}

/** Why requestInvites did nothing, as the graph shows it. */
export const RequestInvitesUserError = userErrorType<RequestInvitesRefusal>('requestInvites', 'did nothing', {
  INVALID_EMAIL:
    "The address isn't one that mail can be sent to. Only ASCII characters are supported before the @.",
});

/** What requestInvites answers. */
@DescribedObject(
  'RequestInvitesPayload',
  'What requestInvites answers: the same whether the address matches none, one or many profiles.',
)
export class RequestInvitesPayload {
  @Field(() => Boolean, {
    description:
      'True when the address was taken. An invitation is mailed for each profile with this address, if there are any; several can be in one mail.',
  })
  accepted!: boolean;

  @Field(() => [RequestInvitesUserError], { description: 'Why nothing was done; empty on success.' })
  userErrors!: UserError<RequestInvitesRefusal>[];
}
