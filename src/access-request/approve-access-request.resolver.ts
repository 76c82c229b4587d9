import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../request/request-context';
import { requestError, requireActiveProfile } from '../request/request-error';
import { userErrorsOf } from '../schema-parts/user-errors';
import { presentAccessRequest } from './access-request.type';
import type { ApproveAccessRequest } from './approve-access-request';
import { ApproveAccessRequestInput, ApproveAccessRequestPayload } from './approve-access-request.type';
import { explainApproval } from './explain-refusal';

/** Resolves the mutation that approves a request for access. */
@Resolver()
export class ApproveAccessRequestResolver {
  /** Takes the use case. */
  constructor(private readonly approveAccessRequestUseCase: ApproveAccessRequest) {}

  /** Approves a request. */
  @Directive('@tag(name: "administration")')
  @Mutation(() => ApproveAccessRequestPayload, {
    description:
      "Approves a request for access: associates the person's Microsoft account with an existing profile of the account, or with a new one. We send a mail to the profile's address and revoke its pending invitation, unless the person already has the profile. If the profile has the role `ADMINISTRATOR`, the account's other administrators get a mail. Only administrators of the account and of its partner of record can call it. Idempotent: a repeated call with the same input returns the same result.",
  })
  async approveAccessRequest(
    @Arg('input', () => ApproveAccessRequestInput, {
      description: 'The request to approve, with an existing profile or the values of a new one.',
    })
    input: ApproveAccessRequestInput,
    @Ctx() context: RequestContext,
  ): Promise<ApproveAccessRequestPayload> {
    const actor = await requireActiveProfile(context);
    const { accessRequestId, profileId = null, displayName = null, email = null, role, locale } = input;
    if (profileId !== null && [displayName, email, role, locale].some((value) => value != null))
      throw requestError('BAD_USER_INPUT', 'Give profileId or the values of a new profile, not both.', {
        field: ['input', 'profileId'],
      });
    const result = await this.approveAccessRequestUseCase({
      actor,
      requestId: context.requestId,
      accessRequestId,
      profileId,
      entered: { displayName, email, role, locale },
    });
    context.reload();
    if (result.ok)
      return { accessRequest: presentAccessRequest(result.value, context.now()), userErrors: [] };
    return { accessRequest: null, userErrors: userErrorsOf(result.refusal, explainApproval) };
  }
}
