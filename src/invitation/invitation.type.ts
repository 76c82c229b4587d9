import { GraphQLDateTime } from 'graphql-scalars';
import { ArgsType, Directive, Field, ID } from 'type-graphql';
import { connectionType, ConnectionArgs } from '../relay/connection.type';
import { describeSearch } from '../search/search-argument';
import { type DeliveryStatus, type Invitation, type InvitationStatus, statusOf } from './invitation';
import { describedEnum } from '../schema-parts/described-enum';
import { DescribedObject } from '../schema-parts/described-object';

/** The statuses of an invitation, as the graph names them. */
export const InvitationStatusEnum = describedEnum<InvitationStatus>(
  'InvitationStatus',
  'How an invitation stands.',
  {
    PENDING: 'It can be accepted.',
    ACCEPTED: 'It was accepted; its link is used up.',
    EXPIRED: 'It was not accepted in time.',
    REVOKED: 'It was taken back, or the profile has another address now.',
    SUPERSEDED: 'A newer invitation to the profile took its place.',
  },
);

/** The statuses of an invitation's mail, as the graph names them. */
export const DeliveryStatusEnum = describedEnum<DeliveryStatus>(
  'DeliveryStatus',
  "What has become of an invitation's mail.",
  {
    QUEUED: 'It waits to be sent.',
    SENT: 'It was handed over to the mail provider.',
    DELIVERED: "The recipient's mail server took it.",
    BOUNCED: "The recipient's mail server refused it.",
    FAILED:
      'It could not be sent: the mail provider refused it for good, or would not take it for seven days.',
  },
);

/** An invitation, as the graph shows it. */
@DescribedObject(
  'Invitation',
  'The e-mailed, single-use, expiring proof of a mailbox that lets its holder associate a profile.',
)
@Directive('@key(fields: "id")')
export class InvitationType {
  @Field(() => ID, {
    description: 'Identifies the invitation; opaque, not a credential, and sorts by creation.',
  })
  id!: string;

  @Field(() => String, { description: 'The address it was sent to.' })
  email!: string;

  @Field(() => InvitationStatusEnum, { description: 'How it stands.' })
  status!: InvitationStatus;

  @Field(() => GraphQLDateTime, {
    description: 'When it was issued; its mail follows within moments, see `delivery`.',
  })
  createdAt!: Date;

  @Field(() => GraphQLDateTime, { description: 'The first instant at which it can be accepted no more.' })
  expiresAt!: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was accepted; null unless it was.' })
  acceptedAt!: Date | null;

  @Field(() => DeliveryStatusEnum, {
    nullable: true,
    description: 'What has become of its mail; null when it was taken back before it was sent.',
  })
  delivery!: DeliveryStatus | null;

  /** The invitation itself, for the resolvers of further fields; not published. */
  readonly invitation!: Invitation;
}

/** Presents an invitation as it stands at an instant: names each field that is published. */
export function presentInvitation(invitation: Invitation, now: Date): InvitationType {
  return {
    id: invitation.id,
    email: invitation.email,
    status: statusOf(invitation, now),
    createdAt: invitation.createdAt,
    expiresAt: invitation.expiresAt,
    acceptedAt: invitation.acceptedAt,
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
    description: `${describeSearch('e-mail address')} The name and address are those it was sent to.`,
  })
  search?: string | null;

  @Field(() => InvitationStatusEnum, { nullable: true, description: 'Only invitations with this status.' })
  status?: InvitationStatus | null;

  @Field(() => DeliveryStatusEnum, {
    nullable: true,
    description: 'Only invitations whose mail this has become of.',
  })
  delivery?: DeliveryStatus | null;
}
