import { Directive, Field, ID, InputType } from 'type-graphql';
import { AssociationType } from '../association/association.type';
import type { AssociateProfileRefusal } from './associate-profile';
import { type UserError, userErrorType } from '../schema-parts/user-error.type';
import { DescribedObject } from '../schema-parts/described-object';

/** What associateProfile takes. */
@InputType('AssociateProfileInput', { description: 'Which invitation to accept, and for which profiles.' })
export class AssociateProfileInput {
  @Field(() => String, {
    description: "The token in the fragment of the mail's link. A credential: keep it out of URLs and logs.",
  })
  token!: string;

  @Field(() => [ID], {
    nullable: true,
    description:
      'Other profiles of the same mailbox to associate as well; see `InvitationPreview.matchingProfiles`. Up to 100.',
  })
  alsoProfileIds?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True to move profiles that are associated with another Microsoft account; their old association ends.',
  })
  replaceIdentity?: boolean | null;
}

/** Why associateProfile associated nothing. The invitation is unspent, as the graph shows it. */
export const AssociateProfileUserError = userErrorType<AssociateProfileRefusal>(
  'associateProfile',
  'associated nothing; a pending invitation stays unspent',
  {
    INVALID_TOKEN: 'The token is not that of an invitation; perhaps the link was cut off.',
    INVITATION_EXPIRED: 'The invitation was not accepted in time. Ask for a new one.',
    INVITATION_REVOKED: 'The invitation was taken back, or the profile has another address now.',
    INVITATION_SUPERSEDED: 'A newer invitation was sent. Use the link in the newest mail.',
    INVITATION_ALREADY_USED:
      'The invitation was accepted already, with another Microsoft account or for other profiles.',
    PROFILE_NOT_ACTIVE: 'The profile is disabled or was removed.',
    PROFILE_NOT_OF_MAILBOX: 'One of `alsoProfileIds` has not the address that the invitation was sent to.',
    REPLACEMENT_NOT_CONFIRMED:
      'A profile is associated with another Microsoft account. Ask the person, then repeat with `replaceIdentity: true`.',
  },
);

/** What associateProfile answers. */
@DescribedObject('AssociateProfilePayload', 'What associateProfile did.')
export class AssociateProfilePayload {
  @Field(() => AssociationType, {
    nullable: true,
    description: "The association of the invitation's profile; null when refused.",
  })
  association!: AssociationType | null;

  @Directive('@listSize(assumedSize: 101)')
  @Field(() => [AssociationType], {
    description: 'The associations of all the profiles, that one first; empty when refused.',
  })
  associations!: AssociationType[];

  @Field(() => [AssociateProfileUserError], { description: 'Why nothing was associated; empty on success.' })
  userErrors!: UserError<AssociateProfileRefusal>[];
}
