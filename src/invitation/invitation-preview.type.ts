import { GraphQLDateTime } from 'graphql-scalars';
import { Directive, Field, ID } from 'type-graphql';
import { type Program, programOf } from '../account/account';
import { ProgramEnum } from '../account/account.type';
import type { IdentitySummary } from '../identity/identity';
import { IdentityType, presentIdentity } from '../identity/identity.type';
import type { InvitationStatus } from './invitation';
import { InvitationStatusEnum } from './invitation.type';
import type { InvitationPreview, PreviewedProfile } from './preview-invitation';
import { DescribedObject } from '../schema-parts/described-object';

/** The fields of an account that the holder of a token can read. */
@DescribedObject(
  'InvitationPreviewAccount',
  'An account, limited to what the holder of an invitation can read.',
)
export class InvitationPreviewAccountType {
  @Field(() => String, { description: "The organization's name." })
  name!: string;

  @Field(() => ProgramEnum, { description: "The extranet that the account's people use." })
  program!: Program;
}

/** The fields of a profile that the holder of a token can read. */
@DescribedObject(
  'InvitationPreviewProfile',
  'A profile, limited to what the holder of an invitation can read.',
)
export class InvitationPreviewProfileType {
  @Field(() => ID, { description: "The profile's id, for `AssociateProfileInput.alsoProfileIds`." })
  id!: string;

  @Field(() => String, { description: "The person's name in the account." })
  displayName!: string;

  @Field(() => InvitationPreviewAccountType, { description: 'The account that the profile belongs to.' })
  account!: InvitationPreviewAccountType;

  @Field(() => Boolean, {
    description:
      "True when the profile is associated with a Microsoft account that isn't yours. Accepting then requires `replaceIdentity`. When you're signed out, any Microsoft account counts.",
  })
  replacesIdentity!: boolean;

  @Field(() => Boolean, {
    description:
      "True when the profile is already associated with your Microsoft account. False when you're signed out.",
  })
  associatedWithYou!: boolean;
}

/** The GraphQL type of an invitation for the holder of its token, before it's accepted. */
@DescribedObject(
  'InvitationPreview',
  'An invitation, limited to what the holder of its token can read before accepting it.',
)
export class InvitationPreviewType {
  @Field(() => InvitationStatusEnum, { description: 'The status of the invitation.' })
  status!: InvitationStatus;

  @Field(() => GraphQLDateTime, { description: 'When the invitation expires (exclusive).' })
  expiresAt!: Date;

  @Field(() => InvitationPreviewAccountType, {
    description:
      'The account that the invitation is for. Shows the current name while the invitation is pending, and the name in the mail afterwards.',
  })
  account!: InvitationPreviewAccountType;

  @Field(() => InvitationPreviewProfileType, {
    description:
      'The profile that the invitation is for. Shows the current name while the invitation is pending, and the name in the mail afterwards.',
  })
  profile!: InvitationPreviewProfileType;

  @Field(() => String, { description: 'The e-mail address that the invitation was sent to.' })
  email!: string;

  @Field(() => IdentityType, {
    nullable: true,
    description:
      "The Microsoft account that you're signed in with, which accepting associates. Null when you're signed out.",
  })
  currentIdentity!: IdentityType | null;

  @Field(() => Boolean, {
    description:
      "True when the profile is associated with a Microsoft account that isn't yours. Accepting then requires `replaceIdentity`. When you're signed out, any Microsoft account counts. False unless the invitation is pending.",
  })
  replacesIdentity!: boolean;

  @Field(() => Boolean, {
    description:
      "True when the profile is already associated with your Microsoft account. False when you're signed out.",
  })
  associatedWithYou!: boolean;

  @Directive('@listSize(assumedSize: 100)')
  @Field(() => [InvitationPreviewProfileType], {
    description:
      'The other profiles with the same e-mail address and status `ACTIVE`, which can be associated together with this one. Sorted with the oldest first. Maximum 100. Empty unless the invitation is pending.',
  })
  matchingProfiles!: InvitationPreviewProfileType[];
}

/**
 * Converts a preview to its GraphQL type, with only the fields of the schema. `identity` is null if the
 * caller isn't signed in.
 */
export function presentInvitationPreview(
  preview: InvitationPreview,
  identity: IdentitySummary | null,
): InvitationPreviewType {
  const { status } = preview;
  const invited = presentPreviewed(preview.invited, identity);
  // The holder of an invitation that isn't pending may not learn whether the profile is associated.
  if (status !== 'PENDING') invited.replacesIdentity = false;
  return {
    status,
    expiresAt: preview.invitation.expiresAt,
    account: invited.account,
    profile: invited,
    email: preview.invitation.email,
    currentIdentity: identity && presentIdentity(identity),
    replacesIdentity: invited.replacesIdentity,
    associatedWithYou: invited.associatedWithYou,
    matchingProfiles: preview.matching.map((matching) => presentPreviewed(matching, identity)),
  };
}

function presentPreviewed(
  { profile, account, heldByIdentityId }: PreviewedProfile,
  identity: IdentitySummary | null,
): InvitationPreviewProfileType {
  return {
    id: profile.id,
    displayName: profile.displayName,
    account: { name: account.name, program: programOf(account.kind) },
    replacesIdentity: heldByIdentityId !== null && heldByIdentityId !== identity?.id,
    associatedWithYou: heldByIdentityId !== null && heldByIdentityId === identity?.id,
  };
}
