import { Field } from 'type-graphql';
import type { ClearDefaultProfileRefusal } from './clear-default-profile';
import { ViewerType } from './viewer.type';
import { type UserError, userErrorType } from '../schema-parts/user-error.type';
import { DescribedObject } from '../schema-parts/described-object';

/** The GraphQL type for why clearDefaultProfile changed nothing. */
export const ClearDefaultProfileUserError = userErrorType<ClearDefaultProfileRefusal['code']>(
  'clearDefaultProfile',
  "didn't clear the default profile",
  { NO_DEFAULT_PROFILE: "You don't have a default profile." },
);

/** The payload of clearDefaultProfile. */
@DescribedObject('ClearDefaultProfilePayload', 'The result of `clearDefaultProfile`.')
export class ClearDefaultProfilePayload {
  @Field(() => ViewerType, {
    nullable: true,
    description: 'The signed-in person, without a default profile. Null on failure.',
  })
  viewer!: ViewerType | null;

  @Field(() => [ClearDefaultProfileUserError], { description: 'Why nothing was changed. Empty on success.' })
  userErrors!: UserError<ClearDefaultProfileRefusal['code']>[];
}
