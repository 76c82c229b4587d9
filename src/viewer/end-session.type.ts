import { Field, ID, InputType } from 'type-graphql';
import { DescribedObject } from '../schema-parts/described-object';
import { type UserError, userErrorType } from '../schema-parts/user-error.type';
import type { EndSessionRefusal } from './end-session';

/** The input of endSession. */
@InputType('EndSessionInput', { description: 'The session to end.' })
export class EndSessionInput {
  @Field(() => ID, { description: 'The session to end, from `Viewer.sessions`.' })
  sessionId!: string;
}

/** The GraphQL type for why endSession ended nothing. */
export const EndSessionUserError = userErrorType<EndSessionRefusal['code']>(
  'endSession',
  "didn't end the session",
  { NOT_FOUND: "The session doesn't exist, or it isn't yours." },
);

/** The payload of endSession. */
@DescribedObject('EndSessionPayload', 'The result of `endSession`.')
export class EndSessionPayload {
  @Field(() => ID, { nullable: true, description: 'The id of the session that ended. Null on failure.' })
  sessionId!: string | null;

  @Field(() => [EndSessionUserError], { description: 'Why nothing was ended. Empty on success.' })
  userErrors!: UserError<EndSessionRefusal['code']>[];
}
