import { GraphQLDateTime } from 'graphql-scalars';
import { ArgsType, Directive, Field, ID, Int } from 'type-graphql';
import type { Change, PublicValue } from '../change-log/change';
import { connectionType } from '../relay/connection.type';
import { DescribedObject } from '../schema-parts/described-object';

/** The GraphQL type for the Microsoft account of an access event. */
@DescribedObject('AccessEventIdentity', 'A Microsoft account, as other services identify it.')
export class AccessEventIdentityType {
  @Field(() => ID, { description: 'The id of the `Identity`.' })
  id!: string;

  @Field(() => String, { description: "The tenant's id at Microsoft, the claim `tid` of its tokens." })
  tenantId!: string;

  @Field(() => String, {
    description: "The account's object id in the tenant, the claim `oid` of its tokens.",
  })
  objectId!: string;
}

/** The GraphQL type for one changed field of an access event. */
@DescribedObject(
  'AccessEventChange',
  'A changed field. Values are ids, codes and instants. Names, addresses and texts are null.',
)
export class AccessEventChangeType {
  @Field(() => String, { description: "The field's name." })
  field!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "The value before the change. Null if there was none, or if events never include this field's values.",
  })
  before!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The value after the change. Null if there is none, or if events never include this field's values.",
  })
  after!: string | null;
}

/** The GraphQL type for an access event. */
@DescribedObject(
  'AccessEvent',
  "An event about people's access: a committed change, or a time-based change such as the end of a plan.",
)
export class AccessEventType {
  @Field(() => ID, {
    description: "The event's id, unique among all events. Opaque. Webhooks send the same id.",
  })
  id!: string;

  @Field(() => String, {
    description:
      'What happened, such as `association.created`, `profile.removed` or `access.lapsed`. Later releases add types. Ignore unknown types.',
  })
  type!: string;

  @Field(() => GraphQLDateTime, { description: 'When it happened.' })
  occurredAt!: Date;

  @Field(() => ID, {
    nullable: true,
    description: 'The id of the `Account` that it happened in. Null when it concerns only a person.',
  })
  accountId!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The id of the `Profile` that it concerns. Null when there is none.',
  })
  profileId!: string | null;

  @Field(() => ID, {
    description: 'The id of the changed object, such as a profile, invitation, association or service plan.',
  })
  subjectId!: string;

  @Directive('@listSize(assumedSize: 5)')
  @Field(() => [AccessEventChangeType], { description: 'The changed fields. Empty for most types.' })
  changes!: AccessEventChangeType[];

  /** The change, for the resolvers of other fields. Not published. */
  readonly change!: Change;
}

/** Creates the GraphQL object for a change. Names each published field. */
export function presentAccessEvent(change: Change): AccessEventType {
  return {
    id: String(change.position),
    type: change.type,
    occurredAt: change.occurredAt,
    accountId: change.accountId,
    profileId: change.profileId,
    subjectId: change.subjectId,
    changes: Object.entries(change.changes).map(([field, [before, after]]) => ({
      field,
      before: presentValue(before),
      after: presentValue(after),
    })),
    change,
  };
}

function presentValue(value: PublicValue): string | null {
  return value === null ? null : String(value);
}

/** A page of access events. */
export const AccessEventConnection = connectionType('AccessEvent', () => AccessEventType);

/** The arguments of the list of access events. It can only be read forward. */
@ArgsType()
export class AccessEventsArgs {
  @Field(() => Int, {
    nullable: true,
    description: 'Number of events to return. Defaults to 20, maximum 100.',
  })
  first?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Returns events after the event with this cursor. By default, starts with the oldest event that is kept. You can change `accountId` between pages.',
  })
  after?: string | null;

  @Field(() => ID, { nullable: true, description: 'Returns only events of this account.' })
  accountId?: string | null;
}
