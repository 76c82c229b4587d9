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
      'Whom to ask about access: the active administrators of the account, at most the 25 with the oldest profiles, the oldest first.',
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
      'The same in plain English, to show to people: why access is granted or closed, by which plan, and whom to ask.',
  })
  explanation(
    @Root() { account, access }: AccountAccessType,
    @Ctx() context: RequestContext,
  ): Promise<string> {
    return explanationOf(context, account, access);
  }
}
