import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { policy } from '../access/policy';
import { AccountType } from '../account/account.type';
import { scopeOfAccount } from '../account/visible-account';
import type { RequestContext } from '../request/request-context';
import { invitationSummaryByAccountId } from './invitation-summary';
import { InvitationSummaryType } from './invitation-summary.type';

/** Resolves the summary of an account's invitations. */
@Resolver(() => AccountType)
export class InvitationSummaryResolver {
  /** Counts the pending invitations. Only callers who can manage the account's profiles can read it. */
  @Directive('@tag(name: "administration")')
  @Directive('@cost(weight: 10)')
  @FieldResolver(() => InvitationSummaryType, {
    nullable: true,
    description:
      'Counts the pending invitations that need attention, and says whether the account has an administrator. Read for all accounts of a request at once. Null unless `viewerCanManageProfiles` is true.',
  })
  async invitationSummary(
    @Root() { account }: AccountType,
    @Ctx() context: RequestContext,
  ): Promise<InvitationSummaryType | null> {
    if (!policy.mayManageProfiles(await context.caller(), scopeOfAccount(account))) return null;
    const key = { accountId: account.id, now: context.now() };
    return context.loaders.get(invitationSummaryByAccountId).load(key);
  }
}
