import { Directive, Field, ID, InputType, Int } from 'type-graphql';
import { type UserError, userErrorType } from '../schema-parts/user-error.type';
import type { BatchSizeRefusal } from './batch';
import { InvitationType } from './invitation.type';
import type { SendInvitesItemRefusal } from './send-invites';
import { DescribedObject } from '../schema-parts/described-object';

/** One of the invitations that sendInvites takes. */
@InputType('SendInvitesItemInput', { description: 'One of those to invite.' })
export class SendInvitesItemInput {
  @Field(() => ID, {
    description: 'The profile whose holder to invite: your active one, or one that you manage.',
  })
  profileId!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "A new e-mail address for the profile, changed in the same step; left out, the mail goes to the profile's address.",
  })
  email?: string | null;
}

/** What sendInvites takes. */
@InputType('SendInvitesInput', { description: 'Whom to invite.' })
export class SendInvitesInput {
  @Field(() => [SendInvitesItemInput], {
    description: 'Whom to invite: 1 to 500. Send them as a variable; a query itself has room for a few.',
  })
  invites!: SendInvitesItemInput[];
}

/** The codes of the items for which sendInvites sent nothing. */
export type SendInvitesItemCode = Exclude<SendInvitesItemRefusal, object> | 'RATE_LIMITED';

/** Why sendInvites sent nothing for an item, as the graph shows it. */
export const SendInvitesItemUserError = userErrorType<SendInvitesItemCode>(
  'sendInvites',
  'sent nothing to one of them',
  {
    NOT_FOUND: 'There is no such profile, or you may not know of it.',
    NOT_PERMITTED: 'You may read this profile but not invite its holder as the profile you act as now.',
    PROFILE_NOT_ACTIVE: 'The profile is disabled or was removed.',
    ACCOUNT_INACTIVE: 'The account was deactivated in Dynamics: nobody could get in.',
    INVALID_EMAIL:
      "The address isn't one that mail can be sent to. Only ASCII characters are supported before the @.",
    ADDRESS_BOUNCES:
      "An invitation of this account to the address bounced or couldn't be sent: nothing is sent there until it is changed. What other accounts sent there is never told.",
    DUPLICATE: 'One of the invitations before it in this call is for the same profile.',
    RATE_LIMITED: "The address has had this account's share of invitations for now.",
  },
  'Item',
);

/** Why sendInvites did nothing at all, as the graph shows it. */
export const SendInvitesUserError = userErrorType<BatchSizeRefusal>('sendInvites', 'did nothing at all', {
  EMPTY: 'There is nobody to invite.',
  TOO_MANY: 'There are more than 500.',
});

/** What sendInvites did with one item. */
@DescribedObject('SendInvitesResult', 'What sendInvites did for one of them.')
export class SendInvitesResult {
  @Field(() => Int, { description: 'Its place in `input.invites`, counted from 0.' })
  index!: number;

  @Field(() => InvitationType, {
    nullable: true,
    description: 'The invitation on its way; null when nothing was sent.',
  })
  invitation!: InvitationType | null;

  @Field(() => [SendInvitesItemUserError], { description: 'Why nothing was sent; empty on success.' })
  userErrors!: UserError<SendInvitesItemCode>[];
}

/** What sendInvites answers. */
@DescribedObject('SendInvitesPayload', 'What sendInvites did.')
export class SendInvitesPayload {
  @Directive('@listSize(assumedSize: 500)')
  @Field(() => [SendInvitesResult], {
    description: 'What was done for each, in the order of the input; empty when the whole call was refused.',
  })
  results!: SendInvitesResult[];

  @Field(() => [SendInvitesUserError], {
    description: 'Why the whole call was refused; empty when it was not, whatever became of each invitation.',
  })
  userErrors!: UserError<BatchSizeRefusal>[];
}
