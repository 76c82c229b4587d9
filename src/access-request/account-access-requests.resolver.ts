import { Arg, Args, Ctx, Directive, FieldResolver, ID, Int, Resolver, Root } from 'type-graphql';
import { policy } from '../access/policy';
import { AccountType } from '../account/account.type';
import { scopeOfAccount } from '../account/visible-account';
import type { Database } from '../database/database';
import type { Connection } from '../relay/connection';
import { connectionOfStoredList } from '../relay/stored-list';
import type { RequestContext } from '../request/request-context';
import { accessRequestById, openRequestCountByAccountId } from './access-request.loader';
import { accessRequestsOfAccount } from './access-request-list';
import {
  AccessRequestConnection,
  AccessRequestType,
  AccountAccessRequestsArgs,
  presentAccessRequest,
} from './access-request.type';

/** Resolves the requests for access to accounts. */
@Resolver(() => AccountType)
export class AccountAccessRequestsResolver {
  /** Takes the database that the lists are read from. */
  constructor(private readonly database: Database) {}

  /** Lists the requests. Only people who can decide them can read them. */
  @Directive('@tag(name: "administration")')
  @Directive('@cost(weight: 400)')
  @FieldResolver(() => AccessRequestConnection, {
    nullable: true,
    description:
      'The requests for access to the account, decided, withdrawn and expired ones included. Sorted with the newest first. Requests are deleted 90 days after the person last requested access. Null unless `viewerCanManageProfiles` is true.',
  })
  async accessRequests(
    @Root() { account }: AccountType,
    @Args(() => AccountAccessRequestsArgs) args: AccountAccessRequestsArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<AccessRequestType> | null> {
    if (!policy.mayDecideAccessRequests(await context.caller(), scopeOfAccount(account))) return null;
    const now = context.now();
    const list = accessRequestsOfAccount(this.database, account.id, args.status ?? null, now);
    return connectionOfStoredList(this.database, list, args, (request) => presentAccessRequest(request, now));
  }

  /** Finds one of the requests. Only people who can decide it can read it. */
  @Directive('@tag(name: "administration")')
  @FieldResolver(() => AccessRequestType, {
    nullable: true,
    description:
      "A request for access to the account, by its id. Null when the account doesn't have it, and unless `viewerCanManageProfiles` is true.",
  })
  async accessRequest(
    @Root() { account }: AccountType,
    @Arg('id', () => ID, { description: "The request's id." }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<AccessRequestType | null> {
    if (!policy.mayDecideAccessRequests(await context.caller(), scopeOfAccount(account))) return null;
    const request = await context.loaders.get(accessRequestById).load(id);
    return request?.accountId === account.id ? presentAccessRequest(request, context.now()) : null;
  }

  /** Counts the pending requests. Only people who can decide them can read it. */
  @Directive('@tag(name: "administration")')
  @Directive('@cost(weight: 10)')
  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'Number of pending requests for access to the account. Counted for all accounts of a request at once. Null unless `viewerCanManageProfiles` is true.',
  })
  async openAccessRequestCount(
    @Root() { account }: AccountType,
    @Ctx() context: RequestContext,
  ): Promise<number | null> {
    if (!policy.mayDecideAccessRequests(await context.caller(), scopeOfAccount(account))) return null;
    const key = { accountId: account.id, now: context.now() };
    return context.loaders.get(openRequestCountByAccountId).load(key);
  }
}
