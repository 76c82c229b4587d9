import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../request/request-context';
import { requireActiveProfile } from '../request/request-error';
import { userErrorsOf } from '../schema-parts/user-errors';
import { explainReuse, separateKey } from '../idempotency/idempotency-key';
import type { AddProfile } from './add-profile';
import { AddProfileInput, AddProfilePayload } from './add-profile.type';
import { explainAddProfile } from './explain-adding';
import { presentAdded } from './present-added';

/** Resolves the mutation that adds a profile to an account. */
@Resolver()
export class AddProfileResolver {
  /** Takes the use case. */
  constructor(private readonly addProfileUseCase: AddProfile) {}

  /** Adds a profile. */
  @Directive('@tag(name: "administration")')
  @Mutation(() => AddProfilePayload, {
    description:
      'Adds a profile to an account and optionally sends an invitation. Only administrators of the account and of its partner of record can call it. Without `idempotencyKey`, a retry returns `EMAIL_IN_USE`. Fails with `RATE_LIMITED` after too many invitations.',
  })
  async addProfile(
    @Arg('input', () => AddProfileInput, { description: 'The account and the profile to add.' })
    given: AddProfileInput,
    @Ctx() context: RequestContext,
  ): Promise<AddProfilePayload> {
    const { idempotencyKey, input } = separateKey(given);
    const actor = await requireActiveProfile(context);
    const { accountId, sendInvite, ...entered } = input;
    const result = await this.addProfileUseCase({
      actor,
      requestId: context.requestId,
      idempotencyKey,
      accountId,
      entered,
      sendInvite: sendInvite ?? false,
    });
    context.reload();
    if (result.ok) return { ...presentAdded(result.value, context.now()), userErrors: [] };
    const userErrors = userErrorsOf(result.refusal, (refusal) =>
      explainReuse(refusal, (other) => explainAddProfile(other)),
    );
    return { profile: null, invitation: null, userErrors };
  }
}
