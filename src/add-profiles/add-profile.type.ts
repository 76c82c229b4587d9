import { Field, ID, InputType } from 'type-graphql';
import type { ProfileRole } from '../access/actor';
import { ProfileRoleEnum, ProfileType } from '../profile/profile.type';
import { type UserError, userErrorType } from '../schema-parts/user-error.type';
import type { UserRefusal } from '../schema-parts/user-errors';
import type { AddProfileRefusal } from './add-profile';
import { InvitationType } from '../invitation/invitation.type';
import { DescribedObject } from '../schema-parts/described-object';

/** The input of addProfile. */
@InputType('AddProfileInput', { description: 'The account and the profile to add.' })
export class AddProfileInput {
  @Field(() => ID, { description: 'The account to add to. `Account.viewerCanManageProfiles` must be true.' })
  accountId!: string;

  @Field(() => String, {
    description:
      "The person's name in this account. Maximum 200 characters. Can't be empty or contain web addresses, domains or e-mail addresses.",
  })
  displayName!: string;

  @Field(() => String, {
    description: 'The e-mail address. Must not be in use by an active or disabled profile of the account.',
  })
  email!: string;

  @Field(() => ProfileRoleEnum, {
    nullable: true,
    description:
      'What the profile can do. Defaults to `MEMBER`. The first profile added to an account without an active administrator always becomes an `ADMINISTRATOR`.',
  })
  role?: ProfileRole | null;

  @Field(() => String, {
    nullable: true,
    description: 'The language as a BCP 47 tag, such as `de-CH`. Defaults to `en`.',
  })
  locale?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True to send an invitation too. You can also send it later with `sendInvite`. Defaults to false.',
  })
  sendInvite?: boolean | null;
}

/** The GraphQL type for why addProfile added nothing. */
export const AddProfileUserError = userErrorType<UserRefusal<AddProfileRefusal>['code']>(
  'addProfile',
  "didn't add the profile",
  {
    NOT_FOUND: "The account doesn't exist, or you can't read it.",
    NOT_PERMITTED: "You can read the account, but your active profile can't add profiles to it.",
    ACCOUNT_INACTIVE: 'The account was deactivated in Dynamics.',
    INVALID_DISPLAY_NAME: 'The name is empty, is longer than 200 characters, or contains control characters.',
    DISPLAY_NAME_HAS_ADDRESS: 'The name contains a web address, a domain or an e-mail address.',
    INVALID_EMAIL: "The e-mail address isn't valid. Only ASCII characters are supported before the @.",
    INVALID_LOCALE: "The language isn't a BCP 47 tag.",
    EMAIL_IN_USE:
      'Another active or disabled profile of the account has this e-mail address. A retry of a successful call also returns this code.',
  },
);

/** The payload of addProfile. */
@DescribedObject('AddProfilePayload', 'The result of `addProfile`.')
export class AddProfilePayload {
  @Field(() => ProfileType, { nullable: true, description: 'The new profile. Null on failure.' })
  profile!: ProfileType | null;

  @Field(() => InvitationType, {
    nullable: true,
    description: 'The new invitation. Null when none was requested, and on failure.',
  })
  invitation!: InvitationType | null;

  @Field(() => [AddProfileUserError], { description: 'Why nothing was added. Empty on success.' })
  userErrors!: UserError<UserRefusal<AddProfileRefusal>['code']>[];
}
