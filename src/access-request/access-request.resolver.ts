import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../request/request-context';
import { rateLimited, requireActor } from '../request/request-error';
import type { RequestAccess } from './request-access';
import { RequestAccessInput, RequestAccessPayload } from './request-access.type';

/** Resolves the mutation that requests access to an account. */
@Resolver()
export class AccessRequestResolver {
  /** Takes the use case. */
  constructor(private readonly askForAccess: RequestAccess) {}

  /** Requests access. */
  @Directive('@tag(name: "self-service")')
  @Mutation(() => RequestAccessPayload, {
    description:
      'Requests access to an account. Its administrators get a mail with the name and user name of your Microsoft account. If it has none, the administrators of its partner of record get the mail. The response never reveals whether the account exists. Requires sign-in. Fails with `RATE_LIMITED` after too many requests.',
  })
  async requestAccess(
    @Arg('input', () => RequestAccessInput, { description: 'The account to request access to.' })
    input: RequestAccessInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestAccessPayload> {
    const actor = await requireActor(context);
    const result = await this.askForAccess({
      actor,
      requestId: context.requestId,
      accountNumber: input.accountNumber,
    });
    if (result.ok) return { accepted: true, userErrors: [] };
    if (typeof result.refusal !== 'string') throw rateLimited(result.refusal.retryAfterSeconds);
    const message = 'Enter the number of the account, such as C-100001; it is printed on invoices.';
    const field = ['input', 'accountNumber'];
    return { accepted: false, userErrors: [{ code: result.refusal, message, field }] };
  }
}
