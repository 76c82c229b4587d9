import { Field, ID, InputType } from 'type-graphql';
import type { ProfileRole } from '../access/actor';
import { INVALID_PROFILE } from '../profile/invalid-profile';
import { ProfileRoleEnum, ProfileType } from '../profile/profile.type';
import { type UserError, userErrorType } from '../schema-parts/user-error.type';
import type { UserRefusal } from '../schema-parts/user-errors';
import { IDEMPOTENCY_KEY_REUSED, RepeatableInput } from '../idempotency/idempotency-key';
import type { KeyReused } from '../idempotency/once';
import type { AddProfileRefusal } from './add-profile';
import { InvitationType } from '../invitation/invitation.type';
import { ACCOUNT_REFUSALS, EMAIL_IN_USE, NEW_PROFILE_FIELDS } from './new-profile-fields';
import { DescribedObject } from '../schema-parts/described-object';

/** The input of addProfile. */
@InputType('AddProfileInput', { description: 'The account and the profile to add.' })
export class AddProfileInput extends RepeatableInput {
  @Field(() => ID, { description: 'The account to add to. `Account.viewerCanManageProfiles` must be true.' })
  accountId!: string;

  @Field(() => String, NEW_PROFILE_FIELDS.displayName)
  displayName!: string;

  @Field(() => String, NEW_PROFILE_FIELDS.email)
  email!: string;

  @Field(() => ProfileRoleEnum, NEW_PROFILE_FIELDS.role)
  role?: ProfileRole | null;

  @Field(() => String, NEW_PROFILE_FIELDS.locale)
  locale?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True to send an invitation too. You can also send it later with `sendInvite`. Defaults to false.',
  })
  sendInvite?: boolean | null;
}

/** The GraphQL type for why addProfile added nothing. */
export const AddProfileUserError = userErrorType<UserRefusal<AddProfileRefusal | KeyReused>['code']>(
  'addProfile',
  "didn't add the profile",
  {
    ...ACCOUNT_REFUSALS,
    ...INVALID_PROFILE,
    EMAIL_IN_USE,
    ...IDEMPOTENCY_KEY_REUSED,
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
  userErrors!: UserError<UserRefusal<AddProfileRefusal | KeyReused>['code']>[];
}
