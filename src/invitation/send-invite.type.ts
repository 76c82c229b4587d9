import { Field, ID, InputType } from 'type-graphql';
import { IDEMPOTENCY_KEY_REUSED, RepeatableInput } from '../idempotency/idempotency-key';
import type { KeyReused } from '../idempotency/once';
import { INVALID_PROFILE } from '../profile/invalid-profile';
import { InvitationType } from './invitation.type';
import type { SendInviteRefusal } from './send-invite';
import { type UserError, userErrorType } from '../schema-parts/user-error.type';
import type { UserRefusal } from '../schema-parts/user-errors';
import { DescribedObject } from '../schema-parts/described-object';

/** The input of sendInvite. */
@InputType('SendInviteInput', { description: 'The profile to invite.' })
export class SendInviteInput extends RepeatableInput {
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

/** What each refusal of an invitation means. */
export const SEND_INVITE_REFUSALS = {
  NOT_FOUND: "The profile doesn't exist, or you can't read it.",
  NOT_PERMITTED: "You can read the profile, but your active profile can't send invitations for it.",
  PROFILE_NOT_ACTIVE: 'The profile is disabled or removed.',
  ACCOUNT_INACTIVE: 'The account was deactivated in Dynamics.',
  INVALID_EMAIL: INVALID_PROFILE.INVALID_EMAIL,
  ADDRESS_BOUNCES:
    "An earlier invitation from this account to the e-mail address bounced or couldn't be sent. Change the address. Invitations from other accounts don't count.",
} as const satisfies Record<UserRefusal<SendInviteRefusal>['code'], string>;

/** The GraphQL type for why sendInvite sent nothing. */
export const SendInviteUserError = userErrorType<UserRefusal<SendInviteRefusal | KeyReused>['code']>(
  'sendInvite',
  "didn't send the invitation",
  { ...SEND_INVITE_REFUSALS, ...IDEMPOTENCY_KEY_REUSED },
);

/** The payload of sendInvite. */
@DescribedObject('SendInvitePayload', 'The result of `sendInvite`.')
export class SendInvitePayload {
  @Field(() => InvitationType, {
    nullable: true,
    description: 'The new invitation. Null on failure.',
  })
  invitation!: InvitationType | null;

  @Field(() => [SendInviteUserError], { description: 'Why nothing was sent. Empty on success.' })
  userErrors!: UserError<UserRefusal<SendInviteRefusal | KeyReused>['code']>[];
}
