import { Directive, Field, InputType, Int } from 'type-graphql';
import type { BatchSizeRefusal } from '../invitation/batch';
import { ProfileType } from '../profile/profile.type';
import { UPDATE_PROFILE_REFUSALS, UpdateProfileInput } from './update-profile.type';
import { DescribedObject } from '../schema-parts/described-object';
import { type UserError, userErrorType } from '../schema-parts/user-error.type';
import type { UpdateProfilesItemRefusal } from './update-profiles';

/** An item of the input of updateProfiles. */
@InputType('UpdateProfilesItemInput', {
  description: 'A profile to change and its new values. Fields that are omitted or null stay unchanged.',
})
export class UpdateProfilesItemInput extends UpdateProfileInput {}

/** The input of updateProfiles. */
@InputType('UpdateProfilesInput', { description: 'The profiles to change.' })
export class UpdateProfilesInput {
  @Field(() => [UpdateProfilesItemInput], {
    description:
      'The profiles to change. Minimum 1, maximum 500. Pass them in a variable, because the query text has a size limit.',
  })
  profiles!: UpdateProfilesItemInput[];
}

/** The GraphQL type for why updateProfiles skipped an item. */
export const UpdateProfilesItemUserError = userErrorType<UpdateProfilesItemRefusal['code']>(
  'updateProfiles',
  "didn't change one of the profiles",
  { ...UPDATE_PROFILE_REFUSALS, DUPLICATE: 'An earlier item in this call is for the same profile.' },
  'Item',
);

/** The GraphQL type for why updateProfiles rejected the whole call. */
export const UpdateProfilesUserError = userErrorType<BatchSizeRefusal['code']>(
  'updateProfiles',
  'rejected the whole call',
  { EMPTY: 'The list is empty.', TOO_MANY: 'The list has more than 500 items.' },
);

/** The result of updateProfiles for an item. */
@DescribedObject('UpdateProfilesResult', 'The result of `updateProfiles` for one item of the input.')
export class UpdateProfilesResult {
  @Field(() => Int, { description: 'The index of the item in `input.profiles`, starting at 0.' })
  index!: number;

  @Field(() => ProfileType, { nullable: true, description: 'The changed profile. Null on failure.' })
  profile!: ProfileType | null;

  @Field(() => [UpdateProfilesItemUserError], {
    description: "Why the profile wasn't changed. Empty on success.",
  })
  userErrors!: UserError<UpdateProfilesItemRefusal['code']>[];
}

/** The payload of updateProfiles. */
@DescribedObject('UpdateProfilesPayload', 'The result of `updateProfiles`.')
export class UpdateProfilesPayload {
  @Directive('@listSize(assumedSize: 500)')
  @Field(() => [UpdateProfilesResult], {
    description: 'The result for each item, in input order. Empty when the whole call failed.',
  })
  results!: UpdateProfilesResult[];

  @Field(() => [UpdateProfilesUserError], {
    description: 'Why the whole call failed. Empty otherwise, even if items in `results` have errors.',
  })
  userErrors!: UserError<BatchSizeRefusal['code']>[];
}
