import { Arg, Ctx, Directive, ID, Resolver, Subscription } from 'type-graphql';
import { policy } from '../access/policy';
import type { Account } from '../account/account';
import { accountById } from '../account/account.loader';
import { presentAccount } from '../account/account.type';
import { scopeOfAccount } from '../account/visible-account';
import { CHANGE_TYPES } from '../change-log/change-types';
import type { RequestContext } from '../request/request-context';
import { requestError, requireActor } from '../request/request-error';
import { concernsCaller, MOST_PROFILES, type SubscriptionContext, type Topic } from '../request/topic';
import { AccountChangeType } from './account-change.type';
import { profileById } from './profile.loader';
import { presentProfile, type ProfileType } from './profile.type';

/** Changes that nobody but the person themselves sees. */
const UNSEEN: ReadonlySet<string> = new Set([
  CHANGE_TYPES.PROFILE_SWITCHED,
  CHANGE_TYPES.PARTNER_CONTACTED,
  CHANGE_TYPES.ADMINISTRATORS_CONTACTED,
]);

/** Resolves changes of an account. */
@Resolver()
export class AccountChangedResolver {
  /** Returns what changed in an account, as soon as it does. */
  @Directive('@tag(name: "administration")')
  @Subscription(() => AccountChangeType, {
    description:
      'An account. The first event has its current state. Further events follow when the account, its service plans, profiles, associations, invitations (including delivery) or requests for access change. Fails with `FORBIDDEN` unless your active profile can manage the account. Ends with `FORBIDDEN` when it no longer can. Applications get `FORBIDDEN`.',
    subscribe: ({ context, args }: Subscribing) => context.follow(topicOf(args.accountId)),
  })
  async accountChanged(
    @Arg('accountId', () => ID, { description: "The account's id." }) accountId: string,
    @Ctx() context: SubscriptionContext,
  ): Promise<AccountChangeType> {
    const account = await managedAccount(context, accountId);
    const { types, profileIds } = context.news;
    return {
      account: presentAccount(account),
      types: [...types],
      profiles: await profilesIn(context, account, [...profileIds].slice(0, MOST_PROFILES)),
      hasMoreProfiles: profileIds.size > MOST_PROFILES,
    };
  }
}

interface Subscribing {
  readonly context: SubscriptionContext;
  readonly args: { readonly accountId: string };
}

function topicOf(accountId: string): Topic {
  return {
    ids: [accountId],
    effectOf(change, caller) {
      if (change.accountId === accountId && !UNSEEN.has(change.type)) return 'EVENT';
      return concernsCaller(change, caller) ? 'CHECK' : null;
    },
    effectOfPlans: 'CHECK',
    requireAccess: (context) => managedAccount(context, accountId),
  };
}

// Whether an account exists isn't revealed.
async function managedAccount(context: RequestContext, accountId: string): Promise<Account> {
  const actor = await requireActor(context);
  const account = await context.loaders.get(accountById).load(accountId);
  if (account && policy.mayFollowAccount(actor, scopeOfAccount(account))) return account;
  throw requestError(
    'FORBIDDEN',
    'Only administrators of the account and of its partner of record can follow it.',
  );
}

async function profilesIn(
  { loaders }: RequestContext,
  account: Account,
  ids: readonly string[],
): Promise<ProfileType[]> {
  const profiles = await Promise.all(ids.map((id) => loaders.get(profileById).load(id)));
  return profiles.flatMap((profile) =>
    profile?.accountId === account.id ? [presentProfile(profile, account)] : [],
  );
}
