import { Field, ID, InputType } from 'type-graphql';
import { type UserError, userErrorType } from '../schema-parts/user-error.type';
import { InvitationType } from './invitation.type';
import type { RevokeInviteRefusal } from './revoke-invite';
import { DescribedObject } from '../schema-parts/described-object';

/** What revokeInvite takes. */
@InputType('RevokeInviteInput', { description: 'Which invitation to take back.' })
export class RevokeInviteInput {
  @Field(() => ID, { description: 'The invitation; see `Account.invitations` and `viewerCanRevoke`.' })
  invitationId!: string;
}

/** Why revokeInvite revoked nothing, as the graph shows it. */
export const RevokeInviteUserError = userErrorType<RevokeInviteRefusal>('revokeInvite', 'revoked nothing', {
  NOT_FOUND: 'There is no such invitation, or you may not know of it.',
  NOT_PERMITTED: 'You may read this invitation but not take it back as the profile you act as now.',
  NOT_PENDING:
    'The invitation was accepted, has expired, or a newer one took its place; the message says which.',
});

/** What revokeInvite answers. */
@DescribedObject('RevokeInvitePayload', 'What revokeInvite did.')
export class RevokeInvitePayload {
  @Field(() => InvitationType, {
    nullable: true,
    description: 'The invitation, revoked; null when nothing was revoked.',
  })
  invitation!: InvitationType | null;

  @Field(() => [RevokeInviteUserError], { description: 'Why nothing was revoked; empty on success.' })
  userErrors!: UserError<RevokeInviteRefusal>[];
}
