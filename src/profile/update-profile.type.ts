import { Field, ID, InputType } from 'type-graphql';
import type { ProfileRole } from '../access/actor';
import type { ProfileStatus } from './profile';
import { ProfileRoleEnum, ProfileStatusEnum, ProfileType } from './profile.type';
import type { UpdateProfileRefusal } from './update-profile';
import { type UserError, userErrorType } from '../schema-parts/user-error.type';
import { DescribedObject } from '../schema-parts/described-object';

/** What updateProfile takes. */
@InputType('UpdateProfileInput', {
  description: 'What to change of a profile; what is left out stays as it is.',
})
export class UpdateProfileInput {
  @Field(() => ID, { description: 'The profile to change: your active one, or one that you manage.' })
  profileId!: string;

  @Field(() => String, { nullable: true, description: 'The new name, 1 to 200 characters.' })
  displayName?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The new e-mail address. A pending invitation to the old one is revoked.',
  })
  email?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The new language, as a BCP 47 tag such as `de-CH`.',
  })
  locale?: string | null;

  @Field(() => ProfileRoleEnum, {
    nullable: true,
    description:
      'The new role; for whoever manages the account. Its last active administrator can not become a member.',
  })
  role?: ProfileRole | null;

  @Field(() => ProfileStatusEnum, {
    nullable: true,
    description:
      'The new status: DISABLED to keep its holder out, ACTIVE to let them in again; for whoever manages the account. Its last active administrator can not be disabled. Not REMOVED: see removeProfile.',
  })
  status?: ProfileStatus | null;
}

/** Names why updateProfile changed nothing. */
export type UpdateProfileErrorCode = Exclude<
  UpdateProfileRefusal,
  'ROLE_NOT_PERMITTED' | 'STATUS_NOT_PERMITTED'
>;

/** Why updateProfile changed nothing, as the graph shows it. */
export const UpdateProfileUserError = userErrorType<UpdateProfileErrorCode>(
  'updateProfile',
  'changed nothing',
  {
    NOT_FOUND: 'There is no such profile, or you may not know of it.',
    NOT_PERMITTED:
      'You may read this profile but not change this of it as the profile you act as now; `field` says what.',
    PROFILE_REMOVED: 'The profile was removed and can be changed no more.',
    LAST_ADMINISTRATOR: 'It is the last active administrator of its account, and must stay one.',
    USE_REMOVE_PROFILE: 'A profile is removed with removeProfile.',
    INVALID_DISPLAY_NAME: 'The name is empty, longer than 200 characters or has control characters.',
    DISPLAY_NAME_HAS_ADDRESS: 'The name contains a web address, a domain or an e-mail address.',
    INVALID_EMAIL:
      "The address isn't one that mail can be sent to. Only ASCII characters are supported before the @.",
    INVALID_LOCALE: 'The language is not a BCP 47 tag.',
  },
);

/** What updateProfile answers. */
@DescribedObject('UpdateProfilePayload', 'What updateProfile did.')
export class UpdateProfilePayload {
  @Field(() => ProfileType, {
    nullable: true,
    description: 'The profile as it is now; null when nothing was changed.',
  })
  profile!: ProfileType | null;

  @Field(() => [UpdateProfileUserError], { description: 'Why nothing was changed; empty on success.' })
  userErrors!: UserError<UpdateProfileErrorCode>[];
}
