import { Field, InputType } from 'type-graphql';
import { INVALID_PROFILE } from '../profile/invalid-profile';
import type { RequestInvitesRefusal } from './request-invites';
import { type UserError, userErrorType } from '../schema-parts/user-error.type';
import type { UserRefusal } from '../schema-parts/user-errors';
import { DescribedObject } from '../schema-parts/described-object';

/** The input of requestInvites. */
@InputType('RequestInvitesInput', { description: 'The e-mail address to send invitations to.' })
export class RequestInvitesInput {
  @Field(() => String, {
    description: 'The e-mail address that your company or its partner has on record for you.',
  })
  email!: string;
}

/** The GraphQL type for why requestInvites did nothing. */
export const RequestInvitesUserError = userErrorType<UserRefusal<RequestInvitesRefusal>['code']>(
  'requestInvites',
  'rejected the request',
  {
    INVALID_EMAIL: INVALID_PROFILE.INVALID_EMAIL,
  },
);

/** The payload of requestInvites. */
@DescribedObject(
  'RequestInvitesPayload',
  "The result of `requestInvites`. It's the same whether the address matches no profile, one or many.",
)
export class RequestInvitesPayload {
  @Field(() => Boolean, {
    description:
      'True when the request was accepted. If profiles with this address exist, an invitation is sent for each of them. Several invitations can be in one mail.',
  })
  accepted!: boolean;

  @Field(() => [RequestInvitesUserError], { description: 'Why the request was rejected. Empty on success.' })
  userErrors!: UserError<UserRefusal<RequestInvitesRefusal>['code']>[];
}
