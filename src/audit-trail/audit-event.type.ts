import { GraphQLDateTime } from 'graphql-scalars';
import { ArgsType, Directive, Field, ID } from 'type-graphql';
import type { AuditAction, AuditEvent } from '../audit/audit-event';
import { ProfileType } from '../profile/profile.type';
import { connectionType, ConnectionArgs } from '../relay/connection.type';
import { describedEnum } from '../schema-parts/described-enum';
import { DescribedObject } from '../schema-parts/described-object';

const AuditActionEnum = describedEnum<AuditAction>('AuditAction', 'What happened.', {
  IDENTITY_SIGNED_IN: 'Somebody signed in. It concerns no account, and is in no list.',
  SESSION_ENDED: 'Somebody signed out. It concerns no account, and is in no list.',
  SESSIONS_ENDED: 'Somebody signed out everywhere. It concerns no account, and is in no list.',
  PROFILE_SWITCHED: 'Somebody chose to act as the profile.',
  ACCOUNT_ADDED: 'The account was added.',
  ACCOUNT_UPDATED: 'What is recorded of the account was changed.',
  SERVICE_PLAN_ADDED: 'A service plan was added.',
  SERVICE_PLAN_UPDATED: 'A service plan was changed.',
  ACCESS_REQUESTED: 'Somebody without a profile asked the administrators for access.',
  PROFILE_ADDED: 'The profile was added.',
  PROFILE_UPDATED: 'What is recorded of the profile was changed.',
  PROFILE_REMOVED: 'The profile was removed.',
  INVITATION_SENT: 'An invitation to the profile was issued, or sent again.',
  INVITATION_SUPERSEDED: 'A newer invitation took the place of a pending one.',
  INVITATION_REVOKED: 'A pending invitation was taken back.',
  INVITATION_ACCEPTED: 'An invitation was accepted.',
  ASSOCIATION_CREATED: 'The profile was associated with a Microsoft account.',
  ASSOCIATION_ENDED: 'The association of the profile with a Microsoft account ended.',
});

/** Who caused an event, as the graph shows it. */
@DescribedObject('AuditActor', 'Who caused what happened, as far as you may know.')
export class AuditActorType {
  @Field(() => String, {
    nullable: true,
    description:
      'The name on the Microsoft account; null for the service itself, such as an import of data from Dynamics.',
  })
  displayName!: string | null;

  @Field(() => ProfileType, {
    nullable: true,
    description: 'The profile as which they acted; null when they acted as none, or you may not read it.',
  })
  profile!: ProfileType | null;
}

/** What was changed of one field, as the graph shows it. */
@DescribedObject('AuditChange', 'What one field was, and what it became.')
export class AuditChangeType {
  @Field(() => String, { description: "The field's name." })
  field!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'What it was: a text as it is, anything else as JSON; null for nothing, and for an account that you may not read.',
  })
  before!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What it became: a text as it is, anything else as JSON; null for nothing, and for an account that you may not read.',
  })
  after!: string | null;
}

/** An audit event, as the graph shows it. */
@DescribedObject(
  'AuditEvent',
  'One thing that happened in an account: who did what to whom, and when. It is never changed.',
)
export class AuditEventType {
  @Field(() => ID, { description: 'Identifies the event.' })
  id!: string;

  @Field(() => GraphQLDateTime, { description: 'When it happened.' })
  occurredAt!: Date;

  @Field(() => AuditActionEnum, { description: 'What happened.' })
  action!: AuditAction;

  @Field(() => ID, {
    description:
      'The id of what it happened to: a profile, an invitation, an association, a service plan, ….',
  })
  subjectId!: string;

  @Field(() => String, {
    description: 'The request that caused it, as in its header `x-request-id` and in the logs.',
  })
  requestId!: string;

  @Directive('@listSize(assumedSize: 5)')
  @Field(() => [AuditChangeType], {
    description: 'What was changed, field by field; empty for most actions.',
  })
  changes?: AuditChangeType[];

  /** The event itself, for the resolvers of further fields; not published. */
  readonly event!: AuditEvent;
}

/** Presents an event: names each field that is published. */
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

/** Presents what an event changed, without the ids of accounts that the caller may not read. */
export async function presentChanges(
  { action, changes }: AuditEvent,
  mayReadAccount: (id: string) => Promise<boolean>,
): Promise<AuditChangeType[]> {
  // Which profile somebody left for this one is their own affair: it may be of another account.
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

/** The fields that hold the id of an account, which may be another than the event's. */
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
      'Only what was done by somebody who acted as this profile, of this account or of its partner.',
  })
  actorProfileId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only what concerns this profile of the account.' })
  subjectProfileId?: string | null;

  @Field(() => AuditActionEnum, { nullable: true, description: 'Only what happened of this kind.' })
  action?: AuditAction | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Only what happened at this instant or later.',
  })
  from?: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Only what happened before this instant.' })
  until?: Date | null;
}
