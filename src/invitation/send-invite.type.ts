import { Field, ID, InputType } from 'type-graphql';
import { InvitationType } from './invitation.type';
import type { SendInviteRefusal } from './send-invite';
import { type UserError, userErrorType } from '../schema-parts/user-error.type';
import { DescribedObject } from '../schema-parts/described-object';

/** What sendInvite takes. */
@InputType('SendInviteInput', { description: 'Whom to invite.' })
export class SendInviteInput {
  @Field(() => ID, {
    description: 'The profile whose holder to invite: your active one, or one that you manage.',
  })
  profileId!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "A new e-mail address for the profile. It is changed and the mail sent in one step; left out, the mail goes to the profile's address.",
  })
  email?: string | null;
}

/** Why sendInvite sent nothing, as the graph shows it. */
export const SendInviteUserError = userErrorType<SendInviteRefusal>('sendInvite', 'sent nothing', {
  NOT_FOUND: 'There is no such profile, or you may not know of it.',
  NOT_PERMITTED: 'You may read this profile but not invite its holder as the profile you act as now.',
  PROFILE_NOT_ACTIVE: 'The profile is disabled or was removed.',
  ACCOUNT_INACTIVE: 'The account was deactivated in Dynamics: nobody could get in.',
  INVALID_EMAIL:
    "The address isn't one that mail can be sent to. Only ASCII characters are supported before the @.",
  ADDRESS_BOUNCES:
    "An invitation of this account to the address bounced or couldn't be sent: nothing is sent there until it is changed. What other accounts sent there is never told.",
});

/** What sendInvite answers. */
@DescribedObject('SendInvitePayload', 'What sendInvite did.')
export class SendInvitePayload {
  @Field(() => InvitationType, {
    nullable: true,
    description: 'The invitation on its way; null when nothing was sent.',
  })
  invitation!: InvitationType | null;

  @Field(() => [SendInviteUserError], { description: 'Why nothing was sent; empty on success.' })
  userErrors!: UserError<SendInviteRefusal>[];
}
