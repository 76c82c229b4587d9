import { Directive, Field, ID, InputType } from 'type-graphql';
import { AssociationType } from '../association/association.type';
import type { AssociateProfileRefusal } from './associate-profile';
import { type UserError, userErrorType } from '../schema-parts/user-error.type';
import type { UserRefusal } from '../schema-parts/user-errors';
import { DescribedObject } from '../schema-parts/described-object';

/** The input of associateProfile. */
@InputType('AssociateProfileInput', {
  description: 'The invitation to accept and the profiles to associate.',
})
export class AssociateProfileInput {
  @Field(() => String, {
    description:
      "The token in the fragment of the link in the mail. It's a credential: keep it out of URLs and logs.",
  })
  token!: string;

  @Field(() => [ID], {
    nullable: true,
    description:
      'Other profiles with the same e-mail address to associate too, from `InvitationPreview.matchingProfiles`. Defaults to none, maximum 100.',
  })
  alsoProfileIds?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True to end the active associations of the profiles with other Microsoft accounts. Defaults to false.',
  })
  replaceIdentity?: boolean | null;
}

/** The GraphQL type for why associateProfile associated nothing. The invitation can still be accepted. */
export const AssociateProfileUserError = userErrorType<UserRefusal<AssociateProfileRefusal>['code']>(
  'associateProfile',
  "didn't associate any profile. A pending invitation can still be accepted",
  {
    INVALID_TOKEN: "The token isn't valid. The link may be incomplete.",
    INVITATION_EXPIRED: 'The invitation has expired. Request a new one.',
    INVITATION_REVOKED:
      'The invitation was revoked, or the profile was removed or its e-mail address changed.',
    INVITATION_SUPERSEDED: 'A newer invitation was sent. Use the link in the most recent mail.',
    INVITATION_DECLINED: 'The invitation was declined. Request a new one.',
    INVITATION_ALREADY_USED:
      'The invitation was already accepted, with another Microsoft account or for other profiles.',
    PROFILE_NOT_ACTIVE: 'The profile is disabled or removed.',
    PROFILE_NOT_OF_MAILBOX:
      "A profile in `alsoProfileIds` doesn't have the e-mail address that the invitation was sent to.",
    REPLACEMENT_NOT_CONFIRMED:
      'A profile is associated with another Microsoft account. Ask the person to confirm, then retry with `replaceIdentity: true`.',
  },
);

/** The payload of associateProfile. */
@DescribedObject('AssociateProfilePayload', 'The result of `associateProfile`.')
export class AssociateProfilePayload {
  @Field(() => AssociationType, {
    nullable: true,
    description: "The association of the invitation's profile. Null on failure.",
  })
  association!: AssociationType | null;

  @Directive('@listSize(assumedSize: 101)')
  @Field(() => [AssociationType], {
    description: "The associations of all profiles, with the invitation's profile first. Empty on failure.",
  })
  associations!: AssociationType[];

  @Field(() => [AssociateProfileUserError], { description: 'Why nothing was associated. Empty on success.' })
  userErrors!: UserError<UserRefusal<AssociateProfileRefusal>['code']>[];
}
