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

/** An account, as the holder of a token may know it. */
@DescribedObject('InvitationPreviewAccount', 'What the holder of an invitation may know of an account.')
export class InvitationPreviewAccountType {
  @Field(() => String, { description: "The organization's name." })
  name!: string;

  @Field(() => ProgramEnum, { description: 'The extranet its people use.' })
  program!: Program;
}

/** A profile, as the holder of a token may know it. */
@DescribedObject('InvitationPreviewProfile', 'What the holder of an invitation may know of a profile.')
export class InvitationPreviewProfileType {
  @Field(() => ID, { description: 'Identifies the profile, for `alsoProfileIds`.' })
  id!: string;

  @Field(() => String, { description: "The person's name in that account." })
  displayName!: string;

  @Field(() => InvitationPreviewAccountType, { description: 'The account it belongs to.' })
  account!: InvitationPreviewAccountType;

  @Field(() => Boolean, {
    description:
      'True when it is associated with another Microsoft account than yours: accepting would move it. While you are signed out, that is any.',
  })
  replacesIdentity!: boolean;

  @Field(() => Boolean, { description: 'True when it is associated with your Microsoft account already.' })
  associatedWithYou!: boolean;
}

/** An invitation, as the holder of its token sees it before accepting. */
@DescribedObject(
  'InvitationPreview',
  'An invitation as the holder of its token sees it before accepting. Looking changes nothing.',
)
export class InvitationPreviewType {
  @Field(() => InvitationStatusEnum, { description: 'How the invitation stands.' })
  status!: InvitationStatus;

  @Field(() => GraphQLDateTime, { description: 'The first instant at which it can be accepted no more.' })
  expiresAt!: Date;

  @Field(() => InvitationPreviewAccountType, {
    description: 'The company it is for. Once the invitation is closed, it has the name that is in its mail.',
  })
  account!: InvitationPreviewAccountType;

  @Field(() => InvitationPreviewProfileType, {
    description: 'The profile it is for. Once the invitation is closed, it has the name that is in its mail.',
  })
  profile!: InvitationPreviewProfileType;

  @Field(() => String, { description: 'The address it was sent to.' })
  email!: string;

  @Field(() => IdentityType, {
    nullable: true,
    description:
      'The Microsoft account you are signed in with, which accepting would associate; null when you are not.',
  })
  currentIdentity!: IdentityType | null;

  @Field(() => Boolean, {
    description:
      'True when the profile is associated with another Microsoft account than yours: accepting needs `replaceIdentity`. While you are signed out, that is any. False unless the invitation is pending.',
  })
  replacesIdentity!: boolean;

  @Field(() => Boolean, {
    description: 'True when the profile is associated with your Microsoft account already.',
  })
  associatedWithYou!: boolean;

  @Directive('@listSize(assumedSize: 100)')
  @Field(() => [InvitationPreviewProfileType], {
    description:
      'The other profiles of the same mailbox, which can be associated in the same step, the 100 oldest at most; empty unless the invitation is pending.',
  })
  matchingProfiles!: InvitationPreviewProfileType[];
}

/** Presents a preview to whoever is, or is not, signed in: names each field that is published. */
export function presentInvitationPreview(
  preview: InvitationPreview,
  identity: IdentitySummary | null,
): InvitationPreviewType {
  const { status } = preview;
  const invited = presentPreviewed(preview.invited, identity);
  // Who has the profile by now is no concern of somebody who holds a closed invitation.
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
