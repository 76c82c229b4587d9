import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../request/request-context';
import { requireActor } from '../request/request-error';
import { type Explanation, userErrorsOf } from '../schema-parts/user-errors';
import type { RequestAccess } from './request-access';
import { RequestAccessInput, RequestAccessPayload } from './request-access.type';

/** Resolves the mutation that requests access to an account. */
@Resolver()
export class RequestAccessResolver {
  /** Takes the use case. */
  constructor(private readonly requestAccessUseCase: RequestAccess) {}

  /** Requests access. */
  @Directive('@tag(name: "self-service")')
  @Mutation(() => RequestAccessPayload, {
    description:
      "Requests access to an account. Its administrators get a mail with the name and user name of your Microsoft account. If it has none, the administrators of its partner of record get the mail. They can approve or decline the request within 30 days; see `Viewer.accessRequests`. The response never reveals whether the account exists. Requires sign-in. While your request for the number is pending, repeating the call makes no second request. If the account wasn't found, or its administrators got too many mails at that time, it's tried again. Nobody gets two mails about a request. Fails with `RATE_LIMITED` after too many requests.",
  })
  async requestAccess(
    @Arg('input', () => RequestAccessInput, { description: 'The account to request access to.' })
    input: RequestAccessInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestAccessPayload> {
    const actor = await requireActor(context);
    const result = await this.requestAccessUseCase({
      actor,
      requestId: context.requestId,
      accountNumber: input.accountNumber,
    });
    if (result.ok) return { accepted: true, userErrors: [] };
    return { accepted: false, userErrors: userErrorsOf(result.refusal, explainInvalidNumber) };
  }
}

function explainInvalidNumber(): Explanation {
  return {
    message: "Enter the account number, such as C-100001. It's printed on invoices.",
    field: ['input', 'accountNumber'],
  };
}
