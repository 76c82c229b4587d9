import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../request/request-context';
import { requireActiveProfile } from '../request/request-error';
import { type Explanation, itemErrorsOf, userErrorsOf } from '../schema-parts/user-errors';
import type { Result } from '../foundation/result';
import { explainReuse, separateKey } from '../idempotency/idempotency-key';
import type { AddProfiles, AddProfilesItemRefusal } from './add-profiles';
import { AddProfilesInput, AddProfilesPayload, type AddProfilesResult } from './add-profiles.type';
import type { Added } from './add-to-account';
import { explainAddProfiles, explainAddProfilesItem } from './explain-adding';
import { presentAdded } from './present-added';

/** Resolves the mutation that adds many profiles to an account. */
@Resolver()
export class AddProfilesResolver {
  /** Takes the use case. */
  constructor(private readonly addProfilesUseCase: AddProfiles) {}

  /** Adds many profiles. */
  @Directive('@tag(name: "administration")')
  @Mutation(() => AddProfilesPayload, {
    description:
      "Adds up to 500 profiles to an account, as `addProfile` does. An invalid item doesn't affect the others. Fails with `RATE_LIMITED`, and adds nothing, after too many invitations.",
  })
  async addProfiles(
    @Arg('input', () => AddProfilesInput, { description: 'The account and the profiles to add.' })
    given: AddProfilesInput,
    @Ctx() context: RequestContext,
  ): Promise<AddProfilesPayload> {
    const { idempotencyKey, input } = separateKey(given);
    const actor = await requireActiveProfile(context);
    const outcome = await this.addProfilesUseCase({
      actor,
      requestId: context.requestId,
      idempotencyKey,
      accountId: input.accountId,
      entered: input.profiles,
      sendInvites: input.sendInvites ?? false,
    });
    context.reload();
    if (outcome.ok) {
      const now = context.now();
      return { results: outcome.value.map((item, index) => presentItem(item, index, now)), userErrors: [] };
    }
    return {
      results: [],
      userErrors: userErrorsOf(outcome.refusal, (refusal) => explainReuse(refusal, explainAddProfiles)),
    };
  }
}

function presentItem(
  item: Result<Added, AddProfilesItemRefusal>,
  index: number,
  now: Date,
): AddProfilesResult {
  if (item.ok) return { index, ...presentAdded(item.value, now), userErrors: [] };
  const explain = (refusal: AddProfilesItemRefusal): Explanation =>
    explainAddProfilesItem(refusal, ['input', 'profiles', String(index)]);
  return { index, profile: null, invitation: null, userErrors: itemErrorsOf(item.refusal, explain) };
}
