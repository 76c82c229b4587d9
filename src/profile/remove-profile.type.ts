import { Field, ID, InputType } from 'type-graphql';
import { ProfileType } from './profile.type';
import type { RemoveProfileRefusal } from './remove-profile';
import { type UserError, userErrorType } from '../schema-parts/user-error.type';
import { DescribedObject } from '../schema-parts/described-object';

/** What removeProfile takes. */
@InputType('RemoveProfileInput', { description: 'Which profile to remove.' })
export class RemoveProfileInput {
  @Field(() => ID, { description: 'The profile: one that you manage, your own included.' })
  profileId!: string;
}

/** Why removeProfile removed nothing, as the graph shows it. */
export const RemoveProfileUserError = userErrorType<RemoveProfileRefusal>(
  'removeProfile',
  'removed nothing',
  {
    NOT_FOUND: 'There is no such profile, or you may not know of it.',
    NOT_PERMITTED: 'You may read this profile but not remove it as the profile you act as now.',
    LAST_ADMINISTRATOR: 'It is the last active administrator of its account.',
  },
);

/** What removeProfile answers. */
@DescribedObject('RemoveProfilePayload', 'What removeProfile did.')
export class RemoveProfilePayload {
  @Field(() => ProfileType, {
    nullable: true,
    description: 'The removed profile; null when nothing was removed.',
  })
  profile!: ProfileType | null;

  @Field(() => [RemoveProfileUserError], { description: 'Why nothing was removed; empty on success.' })
  userErrors!: UserError<RemoveProfileRefusal>[];
}
