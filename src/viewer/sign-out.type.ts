import { Field, InputType } from 'type-graphql';
import type { SignOutRefusal } from './sign-out';
import { type UserError, userErrorType } from '../schema-parts/user-error.type';
import { DescribedObject } from '../schema-parts/described-object';

/** The input of signOut. */
@InputType('SignOutInput', {
  description: 'Whether to end only this session or all sessions. Defaults to this session.',
})
export class SignOutInput {
  @Field(() => Boolean, {
    nullable: true,
    description:
      'True to end all browser sessions of your Microsoft account on every device. Access tokens stay valid until they expire. Defaults to false.',
  })
  everywhere?: boolean | null;
}

/** The error codes of signOut. */
export type SignOutErrorCode = 'NOT_SIGNED_IN' | SignOutRefusal['code'];

/** The GraphQL type for why signOut ended nothing. */
export const SignOutUserError = userErrorType<SignOutErrorCode>('signOut', "didn't end a session", {
  NOT_SIGNED_IN: "You weren't signed in. Any session cookie was cleared.",
  NO_SESSION:
    "You called with an access token, which doesn't have a session. Discard the token. To end your browser sessions, set `everywhere` to true.",
});

/** The payload of signOut. */
@DescribedObject('SignOutPayload', 'The result of `signOut`.')
export class SignOutPayload {
  @Field(() => String, {
    nullable: true,
    description:
      "URL of the Microsoft page that also signs you out of your Microsoft account. To sign out there, open it in the browser. Null on failure, or when Microsoft can't be reached.",
  })
  microsoftSignOutUrl!: string | null;

  @Field(() => [SignOutUserError], { description: 'Why nothing was ended. Empty on success.' })
  userErrors!: UserError<SignOutErrorCode>[];
}
