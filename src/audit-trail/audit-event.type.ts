import { GraphQLDateTime } from 'graphql-scalars';
import { ArgsType, Directive, Field, ID } from 'type-graphql';
import type { AuditAction, AuditEvent } from '../audit/audit-event';
import { ProfileType } from '../profile/profile.type';
import { connectionType, ConnectionArgs } from '../relay/connection.type';
import { describedEnum } from '../schema-parts/described-enum';
import { DescribedObject } from '../schema-parts/described-object';

const AuditActionEnum = describedEnum<AuditAction>('AuditAction', 'What happened.', {
  IDENTITY_SIGNED_IN: "Someone signed in. Not part of any account's list.",
  SESSION_ENDED: "Someone signed out. Not part of any account's list.",
  SESSIONS_ENDED: "Someone signed out everywhere. Not part of any account's list.",
  PROFILE_SWITCHED: 'Someone switched to the profile.',
  DEFAULT_PROFILE_CLEARED: "Someone cleared their default profile. Not part of any account's list.",
  ACCOUNT_ADDED: 'The account was added.',
  ACCOUNT_UPDATED: "The account's data was changed.",
  SERVICE_PLAN_ADDED: 'A service plan was added.',
  SERVICE_PLAN_UPDATED: 'A service plan was changed.',
  ACCESS_REQUESTED: 'Someone without a profile in the account requested access.',
  ACCESS_REQUEST_APPROVED: 'A request for access was approved, and the person got the profile.',
  ACCESS_REQUEST_DECLINED: 'A request for access was declined.',
  ACCESS_REQUEST_WITHDRAWN:
    "The person who requested access withdrew the request. Not part of any account's list if the account wasn't found.",
  PARTNER_CONTACTED: "The profile's holder asked the account's partner of record about access.",
  ADMINISTRATORS_CONTACTED: "The profile's holder asked the account's administrators for help.",
  PROFILE_ADDED: 'The profile was added.',
  PROFILE_UPDATED: "The profile's data was changed.",
  PROFILE_REMOVED: 'The profile was removed.',
  PROFILE_RESTORED: 'The removed profile was restored as the new profile that `subjectId` names.',
  INVITATION_SENT: 'An invitation to the profile was created or sent again.',
  INVITATION_SUPERSEDED: 'A newer invitation superseded a pending invitation.',
  INVITATION_REVOKED: 'A pending invitation was revoked.',
  INVITATION_ACCEPTED: 'An invitation was accepted.',
  INVITATION_DECLINED: "Someone with the link declined an invitation. The event doesn't name them.",
  ASSOCIATION_CREATED: 'The profile was associated with a Microsoft account.',
  ASSOCIATION_ENDED: 'The association of the profile with a Microsoft account ended.',
});

/** The GraphQL type for who caused an event. */
@DescribedObject('AuditActor', 'Who caused an event, limited to what you can read.')
export class AuditActorType {
  @Field(() => String, {
    nullable: true,
    description:
      'The display name of the Microsoft account. Null when the service itself caused the event, such as an import from Dynamics, and for `INVITATION_DECLINED`.',
  })
  displayName!: string | null;

  @Field(() => ProfileType, {
    nullable: true,
    description: "The profile that was active. Null when there was none or you can't read it.",
  })
  profile!: ProfileType | null;
}

/** The GraphQL type for one changed field. */
@DescribedObject('AuditChange', "A field's values before and after a change.")
export class AuditChangeType {
  @Field(() => String, { description: "The field's name." })
  field!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "The value before the change. Strings are unchanged, other values are JSON. Null when there was no value, and for the id of an account that you can't read.",
  })
  before!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The value after the change. Strings are unchanged, other values are JSON. Null when there is no value, and for the id of an account that you can't read.",
  })
  after!: string | null;
}

/** The GraphQL type for an audit event. */
@DescribedObject(
  'AuditEvent',
  "An entry in an account's audit trail: what happened, who did it, and when. Immutable.",
)
export class AuditEventType {
  @Field(() => ID, { description: "The event's id. Opaque." })
  id!: string;

  @Field(() => GraphQLDateTime, { description: 'When the event happened.' })
  occurredAt!: Date;

  @Field(() => AuditActionEnum, { description: 'What happened.' })
  action!: AuditAction;

  @Field(() => ID, {
    description:
      'The id of the object that the event is about, such as a profile, invitation, association or service plan.',
  })
  subjectId!: string;

  @Field(() => String, {
    description: 'The id of the request that caused the event, as in the `x-request-id` header and the logs.',
  })
  requestId!: string;

  @Directive('@listSize(assumedSize: 5)')
  @Field(() => [AuditChangeType], {
    description: 'The changed fields. Empty for most actions.',
  })
  changes?: AuditChangeType[];

  /** The event, for the resolvers of other fields. Not published. */
  readonly event!: AuditEvent;
}

/** Creates the GraphQL object for an event. Names each published field. */
export function presentAuditEvent(event: AuditEvent): AuditEventType {
  return {
    id: event.id,
    occurredAt: event.occurredAt,
    action: event.action,
    subjectId: event.subjectId,
    requestId: event.requestId,
    event,
  };
}

/** Creates the GraphQL objects for an event's changes, without ids of accounts that the caller can't read. */
export async function presentChanges(
  { action, changes }: AuditEvent,
  mayReadAccount: (id: string) => Promise<boolean>,
): Promise<AuditChangeType[]> {
  // The profile that a person switched from is private: it may belong to another account.
  if (action === 'PROFILE_SWITCHED') return [];
  const present = async (field: string, value: unknown) =>
    ACCOUNT_REFERENCES.has(field) && !(await mayReadAccount(String(value))) ? null : presentValue(value);
  return Promise.all(
    Object.entries(changes ?? {}).map(async ([field, [before, after]]) => ({
      field,
      before: await present(field, before),
      after: await present(field, after),
    })),
  );
}

/** The fields with the id of an account, which may differ from the event's account. */
const ACCOUNT_REFERENCES: ReadonlySet<string> = new Set(['accountId', 'partnerId']);

function presentValue(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A page of audit events. */
export const AuditEventConnection = connectionType('AuditEvent', () => AuditEventType);

/** The arguments of an account's audit trail. */
@ArgsType()
export class AccountAuditEventsArgs extends ConnectionArgs {
  @Field(() => ID, {
    nullable: true,
    description:
      'Returns only events that were caused with this profile active. It can be a profile of the account or of its partner of record.',
  })
  actorProfileId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Returns only events about this profile of the account.' })
  subjectProfileId?: string | null;

  @Field(() => AuditActionEnum, { nullable: true, description: 'Returns only events with this action.' })
  action?: AuditAction | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Returns only events at or after this time.',
  })
  from?: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Returns only events before this time.' })
  until?: Date | null;
}
