import { Field, ID, InputType } from 'type-graphql';
import { AssociationType } from './association.type';
import type { EndAssociationRefusal } from './end-association';
import { type UserError, userErrorType } from '../schema-parts/user-error.type';
import { DescribedObject } from '../schema-parts/described-object';

/** What endAssociation takes. */
@InputType('EndAssociationInput', { description: 'Which association to end.' })
export class EndAssociationInput {
  @Field(() => ID, {
    description:
      'The association: of a profile of your own, whichever you act as, or of one that you manage.',
  })
  associationId!: string;
}

/** Why endAssociation ended nothing, as the graph shows it. */
export const EndAssociationUserError = userErrorType<EndAssociationRefusal>(
  'endAssociation',
  'ended nothing',
  {
    NOT_FOUND: 'There is no such association, or you may not know of it.',
  },
);

/** What endAssociation answers. */
@DescribedObject('EndAssociationPayload', 'What endAssociation did.')
export class EndAssociationPayload {
  @Field(() => AssociationType, {
    nullable: true,
    description: 'The ended association; null when it was refused.',
  })
  association!: AssociationType | null;

  @Field(() => [EndAssociationUserError], { description: 'Why nothing was ended; empty on success.' })
  userErrors!: UserError<EndAssociationRefusal>[];
}
