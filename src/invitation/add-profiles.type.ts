import { Directive, Field, ID, InputType, Int } from 'type-graphql';
import type { ProfileRole } from '../access/actor';
import { ProfileRoleEnum, ProfileType } from '../profile/profile.type';
import { type UserError, userErrorType } from '../schema-parts/user-error.type';
import type { AddProfilesItemRefusal, AddProfilesRefusal } from './add-profiles';
import { InvitationType } from './invitation.type';
import { DescribedObject } from '../schema-parts/described-object';

/** One of the profiles that addProfiles takes. */
@InputType('AddProfilesItemInput', { description: 'One of the people to add.' })
export class AddProfilesItemInput {
  @Field(() => String, { description: "The person's name in this account, 1 to 200 characters." })
  displayName!: string;

  @Field(() => String, {
    description: 'The e-mail address, which no other profile of the account may have.',
  })
  email!: string;

  @Field(() => ProfileRoleEnum, {
    nullable: true,
    description:
      'What the profile may do; `MEMBER` unless told. The first profile of an account becomes an `ADMINISTRATOR` in any case.',
  })
  role?: ProfileRole | null;

  @Field(() => String, {
    nullable: true,
    description: 'The language, as a BCP 47 tag such as `de-CH`; `en` unless told.',
  })
  locale?: string | null;
}

/** What addProfiles takes. */
@InputType('AddProfilesInput', { description: 'Whom to add to which account.' })
export class AddProfilesInput {
  @Field(() => ID, { description: 'The account: that of your active profile, or one that you look after.' })
  accountId!: string;

  @Field(() => [AddProfilesItemInput], {
    description: 'Whom to add: 1 to 500. Send them as a variable; a query itself has room for a few.',
  })
  profiles!: AddProfilesItemInput[];

  @Field(() => Boolean, {
    nullable: true,
    description: 'True to send each of them an invitation in the same step.',
  })
  sendInvites?: boolean | null;
}

/** The codes of the items that addProfiles left out. */
export type AddProfilesItemCode = Exclude<AddProfilesItemRefusal, object> | 'RATE_LIMITED';

/** Why addProfiles left an item out, as the graph shows it. */
export const AddProfilesItemUserError = userErrorType<AddProfilesItemCode>(
  'addProfiles',
  'left one of the profiles out',
  {
    INVALID_DISPLAY_NAME: 'The name is empty, longer than 200 characters or has control characters.',
    DISPLAY_NAME_HAS_ADDRESS: 'The name contains a web address, a domain or an e-mail address.',
    INVALID_EMAIL:
      "The address isn't one that mail can be sent to. Only ASCII characters are supported before the @.",
    INVALID_LOCALE: 'The language is not a BCP 47 tag.',
    EMAIL_IN_USE:
      'A profile of the account has this address already, perhaps from this very call if you have repeated it.',
    DUPLICATE: 'One of the profiles before it in this call has the same address.',
    RATE_LIMITED:
      "The address has had this account's share of invitations for now. Nothing was added for it.",
  },
  'Item',
);

/** Why addProfiles did nothing at all, as the graph shows it. */
export const AddProfilesUserError = userErrorType<AddProfilesRefusal>('addProfiles', 'did nothing at all', {
  NOT_FOUND: 'There is no such account, or you may not know of it.',
  NOT_PERMITTED: 'You may read this account but not add to it as the profile you act as now.',
  ACCOUNT_INACTIVE: 'The account was deactivated in Dynamics.',
  EMPTY: 'There is nobody to add.',
  TOO_MANY: 'There are more than 500.',
});

/** What addProfiles did with one item. */
@DescribedObject('AddProfilesResult', 'What addProfiles did with one of the profiles.')
export class AddProfilesResult {
  @Field(() => Int, { description: 'Its place in `input.profiles`, counted from 0.' })
  index!: number;

  @Field(() => ProfileType, { nullable: true, description: 'The new profile; null when it was left out.' })
  profile!: ProfileType | null;

  @Field(() => InvitationType, {
    nullable: true,
    description: 'The invitation on its way; null when none was asked for or the profile was left out.',
  })
  invitation!: InvitationType | null;

  @Field(() => [AddProfilesItemUserError], { description: 'Why it was left out; empty on success.' })
  userErrors!: UserError<AddProfilesItemCode>[];
}

/** What addProfiles answers. */
@DescribedObject('AddProfilesPayload', 'What addProfiles did.')
export class AddProfilesPayload {
  @Directive('@listSize(assumedSize: 500)')
  @Field(() => [AddProfilesResult], {
    description: 'What was done with each, in the order of the input; empty when the whole call was refused.',
  })
  results!: AddProfilesResult[];

  @Field(() => [AddProfilesUserError], {
    description: 'Why the whole call was refused; empty when it was not, whatever became of each profile.',
  })
  userErrors!: UserError<AddProfilesRefusal>[];
}
