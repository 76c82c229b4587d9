import { GraphQLDateTime } from 'graphql-scalars';
import { ArgsType, Directive, Field, ID } from 'type-graphql';
import type { Association, AssociationEndReason } from './association';
import { ConnectionArgs, connectionType } from '../relay/connection.type';
import { describedEnum } from '../schema-parts/described-enum';
import { DescribedObject } from '../schema-parts/described-object';

/** Says whether an association holds. */
export type AssociationStatus = 'ACTIVE' | 'ENDED';

const AssociationStatusEnum = describedEnum<AssociationStatus>(
  'AssociationStatus',
  'Whether an association holds.',
  {
    ACTIVE: 'The Microsoft account may use the profile.',
    ENDED: 'It holds no more and is kept as history.',
  },
);

const AssociationEndReasonEnum = describedEnum<AssociationEndReason>(
  'AssociationEndReason',
  'Why an association ended.',
  {
    ENDED_BY_HOLDER: 'The person ended it.',
    ENDED_BY_ADMINISTRATOR: 'An administrator of the account, or of its partner, ended it.',
    REPLACED: 'The profile was moved to another Microsoft account by accepting an invitation.',
    PROFILE_REMOVED: 'The profile was removed from its account.',
  },
);

/** An association, as the graph shows it. */
@DescribedObject('Association', 'The tie between a profile and the Microsoft account that may use it.')
@Directive('@key(fields: "id")')
export class AssociationType {
  @Field(() => ID, { description: 'Identifies the association; opaque, and sorts by creation.' })
  id!: string;

  @Field(() => AssociationStatusEnum, { description: 'Whether it holds.' })
  status!: AssociationStatus;

  @Field(() => GraphQLDateTime, { description: 'When it was made.' })
  associatedAt!: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it ended; null while it holds.' })
  endedAt!: Date | null;

  @Field(() => AssociationEndReasonEnum, {
    nullable: true,
    description: 'Why it ended; null while it holds.',
  })
  endReason!: AssociationEndReason | null;

  /** The association itself, for the resolvers of further fields; not published. */
  readonly association!: Association;
}

/** Presents an association: names each field that is published. */
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
  @Field(() => AssociationStatusEnum, { nullable: true, description: 'Only associations with this status.' })
  status?: AssociationStatus | null;
}
