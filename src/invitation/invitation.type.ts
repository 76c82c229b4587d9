import { GraphQLDateTime } from 'graphql-scalars';
import { ArgsType, Directive, Field, ID } from 'type-graphql';
import { connectionType, ConnectionArgs } from '../relay/connection.type';
import { describeSearch } from '../search/search-argument';
import type { DeclineReason, DeliveryStatus, Invitation, InvitationStatus } from './invitation';
import type { InvitationAttention } from './invitation-attention';
import { statusOf } from './invitation-status';
import { describedEnum } from '../schema-parts/described-enum';
import { DescribedObject } from '../schema-parts/described-object';

/** The GraphQL enum of an invitation's status. */
export const InvitationStatusEnum = describedEnum<InvitationStatus>(
  'InvitationStatus',
  'The status of an invitation.',
  {
    PENDING: 'The invitation can be accepted.',
    ACCEPTED: "The invitation was accepted. Its link can't be used again.",
    EXPIRED: "The invitation wasn't accepted in time.",
    REVOKED: 'The invitation was revoked, or the profile was removed or its e-mail address changed.',
    SUPERSEDED: 'A newer invitation to the profile replaced it.',
    DECLINED: 'Someone with the link declined the invitation.',
  },
);

/** The GraphQL enum of the reasons for declining an invitation. */
export const DeclineReasonEnum = describedEnum<DeclineReason>(
  'DeclineReason',
  'Why someone declined an invitation.',
  {
    NOT_FOR_ME: "The invitation wasn't meant for the recipient, so its address may be wrong.",
  },
);

/** The GraphQL enum of the delivery status of an invitation's mail. */
export const DeliveryStatusEnum = describedEnum<DeliveryStatus>(
  'DeliveryStatus',
  "The delivery status of an invitation's mail.",
  {
    QUEUED: 'The mail is waiting to be sent.',
    SENT: 'The mail provider accepted the mail.',
    DELIVERED: "The recipient's mail server accepted the mail.",
    BOUNCED: "The mail bounced: the recipient's mail server rejected it.",
    FAILED:
      "The mail couldn't be sent: the mail provider permanently rejected it, or sending failed for seven days.",
  },
);

const InvitationAttentionEnum = describedEnum<InvitationAttention>(
  'InvitationAttention',
  'Why a pending invitation needs attention. `Account.invitationSummary` counts the invitations for each reason.',
  {
    BOUNCED: 'The mail bounced or failed, as in `InvitationSummary.bounced`.',
    EXPIRES_SOON: 'The invitation expires within 48 hours, as in `InvitationSummary.expiringSoon`.',
  },
);

/** The GraphQL type of an invitation. */
@DescribedObject(
  'Invitation',
  'A single-use link, sent by mail, that lets the recipient associate a profile with their Microsoft account. Everyone who can read the profile can read its invitations.',
)
@Directive('@key(fields: "id")')
export class InvitationType {
  @Field(() => ID, {
    description: "The invitation's id. Opaque; sorts by creation time. Not a credential.",
  })
  id!: string;

  @Field(() => String, { description: 'The e-mail address that the invitation was sent to.' })
  email!: string;

  @Field(() => InvitationStatusEnum, { description: 'The status of the invitation.' })
  status!: InvitationStatus;

  @Field(() => GraphQLDateTime, {
    description: 'When the invitation was created. The mail is sent shortly afterwards; see `delivery`.',
  })
  createdAt!: Date;

  @Field(() => GraphQLDateTime, { description: 'When the invitation expires (exclusive).' })
  expiresAt!: Date;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: "When the invitation was accepted. Null when it wasn't.",
  })
  acceptedAt!: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: "When someone with the link declined the invitation. Null when it wasn't declined.",
  })
  declinedAt!: Date | null;

  @Field(() => DeclineReasonEnum, {
    nullable: true,
    description: "Why the invitation was declined. Null when no reason was given, or it wasn't declined.",
  })
  declineReason!: DeclineReason | null;

  @Field(() => DeliveryStatusEnum, {
    nullable: true,
    description:
      'The delivery status of the mail. Null when the invitation was revoked or superseded before the mail was sent.',
  })
  delivery!: DeliveryStatus | null;

  /** The invitation, for resolvers of other fields. Not in the schema. */
  readonly invitation!: Invitation;
}

/** Converts an invitation to its GraphQL type, with its status at an instant. */
export function presentInvitation(invitation: Invitation, now: Date): InvitationType {
  return {
    id: invitation.id,
    email: invitation.email,
    status: statusOf(invitation, now),
    createdAt: invitation.createdAt,
    expiresAt: invitation.expiresAt,
    acceptedAt: invitation.acceptedAt,
    declinedAt: invitation.declinedAt,
    declineReason: invitation.declineReason,
    delivery: invitation.delivery,
    invitation,
  };
}

/** A page of invitations. */
export const InvitationConnection = connectionType('Invitation', () => InvitationType);

/** The arguments of an account's list of invitations. */
@ArgsType()
export class AccountInvitationsArgs extends ConnectionArgs {
  @Field(() => String, {
    nullable: true,
    description: `${describeSearch('e-mail address')} Searches the name and address that the invitation was sent to.`,
  })
  search?: string | null;

  @Field(() => InvitationStatusEnum, {
    nullable: true,
    description: 'Returns only invitations with this status.',
  })
  status?: InvitationStatus | null;

  @Field(() => DeliveryStatusEnum, {
    nullable: true,
    description: 'Returns only invitations whose mail has this delivery status.',
  })
  delivery?: DeliveryStatus | null;

  @Field(() => InvitationAttentionEnum, {
    nullable: true,
    description:
      'Returns only pending invitations that need attention for this reason. They are as many as `Account.invitationSummary` counts.',
  })
  attention?: InvitationAttention | null;
}

/** The arguments of a profile's list of invitations. */
@ArgsType()
export class ProfileInvitationsArgs extends ConnectionArgs {
  @Field(() => InvitationStatusEnum, {
    nullable: true,
    description: 'Returns only invitations with this status.',
  })
  status?: InvitationStatus | null;
}
