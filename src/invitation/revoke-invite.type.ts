import { Field, ID, InputType } from 'type-graphql';
import { type UserError, userErrorType } from '../schema-parts/user-error.type';
import { InvitationType } from './invitation.type';
import type { RevokeInviteRefusal } from './revoke-invite';
import { DescribedObject } from '../schema-parts/described-object';

/** The input of revokeInvite. */
@InputType('RevokeInviteInput', { description: 'The invitation to revoke.' })
export class RevokeInviteInput {
  @Field(() => ID, { description: 'The invitation to revoke. See `Invitation.viewerCanRevoke`.' })
  invitationId!: string;
}

/** The GraphQL type for why revokeInvite revoked nothing. */
export const RevokeInviteUserError = userErrorType<RevokeInviteRefusal['code']>(
  'revokeInvite',
  "didn't revoke the invitation",
  {
    NOT_FOUND: "The invitation doesn't exist, or you can't read it.",
    NOT_PERMITTED: "You can read the invitation, but your active profile can't revoke it.",
    NOT_PENDING:
      'The invitation was accepted or declined, has expired, or was superseded. The message says which.',
  },
);

/** The payload of revokeInvite. */
@DescribedObject('RevokeInvitePayload', 'The result of `revokeInvite`.')
export class RevokeInvitePayload {
  @Field(() => InvitationType, {
    nullable: true,
    description: 'The revoked invitation. Null on failure.',
  })
  invitation!: InvitationType | null;

  @Field(() => [RevokeInviteUserError], { description: 'Why nothing was revoked. Empty on success.' })
  userErrors!: UserError<RevokeInviteRefusal['code']>[];
}
