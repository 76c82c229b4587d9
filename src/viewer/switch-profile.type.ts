import { Field, ID, InputType } from 'type-graphql';
import type { SwitchProfileRefusal } from './switch-profile';
import { ViewerType } from './viewer.type';
import { type UserError, userErrorType } from '../schema-parts/user-error.type';
import { DescribedObject } from '../schema-parts/described-object';

/** What switchProfile takes. */
@InputType('SwitchProfileInput', { description: 'Which profile to act as.' })
export class SwitchProfileInput {
  @Field(() => ID, {
    description: 'One of `viewer.selection.candidates`, or any other profile of yours that may be used.',
  })
  profileId!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True to begin later sessions, and in other client applications, as this profile, too.',
  })
  makeDefault?: boolean | null;
}

/** Why switchProfile changed nothing, as the graph shows it. */
export const SwitchProfileUserError = userErrorType<SwitchProfileRefusal>(
  'switchProfile',
  'changed nothing',
  {
    NOT_FOUND: 'There is no such profile, or it is not associated with your Microsoft account.',
    PROFILE_NOT_ACTIVE: 'An administrator has disabled the profile.',
    ACCESS_CLOSED:
      'Access of the account is closed just now; the message says why and whom to ask, as `Account.access` does.',
  },
);

/** What switchProfile answers. */
@DescribedObject('SwitchProfilePayload', 'What switchProfile did.')
export class SwitchProfilePayload {
  @Field(() => ViewerType, {
    nullable: true,
    description: 'You, as you act now; null when nothing was changed.',
  })
  viewer!: ViewerType | null;

  @Field(() => [SwitchProfileUserError], { description: 'Why nothing was changed; empty on success.' })
  userErrors!: UserError<SwitchProfileRefusal>[];
}
