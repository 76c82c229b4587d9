import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../request/request-context';
import { requireActor } from '../request/request-error';
import { type Explanation, type UserRefusal, userErrorsOf } from '../schema-parts/user-errors';
import type { ContactAdministrators, ContactAdministratorsRefusal } from './contact-administrators';
import { ContactAdministratorsInput, ContactAdministratorsPayload } from './contact-administrators.type';

/** Resolves the mutation that contacts an account's administrators. */
@Resolver()
export class ContactAdministratorsResolver {
  /** Takes the use case. */
  constructor(private readonly contactAdministratorsUseCase: ContactAdministrators) {}

  /** Contacts the administrators. */
  @Directive('@tag(name: "self-service")')
  @Mutation(() => ContactAdministratorsPayload, {
    description:
      "Asks an account's administrators for help. Up to ten of them get a mail with the topic and with the name and e-mail address of your profile. You don't get their addresses. Everyone with a profile with status `ACTIVE` in the account can call it. You can safely repeat a call: within an hour, it returns the same result for the topic without sending another mail. Fails with `RATE_LIMITED` after three questions a day by you about an account, or ten by anyone.",
  })
  async contactAdministrators(
    @Arg('input', () => ContactAdministratorsInput, {
      description: 'The account whose administrators to contact, and the topic.',
    })
    { accountId, topic }: ContactAdministratorsInput,
    @Ctx() context: RequestContext,
  ): Promise<ContactAdministratorsPayload> {
    const actor = await requireActor(context);
    const { requestId } = context;
    const result = await this.contactAdministratorsUseCase({ actor, requestId, accountId, topic });
    return result.ok
      ? { administratorNames: result.value, userErrors: [] }
      : { administratorNames: null, userErrors: userErrorsOf(result.refusal, explainContactAdministrators) };
  }
}

function explainContactAdministrators({ code }: UserRefusal<ContactAdministratorsRefusal>): Explanation {
  switch (code) {
    case 'NOT_FOUND':
      return {
        message: "The account doesn't exist, or you don't have a profile in it. Check the account's id.",
        field: ['input', 'accountId'],
      };
    case 'NO_ADMINISTRATOR':
      return {
        message: 'The account has no administrator other than you. Contact its partner of record instead.',
        field: null,
      };
  }
}
