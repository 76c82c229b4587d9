import { Field, ID, InputType } from 'type-graphql';
import { AssociationType } from './association.type';
import type { EndAssociationRefusal } from './end-association';
import { type UserError, userErrorType } from '../schema-parts/user-error.type';
import { DescribedObject } from '../schema-parts/described-object';

/** The input of endAssociation. */
@InputType('EndAssociationInput', { description: 'The association to end.' })
export class EndAssociationInput {
  @Field(() => ID, {
    description:
      'The association to end: of any of your own profiles, or of a profile in an account that you can manage.',
  })
  associationId!: string;
}

/** The GraphQL type for why endAssociation ended nothing. */
export const EndAssociationUserError = userErrorType<EndAssociationRefusal['code']>(
  'endAssociation',
  "didn't end the association",
  {
    NOT_FOUND: "The association doesn't exist, or you can't end it.",
  },
);

/** The payload of endAssociation. */
@DescribedObject('EndAssociationPayload', 'The result of `endAssociation`.')
export class EndAssociationPayload {
  @Field(() => AssociationType, {
    nullable: true,
    description: 'The ended association. Null on failure.',
  })
  association!: AssociationType | null;

  @Field(() => [EndAssociationUserError], { description: 'Why nothing was ended. Empty on success.' })
  userErrors!: UserError<EndAssociationRefusal['code']>[];
}
