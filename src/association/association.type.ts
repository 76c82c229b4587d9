import { GraphQLDateTime } from 'graphql-scalars';
import { ArgsType, Directive, Field, ID } from 'type-graphql';
import type { Association, AssociationEndReason } from './association';
import { ConnectionArgs, connectionType } from '../relay/connection.type';
import { describedEnum } from '../schema-parts/described-enum';
import { DescribedObject } from '../schema-parts/described-object';

/** The GraphQL enum for whether an association is active. */
export type AssociationStatus = 'ACTIVE' | 'ENDED';

const AssociationStatusEnum = describedEnum<AssociationStatus>(
  'AssociationStatus',
  'Whether an association is active.',
  {
    ACTIVE: 'The Microsoft account can use the profile.',
    ENDED: "The association ended. It's kept as history.",
  },
);

const AssociationEndReasonEnum = describedEnum<AssociationEndReason>(
  'AssociationEndReason',
  'Why an association ended.',
  {
    ENDED_BY_HOLDER: 'The person who was associated with the profile ended it.',
    ENDED_BY_ADMINISTRATOR: 'An administrator of the account or of its partner of record ended it.',
    REPLACED: 'The profile was associated with another Microsoft account, which accepted an invitation.',
    PROFILE_REMOVED: 'The profile was removed from its account.',
  },
);

/** The GraphQL type of an association. */
@DescribedObject(
  'Association',
  'A link between a profile and the Microsoft account that can use it. Everyone who can read the profile can read its associations.',
)
@Directive('@key(fields: "id")')
export class AssociationType {
  @Field(() => ID, { description: "The association's id. Opaque; sorts by creation time." })
  id!: string;

  @Field(() => AssociationStatusEnum, { description: 'Whether the association is active.' })
  status!: AssociationStatus;

  @Field(() => GraphQLDateTime, { description: 'When the association was created.' })
  associatedAt!: Date;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: "When the association ended. Null while it's active.",
  })
  endedAt!: Date | null;

  @Field(() => AssociationEndReasonEnum, {
    nullable: true,
    description: "Why the association ended. Null while it's active.",
  })
  endReason!: AssociationEndReason | null;

  /** The association, for resolvers of other fields. Not in the schema. */
  readonly association!: Association;
}

/** Converts an association to its GraphQL type, with only the fields of the schema. */
export function presentAssociation(association: Association): AssociationType {
  return {
    id: association.id,
    status: association.endedAt === null ? 'ACTIVE' : 'ENDED',
    associatedAt: association.associatedAt,
    endedAt: association.endedAt,
    endReason: association.endReason,
    association,
  };
}

/** A page of associations. */
export const AssociationConnection = connectionType('Association', () => AssociationType);

/** The arguments of a profile's list of associations. */
@ArgsType()
export class ProfileAssociationsArgs extends ConnectionArgs {
  @Field(() => AssociationStatusEnum, {
    nullable: true,
    description: 'Returns only associations with this status.',
  })
  status?: AssociationStatus | null;
}
