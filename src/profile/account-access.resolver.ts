import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { AccountAccessType } from '../account/account.type';
import type { RequestContext } from '../request/request-context';
import { AccountAdministratorType } from './profile.type';
import { administratorsOf, explanationOf } from './whom-to-ask';

/** Adds to an account's access whom to ask about it; whoever may read the account may know them. */
@Resolver(() => AccountAccessType)
export class AccountAccessResolver {
  /** Names whom to ask. */
  @Directive('@listSize(assumedSize: 25)')
  @FieldResolver(() => [AccountAdministratorType], {
    description:
      "The account's active administrators, to contact about access. Sorted with the oldest profile first. Maximum 25.",
  })
  administrators(
    @Root() { account }: AccountAccessType,
    @Ctx() context: RequestContext,
  ): Promise<AccountAdministratorType[]> {
    return administratorsOf(context, account);
  }

  /** Says it in a sentence. */
  @FieldResolver(() => String, {
    description:
      'A message in English to show to people: whether the account has access, which plan it depends on, and whom to contact.',
  })
  explanation(
    @Root() { account, access }: AccountAccessType,
    @Ctx() context: RequestContext,
  ): Promise<string> {
    return explanationOf(context, account, access);
  }
}
