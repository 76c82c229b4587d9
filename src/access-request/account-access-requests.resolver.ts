import { Args, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { policy } from '../access/policy';
import { AccountType } from '../account/account.type';
import { scopeOfAccount } from '../account/visible-account';
import type { Database } from '../database/database';
import type { Connection } from '../relay/connection';
import { connectionOfStoredList } from '../relay/stored-list';
import type { RequestContext } from '../request/request-context';
import { accessRequestsOfAccount } from './access-request-list';
import {
  AccessRequestConnection,
  type AccessRequestType,
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
}
