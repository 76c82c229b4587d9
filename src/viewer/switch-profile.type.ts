import { Field, ID, InputType } from 'type-graphql';
import type { SwitchProfileRefusal } from './switch-profile';
import { ViewerType } from './viewer.type';
import { type UserError, userErrorType } from '../schema-parts/user-error.type';
import { DescribedObject } from '../schema-parts/described-object';

/** The input of switchProfile. */
@InputType('SwitchProfileInput', { description: 'The profile to switch to.' })
export class SwitchProfileInput {
  @Field(() => ID, {
    description:
      'The profile to switch to: one of your own that can be used, such as those in `ProfileSelection.candidates`.',
  })
  profileId!: string;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True to also make it the default profile for sessions and client applications without a selection. Defaults to false.',
  })
  makeDefault?: boolean | null;
}

/** The GraphQL type for why switchProfile changed nothing. */
export const SwitchProfileUserError = userErrorType<SwitchProfileRefusal['code']>(
  'switchProfile',
  "didn't switch profiles",
  {
    NOT_FOUND: "The profile doesn't exist, or it isn't associated with your Microsoft account.",
    PROFILE_NOT_ACTIVE: 'An administrator disabled the profile.',
    ACCESS_CLOSED:
      "The profile's account currently doesn't have access. The message says why and whom to contact, as `AccountAccess.explanation` does.",
  },
);

/** The payload of switchProfile. */
@DescribedObject('SwitchProfilePayload', 'The result of `switchProfile`.')
export class SwitchProfilePayload {
  @Field(() => ViewerType, {
    nullable: true,
    description: 'The signed-in person with the new active profile. Null on failure.',
  })
  viewer!: ViewerType | null;

  @Field(() => [SwitchProfileUserError], { description: 'Why nothing was changed. Empty on success.' })
  userErrors!: UserError<SwitchProfileRefusal['code']>[];
}
