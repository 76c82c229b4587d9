import { Directive, Field, ID, InputType, Int } from 'type-graphql';
import type { BatchSizeRefusal } from '../invitation/batch';
import { ProfileType } from '../profile/profile.type';
import { REMOVE_PROFILE_REFUSALS } from './remove-profile.type';
import { DescribedObject } from '../schema-parts/described-object';
import { type UserError, userErrorType } from '../schema-parts/user-error.type';
import type { RemoveProfilesItemRefusal } from './remove-profiles';

/** The input of removeProfiles. */
@InputType('RemoveProfilesInput', { description: 'The profiles to remove.' })
export class RemoveProfilesInput {
  @Field(() => [ID], {
    description:
      'The profiles to remove, in accounts that you can manage. Minimum 1, maximum 500. Pass them in a variable, because the query text has a size limit.',
  })
  profileIds!: string[];
}

/** The GraphQL type for why removeProfiles skipped an item. */
export const RemoveProfilesItemUserError = userErrorType<RemoveProfilesItemRefusal['code']>(
  'removeProfiles',
  "didn't remove one of the profiles",
  { ...REMOVE_PROFILE_REFUSALS, DUPLICATE: 'An earlier item in this call is for the same profile.' },
  'Item',
);

/** The GraphQL type for why removeProfiles rejected the whole call. */
export const RemoveProfilesUserError = userErrorType<BatchSizeRefusal['code']>(
  'removeProfiles',
  'rejected the whole call',
  { EMPTY: 'The list is empty.', TOO_MANY: 'The list has more than 500 items.' },
);

/** The result of removeProfiles for an item. */
@DescribedObject('RemoveProfilesResult', 'The result of `removeProfiles` for one item of the input.')
export class RemoveProfilesResult {
  @Field(() => Int, { description: 'The index of the item in `input.profileIds`, starting at 0.' })
  index!: number;

  @Field(() => ProfileType, { nullable: true, description: 'The removed profile. Null on failure.' })
  profile!: ProfileType | null;

  @Field(() => [RemoveProfilesItemUserError], {
    description: "Why the profile wasn't removed. Empty on success.",
  })
  userErrors!: UserError<RemoveProfilesItemRefusal['code']>[];
}

/** The payload of removeProfiles. */
@DescribedObject('RemoveProfilesPayload', 'The result of `removeProfiles`.')
export class RemoveProfilesPayload {
  @Directive('@listSize(assumedSize: 500)')
  @Field(() => [RemoveProfilesResult], {
    description: 'The result for each item, in input order. Empty when the whole call failed.',
  })
  results!: RemoveProfilesResult[];

  @Field(() => [RemoveProfilesUserError], {
    description: 'Why the whole call failed. Empty otherwise, even if items in `results` have errors.',
  })
  userErrors!: UserError<BatchSizeRefusal['code']>[];
}
