import { Field, ID, InputType } from 'type-graphql';
import { ProfileType } from '../profile/profile.type';
import type { RemoveProfileRefusal } from './remove-each';
import { type UserError, userErrorType } from '../schema-parts/user-error.type';
import { DescribedObject } from '../schema-parts/described-object';

/** The input of removeProfile. */
@InputType('RemoveProfileInput', { description: 'The profile to remove.' })
export class RemoveProfileInput {
  @Field(() => ID, { description: 'The profile to remove. Must be in an account that you can manage.' })
  profileId!: string;
}

/** What each code of removeProfile means. */
export const REMOVE_PROFILE_REFUSALS: Readonly<Record<RemoveProfileRefusal['code'], string>> = {
  NOT_FOUND: "The profile doesn't exist, or you can't read it.",
  NOT_PERMITTED: "You can read the profile, but your active profile can't remove it.",
  LAST_ADMINISTRATOR: "The profile is the account's last active administrator.",
};

/** The GraphQL type for why removeProfile removed nothing. */
export const RemoveProfileUserError = userErrorType<RemoveProfileRefusal['code']>(
  'removeProfile',
  "didn't remove the profile",
  REMOVE_PROFILE_REFUSALS,
);

/** The payload of removeProfile. */
@DescribedObject('RemoveProfilePayload', 'The result of `removeProfile`.')
export class RemoveProfilePayload {
  @Field(() => ProfileType, {
    nullable: true,
    description: 'The removed profile. Null on failure.',
  })
  profile!: ProfileType | null;

  @Field(() => [RemoveProfileUserError], { description: 'Why nothing was removed. Empty on success.' })
  userErrors!: UserError<RemoveProfileRefusal['code']>[];
}
