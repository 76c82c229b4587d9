import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../request/request-context';
import { requireActor } from '../request/request-error';
import { userErrorsOf } from '../schema-parts/user-errors';
import { presentOwnAccessRequest } from './access-request.type';
import { explainWithdrawal } from './explain-refusal';
import type { WithdrawAccessRequest } from './withdraw-access-request';
import { WithdrawAccessRequestInput, WithdrawAccessRequestPayload } from './withdraw-access-request.type';

/** Resolves the mutation that withdraws one's own request for access. */
@Resolver()
export class WithdrawAccessRequestResolver {
  /** Takes the use case. */
  constructor(private readonly withdrawAccessRequestUseCase: WithdrawAccessRequest) {}

  /** Withdraws a request. */
  @Directive('@tag(name: "self-service")')
  @Mutation(() => WithdrawAccessRequestPayload, {
    description:
      'Withdraws your own pending request for access, so that nobody can approve it. You can request access again. Requires sign-in. Idempotent.',
  })
  async withdrawAccessRequest(
    @Arg('input', () => WithdrawAccessRequestInput, { description: 'The request to withdraw.' })
    { accessRequestId }: WithdrawAccessRequestInput,
    @Ctx() context: RequestContext,
  ): Promise<WithdrawAccessRequestPayload> {
    const actor = await requireActor(context);
    const { requestId } = context;
    const result = await this.withdrawAccessRequestUseCase({ actor, requestId, accessRequestId });
    context.reload();
    if (result.ok)
      return { accessRequest: presentOwnAccessRequest(result.value, context.now()), userErrors: [] };
    return { accessRequest: null, userErrors: userErrorsOf(result.refusal, explainWithdrawal) };
  }
}
