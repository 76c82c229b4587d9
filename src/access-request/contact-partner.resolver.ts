import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../request/request-context';
import { requireActor } from '../request/request-error';
import { type Explanation, type UserRefusal, userErrorsOf } from '../schema-parts/user-errors';
import type { ContactPartner, ContactPartnerRefusal } from './contact-partner';
import { ContactPartnerInput, ContactPartnerPayload } from './contact-partner.type';

/** Resolves the mutation that contacts an account's partner of record. */
@Resolver()
export class ContactPartnerResolver {
  /** Takes the use case. */
  constructor(private readonly contactPartnerUseCase: ContactPartner) {}

  /** Contacts the partner. */
  @Directive('@tag(name: "self-service")')
  @Mutation(() => ContactPartnerPayload, {
    description:
      "Asks an account's partner of record about the account's access. The partner's administrators get a mail with the name and e-mail address of your profile. It says whether the account has access, and the reason. Everyone with a profile with status `ACTIVE` in the account can call it. You can safely repeat a call: within an hour, it returns the same result without sending another mail. Fails with `RATE_LIMITED` after three questions a day by you about an account, or ten by anyone.",
  })
  async contactPartner(
    @Arg('input', () => ContactPartnerInput, {
      description: 'The account whose partner of record to contact.',
    })
    { accountId }: ContactPartnerInput,
    @Ctx() context: RequestContext,
  ): Promise<ContactPartnerPayload> {
    const actor = await requireActor(context);
    const result = await this.contactPartnerUseCase({ actor, requestId: context.requestId, accountId });
    return result.ok
      ? { partnerName: result.value, userErrors: [] }
      : { partnerName: null, userErrors: userErrorsOf(result.refusal, explainContactPartner) };
  }
}

function explainContactPartner({ code }: UserRefusal<ContactPartnerRefusal>): Explanation {
  switch (code) {
    case 'NOT_FOUND':
      return {
        message: "The account doesn't exist, or you don't have a profile in it. Check the account's id.",
        field: ['input', 'accountId'],
      };
    case 'NO_PARTNER':
      return {
        message: 'The account has no Microsoft partner that we can contact. Contact Microsoft instead.',
        field: null,
      };
  }
}
