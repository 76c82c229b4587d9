import { Directive, Field, ID, InputType, Int } from 'type-graphql';
import { type UserError, userErrorType } from '../schema-parts/user-error.type';
import { IDEMPOTENCY_KEY_REUSED, RepeatableInput } from '../idempotency/idempotency-key';
import type { KeyReused } from '../idempotency/once';
import type { BatchSizeRefusal } from './batch';
import { InvitationType } from './invitation.type';
import { SEND_INVITE_REFUSALS } from './send-invite.type';
import type { SendInvitesItemRefusal } from './send-invites';
import { DescribedObject } from '../schema-parts/described-object';

/** An item of the input of sendInvites. */
@InputType('SendInvitesItemInput', { description: 'A profile to invite.' })
export class SendInvitesItemInput {
  @Field(() => ID, {
    description: 'The profile to invite: your active profile, or one in an account that you can manage.',
  })
  profileId!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "A new e-mail address for the profile. The address is changed and the invitation is sent in one transaction. Defaults to the profile's current address.",
  })
  email?: string | null;
}

/** The input of sendInvites. */
@InputType('SendInvitesInput', { description: 'The profiles to invite.' })
export class SendInvitesInput extends RepeatableInput {
  @Field(() => [SendInvitesItemInput], {
    description:
      'The profiles to invite. Minimum 1, maximum 500. Pass them in a variable, because the query text has a size limit.',
  })
  invites!: SendInvitesItemInput[];
}

/** The GraphQL type for why sendInvites sent nothing for an item. */
export const SendInvitesItemUserError = userErrorType<SendInvitesItemRefusal['code']>(
  'sendInvites',
  "didn't send one of the invitations",
  {
    ...SEND_INVITE_REFUSALS,
    DUPLICATE: 'An earlier item in this call is for the same profile.',
    RATE_LIMITED: 'The account has sent too many invitations to this e-mail address. Try again later.',
  },
  'Item',
);

/** The GraphQL type for why sendInvites rejected the whole call. */
export const SendInvitesUserError = userErrorType<(BatchSizeRefusal | KeyReused)['code']>(
  'sendInvites',
  'rejected the whole call',
  {
    EMPTY: 'The list is empty.',
    TOO_MANY: 'The list has more than 500 items.',
    ...IDEMPOTENCY_KEY_REUSED,
  },
);

/** The result of sendInvites for an item. */
@DescribedObject('SendInvitesResult', 'The result of `sendInvites` for one item of the input.')
export class SendInvitesResult {
  @Field(() => Int, { description: 'The index of the item in `input.invites`, starting at 0.' })
  index!: number;

  @Field(() => InvitationType, {
    nullable: true,
    description: 'The new invitation. Null on failure.',
  })
  invitation!: InvitationType | null;

  @Field(() => [SendInvitesItemUserError], { description: 'Why nothing was sent. Empty on success.' })
  userErrors!: UserError<SendInvitesItemRefusal['code']>[];
}

/** The payload of sendInvites. */
@DescribedObject('SendInvitesPayload', 'The result of `sendInvites`.')
export class SendInvitesPayload {
  @Directive('@listSize(assumedSize: 500)')
  @Field(() => [SendInvitesResult], {
    description: 'The result for each item, in input order. Empty when the whole call failed.',
  })
  results!: SendInvitesResult[];

  @Field(() => [SendInvitesUserError], {
    description: 'Why the whole call failed. Empty otherwise, even if items in `results` have errors.',
  })
  userErrors!: UserError<(BatchSizeRefusal | KeyReused)['code']>[];
}
