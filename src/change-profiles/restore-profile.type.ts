import { Field, ID, InputType } from 'type-graphql';
import { ACCOUNT_REFUSALS, EMAIL_IN_USE } from '../add-profiles/new-profile-fields';
import { InvitationType } from '../invitation/invitation.type';
import { ProfileType } from '../profile/profile.type';
import { DescribedObject } from '../schema-parts/described-object';
import { type UserError, userErrorType } from '../schema-parts/user-error.type';
import type { UserRefusal } from '../schema-parts/user-errors';
import type { RestoreProfileRefusal } from './restore-profile';

/** The input of restoreProfile. */
@InputType('RestoreProfileInput', { description: 'The removed profile to restore.' })
export class RestoreProfileInput {
  @Field(() => ID, { description: 'The removed profile. Must be in an account that you can manage.' })
  profileId!: string;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True to send an invitation too. You can also send it later with `sendInvite`. Defaults to false.',
  })
  sendInvite?: boolean | null;
}

/** The GraphQL type for why restoreProfile restored nothing. */
export const RestoreProfileUserError = userErrorType<UserRefusal<RestoreProfileRefusal>['code']>(
  'restoreProfile',
  "didn't restore the profile",
  {
    NOT_FOUND: "The profile doesn't exist, or you can't read it.",
    NOT_PERMITTED: "You can read the profile, but your active profile can't restore it.",
    ACCOUNT_INACTIVE: ACCOUNT_REFUSALS.ACCOUNT_INACTIVE,
    NOT_REMOVED: "The profile wasn't removed.",
    EMAIL_IN_USE: `${EMAIL_IN_USE} \`existingProfile\` is that profile.`,
  },
);

/** The payload of restoreProfile. */
@DescribedObject('RestoreProfilePayload', 'The result of `restoreProfile`.')
export class RestoreProfilePayload {
  @Field(() => ProfileType, {
    nullable: true,
    description: 'The new profile. It has another id than the removed one. Null on failure.',
  })
  profile!: ProfileType | null;

  @Field(() => InvitationType, {
    nullable: true,
    description: 'The new invitation. Null when none was requested, and on failure.',
  })
  invitation!: InvitationType | null;

  @Field(() => ProfileType, {
    nullable: true,
    description: 'The profile of the account that has the e-mail address, on `EMAIL_IN_USE`. Null otherwise.',
  })
  existingProfile!: ProfileType | null;

  @Field(() => [RestoreProfileUserError], { description: 'Why nothing was restored. Empty on success.' })
  userErrors!: UserError<UserRefusal<RestoreProfileRefusal>['code']>[];
}
