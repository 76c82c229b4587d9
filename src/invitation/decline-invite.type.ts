import { GraphQLDateTime } from 'graphql-scalars';
import { Field, InputType } from 'type-graphql';
import { DescribedObject } from '../schema-parts/described-object';
import { type UserError, userErrorType } from '../schema-parts/user-error.type';
import type { UserRefusal } from '../schema-parts/user-errors';
import type { DeclineInviteRefusal } from './decline-invite';
import type { DeclineReason } from './invitation';
import { DeclineReasonEnum } from './invitation.type';

/** The input of declineInvite. */
@InputType('DeclineInviteInput', { description: 'The invitation to decline, and why.' })
export class DeclineInviteInput {
  @Field(() => String, {
    description:
      "The token in the fragment of the link in the mail. It's a credential: keep it out of URLs and logs.",
  })
  token!: string;

  @Field(() => DeclineReasonEnum, {
    nullable: true,
    description:
      'Why the invitation is declined. `NOT_FOR_ME` also asks the sender by mail to check the address. Defaults to no reason.',
  })
  reason?: DeclineReason | null;
}

/** The GraphQL type for why declineInvite declined nothing. */
export const DeclineInviteUserError = userErrorType<UserRefusal<DeclineInviteRefusal>['code']>(
  'declineInvite',
  "didn't decline the invitation",
  {
    INVALID_TOKEN: "The token isn't valid. The link may be incomplete.",
    INVITATION_EXPIRED: 'The invitation has expired.',
    INVITATION_REVOKED:
      'The invitation was revoked, or the profile was removed or its e-mail address changed.',
    INVITATION_SUPERSEDED: 'A newer invitation was sent. Use the link in the most recent mail.',
    INVITATION_ALREADY_USED: 'The invitation was already accepted.',
  },
);

/** The payload of declineInvite. */
@DescribedObject('DeclineInvitePayload', 'The result of `declineInvite`.')
export class DeclineInvitePayload {
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When the invitation was declined. Null on failure.',
  })
  declinedAt!: Date | null;

  @Field(() => [DeclineInviteUserError], { description: 'Why nothing was declined. Empty on success.' })
  userErrors!: UserError<UserRefusal<DeclineInviteRefusal>['code']>[];
}
