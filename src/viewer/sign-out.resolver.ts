import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import { refuseApplication } from '../request/request-error';
import { type Explanation, userErrorsOf } from '../schema-parts/user-errors';
import type { SignOut } from './sign-out';
import { SignOutInput, SignOutPayload } from './sign-out.type';
import type { ViewerContext } from './viewer-context';

/** Resolves the mutation that signs out. */
@Resolver()
export class SignOutResolver {
  /**
   * Takes the use case, and the function that returns the URL of Microsoft's sign-out page, or null if Microsoft can't be
   * reached.
   */
  constructor(
    private readonly signOutUseCase: SignOut,
    private readonly microsoftSignOutUrl: () => Promise<URL | null>,
  ) {}

  /** Signs out. */
  @Directive('@tag(name: "self-service")')
  @Mutation(() => SignOutPayload, {
    description:
      'Ends your session on the server and clears its cookie. Optionally ends all your sessions. A retry changes nothing.',
  })
  async signOut(
    @Arg('input', () => SignOutInput, {
      nullable: true,
      description: 'Whether to end only this session or all sessions. Defaults to this session.',
    })
    input: SignOutInput | null,
    @Ctx() context: ViewerContext,
  ): Promise<SignOutPayload> {
    refuseApplication(context);
    const viewer = await context.viewerOfAnyProfile();
    context.forgetSessionCookie();
    if (!viewer) {
      return {
        microsoftSignOutUrl: null,
        userErrors: [{ code: 'NOT_SIGNED_IN', message: "You weren't signed in.", field: null }],
      };
    }
    const result = await this.signOutUseCase({
      viewer,
      requestId: context.requestId,
      everywhere: input?.everywhere ?? false,
    });
    if (!result.ok) {
      return { microsoftSignOutUrl: null, userErrors: userErrorsOf(result.refusal, explainNoSession) };
    }
    context.reload();
    const microsoft = await this.microsoftSignOutUrl();
    return { microsoftSignOutUrl: microsoft?.href ?? null, userErrors: [] };
  }
}

function explainNoSession(): Explanation {
  const message = 'You called with an access token, which has no session. Discard the token.';
  return { message, field: null };
}
