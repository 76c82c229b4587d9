import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import { refuseApplication, signInFirst } from '../request/request-error';
import { type Explanation, userErrorsOf } from '../schema-parts/user-errors';
import type { EndSession } from './end-session';
import { EndSessionInput, EndSessionPayload } from './end-session.type';
import type { ViewerContext } from './viewer-context';

/** Resolves the mutation that ends a session. */
@Resolver()
export class EndSessionResolver {
  /** Takes the use case. */
  constructor(private readonly endSessionUseCase: EndSession) {}

  /** Ends a session. */
  @Directive('@tag(name: "self-service")')
  @Mutation(() => EndSessionPayload, {
    description:
      "Signs out one of your browsers. It's signed out with its next request. If it's the browser that calls, its cookie is cleared, as with `signOut`. Access tokens of client applications stay valid until they expire. Requires sign-in. Idempotent.",
  })
  async endSession(
    @Arg('input', () => EndSessionInput, { description: 'The session to end.' })
    { sessionId }: EndSessionInput,
    @Ctx() context: ViewerContext,
  ): Promise<EndSessionPayload> {
    refuseApplication(context);
    const viewer = await context.viewerOfAnyProfile();
    if (!viewer) throw signInFirst();
    const result = await this.endSessionUseCase({ viewer, requestId: context.requestId, sessionId });
    if (!result.ok) return { sessionId: null, userErrors: userErrorsOf(result.refusal, explainNotFound) };
    if (result.value.isCurrent) context.forgetSessionCookie();
    context.reload();
    return { sessionId, userErrors: [] };
  }
}

function explainNotFound(): Explanation {
  return {
    message: "The session doesn't exist, or it isn't yours. Reload the list.",
    field: ['input', 'sessionId'],
  };
}
