import { Field, ID, InputType } from 'type-graphql';
import type { ProfileRole } from '../access/actor';
import { ProfileRoleEnum, ProfileType } from '../profile/profile.type';
import { type UserError, userErrorType } from '../schema-parts/user-error.type';
import type { AddProfileRefusal } from './add-profile';
import { InvitationType } from './invitation.type';
import { DescribedObject } from '../schema-parts/described-object';

/** What addProfile takes. */
@InputType('AddProfileInput', { description: 'Whom to add to which account.' })
export class AddProfileInput {
  @Field(() => ID, { description: 'The account: that of your active profile, or one that you look after.' })
  accountId!: string;

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

  @Field(() => Boolean, {
    nullable: true,
    description: 'True to send an invitation in the same step. It can also be sent later, with `sendInvite`.',
  })
  sendInvite?: boolean | null;
}

/** Why addProfile added nothing, as the graph shows it. */
export const AddProfileUserError = userErrorType<AddProfileRefusal>('addProfile', 'added nothing', {
  NOT_FOUND: 'There is no such account, or you may not know of it.',
  NOT_PERMITTED: 'You may read this account but not add to it as the profile you act as now.',
  ACCOUNT_INACTIVE: 'The account was deactivated in Dynamics.',
  INVALID_DISPLAY_NAME: 'The name is empty, longer than 200 characters or has control characters.',
  DISPLAY_NAME_HAS_ADDRESS: 'The name contains a web address, a domain or an e-mail address.',
  INVALID_EMAIL:
    "The address isn't one that mail can be sent to. Only ASCII characters are supported before the @.",
  INVALID_LOCALE: 'The language is not a BCP 47 tag.',
  EMAIL_IN_USE:
    'A profile of the account has this address already, perhaps from this very call if you have repeated it.',
});

/** What addProfile answers. */
@DescribedObject('AddProfilePayload', 'What addProfile did.')
export class AddProfilePayload {
  @Field(() => ProfileType, { nullable: true, description: 'The new profile; null when nothing was added.' })
  profile!: ProfileType | null;

  @Field(() => InvitationType, {
    nullable: true,
    description: 'The invitation on its way; null when none was asked for or nothing was added.',
  })
  invitation!: InvitationType | null;

  @Field(() => [AddProfileUserError], { description: 'Why nothing was added; empty on success.' })
  userErrors!: UserError<AddProfileRefusal>[];
}
