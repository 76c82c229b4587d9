import { Field, ID, InputType } from 'type-graphql';
import type { ProfileRole } from '../access/actor';
import { INVALID_PROFILE } from '../profile/invalid-profile';
import type { ProfileStatus } from '../profile/profile';
import { ProfileRoleEnum, ProfileStatusEnum, ProfileType } from '../profile/profile.type';
import type { UpdateProfileRefusal } from './update-each';
import { type UserError, userErrorType } from '../schema-parts/user-error.type';
import { DescribedObject } from '../schema-parts/described-object';

/** The input of updateProfile. */
@InputType('UpdateProfileInput', {
  description: 'The profile to change and its new values. Fields that are omitted or null stay unchanged.',
})
export class UpdateProfileInput {
  @Field(() => ID, {
    description: 'The profile to change: your active profile, or one in an account that you can manage.',
  })
  profileId!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "The new name. Maximum 200 characters. Can't be empty or contain web addresses, domains or e-mail addresses.",
  })
  displayName?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The new e-mail address. Changing it revokes the pending invitation.',
  })
  email?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The new language as a BCP 47 tag, such as `de-CH`.',
  })
  locale?: string | null;

  @Field(() => ProfileRoleEnum, {
    nullable: true,
    description:
      "The new role. Only administrators of the account and of its partner of record can change it. The account's last active administrator can't become a member.",
  })
  role?: ProfileRole | null;

  @Field(() => ProfileStatusEnum, {
    nullable: true,
    description:
      "The new status: `DISABLED` to block the profile or `ACTIVE` to enable it. To remove a profile, use `removeProfile`. Only administrators of the account and of its partner of record can change the status. The account's last active administrator can't be disabled.",
  })
  status?: ProfileStatus | null;
}

/** What each code of updateProfile means. */
export const UPDATE_PROFILE_REFUSALS: Readonly<Record<UpdateProfileRefusal['code'], string>> = {
  NOT_FOUND: "The profile doesn't exist, or you can't read it.",
  NOT_PERMITTED:
    "You can read the profile, but your active profile can't change the value that `field` names.",
  PROFILE_REMOVED: "The profile was removed and can't be changed.",
  LAST_ADMINISTRATOR:
    "The profile is the account's last active administrator. It can't be demoted or disabled.",
  USE_REMOVE_PROFILE: "The status can't be set to `REMOVED`. Use `removeProfile`.",
  ...INVALID_PROFILE,
};

/** The GraphQL type for why updateProfile changed nothing. */
export const UpdateProfileUserError = userErrorType<UpdateProfileRefusal['code']>(
  'updateProfile',
  "didn't change the profile",
  UPDATE_PROFILE_REFUSALS,
);

/** The payload of updateProfile. */
@DescribedObject('UpdateProfilePayload', 'The result of `updateProfile`.')
export class UpdateProfilePayload {
  @Field(() => ProfileType, {
    nullable: true,
    description: 'The changed profile. Null on failure.',
  })
  profile!: ProfileType | null;

  @Field(() => [UpdateProfileUserError], { description: 'Why nothing was changed. Empty on success.' })
  userErrors!: UserError<UpdateProfileRefusal['code']>[];
}
