import { Directive, Field, ID, InputType, Int } from 'type-graphql';
import type { ProfileRole } from '../access/actor';
import { ProfileRoleEnum, ProfileType } from '../profile/profile.type';
import { type UserError, userErrorType } from '../schema-parts/user-error.type';
import type { UserRefusal } from '../schema-parts/user-errors';
import type { AddProfilesItemRefusal, AddProfilesRefusal } from './add-profiles';
import { InvitationType } from '../invitation/invitation.type';
import { DescribedObject } from '../schema-parts/described-object';

/** An item of the input of addProfiles. */
@InputType('AddProfilesItemInput', { description: 'A profile to add.' })
export class AddProfilesItemInput {
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
}

/** The input of addProfiles. */
@InputType('AddProfilesInput', { description: 'The account and the profiles to add.' })
export class AddProfilesInput {
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
    INVALID_DISPLAY_NAME: 'The name is empty, is longer than 200 characters, or contains control characters.',
    DISPLAY_NAME_HAS_ADDRESS: 'The name contains a web address, a domain or an e-mail address.',
    INVALID_EMAIL: "The e-mail address isn't valid. Only ASCII characters are supported before the @.",
    INVALID_LOCALE: "The language isn't a BCP 47 tag.",
    EMAIL_IN_USE:
      'Another active or disabled profile of the account has this e-mail address. A retry of a successful call also returns this code.',
    DUPLICATE: 'An earlier item in this call has the same e-mail address.',
    RATE_LIMITED:
      "The account has sent too many invitations to this e-mail address. The profile wasn't added. Try again later.",
  },
  'Item',
);

/** The GraphQL type for why addProfiles rejected the whole call. */
export const AddProfilesUserError = userErrorType<UserRefusal<AddProfilesRefusal>['code']>(
  'addProfiles',
  'rejected the whole call',
  {
    NOT_FOUND: "The account doesn't exist, or you can't read it.",
    NOT_PERMITTED: "You can read the account, but your active profile can't add profiles to it.",
    ACCOUNT_INACTIVE: 'The account was deactivated in Dynamics.',
    EMPTY: 'The list is empty.',
    TOO_MANY: 'The list has more than 500 items.',
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
  userErrors!: UserError<UserRefusal<AddProfilesRefusal>['code']>[];
}
