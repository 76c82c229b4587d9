import { Field, InputType } from 'type-graphql';
import type { SignOutRefusal } from './sign-out';
import { type UserError, userErrorType } from '../schema-parts/user-error.type';
import { DescribedObject } from '../schema-parts/described-object';

/** What signOut takes. */
@InputType('SignOutInput', { description: 'How far to sign out.' })
export class SignOutInput {
  @Field(() => Boolean, {
    nullable: true,
    description:
      'True to end every session of your Microsoft account, on every device. Access tokens are good until they expire.',
  })
  everywhere?: boolean | null;
}

/** Names why signOut ended nothing. */
export type SignOutErrorCode = 'NOT_SIGNED_IN' | SignOutRefusal;

/** Why signOut ended nothing, as the graph shows it. */
export const SignOutUserError = userErrorType<SignOutErrorCode>('signOut', 'ended nothing', {
  NOT_SIGNED_IN: 'Nobody was signed in; the cookie, if any, was cleared.',
  NO_SESSION:
    'You call with an access token, which has no session here: forget the token. Ask for `everywhere` to end the sessions of browsers.',
});

/** What signOut answers. */
@DescribedObject('SignOutPayload', 'What signOut did.')
export class SignOutPayload {
  @Field(() => String, {
    nullable: true,
    description:
      "Microsoft's page that ends the session there, too. Open it in the browser if that is wanted. Null when nobody was signed in, or Microsoft cannot be reached.",
  })
  microsoftSignOutUrl!: string | null;

  @Field(() => [SignOutUserError], { description: 'Why nothing was ended; empty on success.' })
  userErrors!: UserError<SignOutErrorCode>[];
}
