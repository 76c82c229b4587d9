import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../request/request-context';
import { requireActor } from '../request/request-error';
import { type Explanation, userErrorsOf } from '../schema-parts/user-errors';
import { presentAssociation } from './association.type';
import type { EndAssociation } from './end-association';
import { EndAssociationInput, EndAssociationPayload } from './end-association.type';

/** Resolves the mutation that ends an association. */
@Resolver()
export class EndAssociationResolver {
  /** Takes the use case. */
  constructor(private readonly endAssociationUseCase: EndAssociation) {}

  /** Ends an association. */
  @Directive('@tag(name: "self-service")')
  @Mutation(() => EndAssociationPayload, {
    description:
      'Ends an association, so that the Microsoft account can no longer use the profile. The person associated with the profile and the administrators of the account and of its partner of record can call it. Takes effect immediately in every session. Idempotent.',
  })
  async endAssociation(
    @Arg('input', () => EndAssociationInput, { description: 'The association to end.' })
    input: EndAssociationInput,
    @Ctx() context: RequestContext,
  ): Promise<EndAssociationPayload> {
    const actor = await requireActor(context);
    const result = await this.endAssociationUseCase({
      actor,
      requestId: context.requestId,
      associationId: input.associationId,
    });
    context.reload();
    return result.ok
      ? { association: presentAssociation(result.value), userErrors: [] }
      : { association: null, userErrors: userErrorsOf(result.refusal, explainNotFound) };
  }
}

function explainNotFound(): Explanation {
  return {
    message: "The association doesn't exist, or you can't end it.",
    field: ['input', 'associationId'],
  };
}
