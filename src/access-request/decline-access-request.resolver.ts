import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../request/request-context';
import { requireActiveProfile } from '../request/request-error';
import { userErrorsOf } from '../schema-parts/user-errors';
import { presentAccessRequest } from './access-request.type';
import type { DeclineAccessRequest } from './decline-access-request';
import { DeclineAccessRequestInput, DeclineAccessRequestPayload } from './decline-access-request.type';
import { explainDecision } from './explain-refusal';

/** Resolves the mutation that declines a request for access. */
@Resolver()
export class DeclineAccessRequestResolver {
  /** Takes the use case. */
  constructor(private readonly declineAccessRequestUseCase: DeclineAccessRequest) {}

  /** Declines a request. */
  @Directive('@tag(name: "administration")')
  @Mutation(() => DeclineAccessRequestPayload, {
    description:
      'Declines a request for access. The person gets no mail, but can read the status and the reason in `Viewer.accessRequests`, and can request access again. Only administrators of the account and of its partner of record can call it. Idempotent: a repeated call with the same reason returns the same result.',
  })
  async declineAccessRequest(
    @Arg('input', () => DeclineAccessRequestInput, { description: 'The request to decline, and the reason.' })
    { accessRequestId, reason }: DeclineAccessRequestInput,
    @Ctx() context: RequestContext,
  ): Promise<DeclineAccessRequestPayload> {
    const actor = await requireActiveProfile(context);
    const { requestId } = context;
    const result = await this.declineAccessRequestUseCase({ actor, requestId, accessRequestId, reason });
    context.reload();
    if (result.ok)
      return { accessRequest: presentAccessRequest(result.value, context.now()), userErrors: [] };
    return { accessRequest: null, userErrors: userErrorsOf(result.refusal, explainDecision) };
  }
}
