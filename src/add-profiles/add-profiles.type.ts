import { Directive, Field, ID, InputType, Int } from 'type-graphql';
import { IDEMPOTENCY_KEY_REUSED, RepeatableInput } from '../idempotency/idempotency-key';
import type { KeyReused } from '../idempotency/once';
import type { ProfileRole } from '../access/actor';
import { INVALID_PROFILE } from '../profile/invalid-profile';
import { ProfileRoleEnum, ProfileType } from '../profile/profile.type';
import { type UserError, userErrorType } from '../schema-parts/user-error.type';
import type { UserRefusal } from '../schema-parts/user-errors';
import type { AddProfilesItemRefusal, AddProfilesRefusal } from './add-profiles';
import { InvitationType } from '../invitation/invitation.type';
import { ACCOUNT_REFUSALS, EMAIL_IN_USE, NEW_PROFILE_FIELDS } from './new-profile-fields';
import { DescribedObject } from '../schema-parts/described-object';

/** An item of the input of addProfiles. */
@InputType('AddProfilesItemInput', { description: 'A profile to add.' })
export class AddProfilesItemInput {
  @Field(() => String, NEW_PROFILE_FIELDS.displayName)
  displayName!: string;

  @Field(() => String, NEW_PROFILE_FIELDS.email)
  email!: string;

  @Field(() => ProfileRoleEnum, NEW_PROFILE_FIELDS.role)
  role?: ProfileRole | null;

  @Field(() => String, NEW_PROFILE_FIELDS.locale)
  locale?: string | null;
}

/** The input of addProfiles. */
@InputType('AddProfilesInput', { description: 'The account and the profiles to add.' })
export class AddProfilesInput extends RepeatableInput {
  @Field(() => ID, { description: 'The account to add to. `Account.viewerCanManageProfiles` must be true.' })
  accountId!: string;

  @Field(() => [AddProfilesItemInput], {
    description:
      'The profiles to add. Minimum 1, maximum 500. Pass them in a variable, because the query text has a size limit.',
  })
  profiles!: AddProfilesItemInput[];

  @Field(() => Boolean, {
    nullable: true,
    description: 'True to send an invitation for each profile too. Defaults to false.',
  })
  sendInvites?: boolean | null;
}

/** The GraphQL type for why addProfiles skipped an item. */
export const AddProfilesItemUserError = userErrorType<AddProfilesItemRefusal['code']>(
  'addProfiles',
  "didn't add one of the profiles",
  {
    ...INVALID_PROFILE,
    EMAIL_IN_USE,
    DUPLICATE: 'An earlier item in this call has the same e-mail address.',
    RATE_LIMITED:
      "The account has sent too many invitations to this e-mail address. The profile wasn't added. Try again later.",
  },
  'Item',
);

/** The GraphQL type for why addProfiles rejected the whole call. */
export const AddProfilesUserError = userErrorType<UserRefusal<AddProfilesRefusal | KeyReused>['code']>(
  'addProfiles',
  'rejected the whole call',
  {
    ...ACCOUNT_REFUSALS,
    EMPTY: 'The list is empty.',
    TOO_MANY: 'The list has more than 500 items.',
    ...IDEMPOTENCY_KEY_REUSED,
  },
);

/** The result of addProfiles for an item. */
@DescribedObject('AddProfilesResult', 'The result of `addProfiles` for one item of the input.')
export class AddProfilesResult {
  @Field(() => Int, { description: 'The index of the item in `input.profiles`, starting at 0.' })
  index!: number;

  @Field(() => ProfileType, { nullable: true, description: 'The new profile. Null on failure.' })
  profile!: ProfileType | null;

  @Field(() => InvitationType, {
    nullable: true,
    description: 'The new invitation. Null when none was requested, and on failure.',
  })
  invitation!: InvitationType | null;

  @Field(() => [AddProfilesItemUserError], { description: "Why the profile wasn't added. Empty on success." })
  userErrors!: UserError<AddProfilesItemRefusal['code']>[];
}

/** The payload of addProfiles. */
@DescribedObject('AddProfilesPayload', 'The result of `addProfiles`.')
export class AddProfilesPayload {
  @Directive('@listSize(assumedSize: 500)')
  @Field(() => [AddProfilesResult], {
    description: 'The result for each item, in input order. Empty when the whole call failed.',
  })
  results!: AddProfilesResult[];

  @Field(() => [AddProfilesUserError], {
    description: 'Why the whole call failed. Empty otherwise, even if items in `results` have errors.',
  })
  userErrors!: UserError<UserRefusal<AddProfilesRefusal | KeyReused>['code']>[];
}
