import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { AccountAccessType } from '../account/account.type';
import type { RequestContext } from '../request/request-context';
import { AccountAdministratorType } from './profile.type';
import { administratorsOf, explanationOf, partnerNameOf } from './whom-to-ask';

/** Resolves whom to ask about an account's access. Everyone who can read the account can read this. */
@Resolver(() => AccountAccessType)
export class AccountAccessResolver {
  /** Lists the administrators to ask. */
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

  /** Names the partner of record to ask. */
  @FieldResolver(() => String, {
    nullable: true,
    description:
      "The name of the account's partner of record, to contact about a service plan, with `contactPartner`. Null when it has no active partner.",
  })
  partnerName(
    @Root() { account }: AccountAccessType,
    @Ctx() context: RequestContext,
  ): Promise<string | null> {
    return partnerNameOf(context, account);
  }

  /** Explains the access in a sentence. */
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
