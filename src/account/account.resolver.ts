import { Arg, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { policy } from '../access/policy';
import type { RequestContext } from '../request/request-context';
import { requestError } from '../request/request-error';
import { servicePlansByAccountId } from './account.loader';
import { findAccess } from './find-access';
import {
  AccountAccessType,
  AccountType,
  presentAccess,
  presentAccount,
  presentServicePlan,
  ServicePlanType,
} from './account.type';
import { scopeOfAccount, visibleAccount } from './visible-account';

/** Maximum number of plans in the list. Access depends on all of them. */
const MOST_PLANS = 25;

/** Resolves accounts. */
@Resolver(() => AccountType)
export class AccountResolver {
  /** Finds an account by id or by number. */
  @Query(() => AccountType, {
    nullable: true,
    description: "Finds an account by its id or its number. Null when it doesn't exist or you can't read it.",
  })
  async account(
    @Arg('id', () => ID, { nullable: true, description: "The account's id. Give either this or `number`." })
    id: string | null,
    @Arg('number', () => String, {
      nullable: true,
      description:
        "The account's number. Ignores case, spaces, the kind of dash, and full-width forms. Give either this or `id`.",
    })
    number: string | null,
    @Ctx() context: RequestContext,
  ): Promise<AccountType | null> {
    if ((id == null) === (number == null)) {
      throw requestError('BAD_USER_INPUT', 'Give either id or number.', { field: ['id'] });
    }
    const account = await visibleAccount(context, id == null ? { number: number ?? '' } : { id });
    return account && presentAccount(account);
  }

  /** Returns whether the account's people have access. */
  @FieldResolver(() => AccountAccessType, {
    description:
      "Whether the account's people currently have access, and why. Depends on the account's status, its kind and its service plans.",
  })
  async access(@Root() { account }: AccountType, @Ctx() context: RequestContext): Promise<AccountAccessType> {
    return presentAccess(account, await findAccess(context, account));
  }

  /** Lists the service plans. */
  @Directive('@listSize(assumedSize: 25)')
  @FieldResolver(() => [ServicePlanType], {
    description:
      "The account's service plans, sorted by end with the latest first. Maximum 25. Partners and Microsoft don't need plans.",
  })
  async servicePlans(
    @Root() { account }: AccountType,
    @Ctx() context: RequestContext,
  ): Promise<ServicePlanType[]> {
    const plans = await context.loaders.get(servicePlansByAccountId).load(account.id);
    return plans.slice(0, MOST_PLANS).map(presentServicePlan);
  }

  /** Finds the partner of record. */
  @FieldResolver(() => AccountType, {
    nullable: true,
    description:
      "The customer's partner of record, whose administrators can manage the customer's profiles. Null when there is none or you can't read it.",
  })
  async partner(
    @Root() { account }: AccountType,
    @Ctx() context: RequestContext,
  ): Promise<AccountType | null> {
    const partner =
      account.partnerId === null ? null : await visibleAccount(context, { id: account.partnerId });
    return partner && presentAccount(partner);
  }

  /** Returns whether the caller can manage the account's profiles. */
  @FieldResolver(() => Boolean, {
    description:
      "True when your active profile can add, change, invite and remove this account's profiles. Only administrators of the account and of its partner of record can.",
  })
  async viewerCanManageProfiles(
    @Root() { account }: AccountType,
    @Ctx() context: RequestContext,
  ): Promise<boolean> {
    return policy.mayManageProfiles(await context.caller(), scopeOfAccount(account));
  }
}
