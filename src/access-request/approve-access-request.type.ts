import { Field, ID, InputType } from 'type-graphql';
import type { ProfileRole } from '../access/actor';
import { INVALID_PROFILE } from '../profile/invalid-profile';
import { ProfileRoleEnum } from '../profile/profile.type';
import { DescribedObject } from '../schema-parts/described-object';
import { type UserError, userErrorType } from '../schema-parts/user-error.type';
import { AccessRequestType } from './access-request.type';
import type { ApproveAccessRequestRefusal } from './approve-access-request';

/** The input of approveAccessRequest. */
@InputType('ApproveAccessRequestInput', {
  description: 'The request to approve, with an existing profile or the values of a new one.',
})
export class ApproveAccessRequestInput {
  @Field(() => ID, { description: 'The request to approve. See `Account.accessRequests`.' })
  accessRequestId!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      "An existing profile of the account for the person. Must have the status `ACTIVE`, and can't be associated with another Microsoft account. Defaults to a new profile. Can't be combined with the values of a new profile.",
  })
  profileId?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The name of the new profile, as in `AddProfileInput.displayName`. Defaults to the name of the person's Microsoft account.",
  })
  displayName?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The e-mail address of the new profile, as in `AddProfileInput.email`. Defaults to the user name of the person's Microsoft account.",
  })
  email?: string | null;

  @Field(() => ProfileRoleEnum, {
    nullable: true,
    description:
      'What the new profile can do, as in `AddProfileInput.role`, but never changed. Defaults to `MEMBER`, which is refused with `ADMINISTRATOR_REQUIRED` if the account has no administrator.',
  })
  role?: ProfileRole | null;

  @Field(() => String, {
    nullable: true,
    description: 'The language of the new profile as a BCP 47 tag, such as `de-CH`. Defaults to `en`.',
  })
  locale?: string | null;
}

/** The GraphQL type for why approveAccessRequest approved nothing. */
export const ApproveAccessRequestUserError = userErrorType<ApproveAccessRequestRefusal['code']>(
  'approveAccessRequest',
  "didn't approve the request",
  {
    NOT_FOUND: "The request doesn't exist, or you can't read it.",
    NOT_PENDING:
      'The request was declined or withdrawn, was approved with another profile, or has expired. The message says which.',
    ACCOUNT_INACTIVE: 'The account was deactivated in Dynamics.',
    ...INVALID_PROFILE,
    EMAIL_IN_USE:
      'Another active or disabled profile of the account has this e-mail address. Approve the request with that profile instead.',
    ADMINISTRATOR_REQUIRED:
      'The account has no administrator, so its first new profile must be one. Request the role `ADMINISTRATOR`, or choose an existing profile.',
    PROFILE_NOT_FOUND: "The profile doesn't exist, or isn't in the account.",
    PROFILE_NOT_ACTIVE: 'The profile is disabled or removed.',
    PROFILE_ASSOCIATED: 'The profile is associated with another Microsoft account.',
    ALREADY_HAS_PROFILE: 'The person already has another active profile in the account.',
  },
);

/** The payload of approveAccessRequest. */
@DescribedObject('ApproveAccessRequestPayload', 'The result of `approveAccessRequest`.')
export class ApproveAccessRequestPayload {
  @Field(() => AccessRequestType, { nullable: true, description: 'The approved request. Null on failure.' })
  accessRequest!: AccessRequestType | null;

  @Field(() => [ApproveAccessRequestUserError], {
    description: "Why the request wasn't approved. Empty on success.",
  })
  userErrors!: UserError<ApproveAccessRequestRefusal['code']>[];
}
