import { policy } from '../access/policy';
import { accountById } from '../account/account.loader';
import type { ProfileScope } from '../access/actor';
import type { RequestContext } from '../request/request-context';
import type { Profile } from './profile';
import { profileById } from './profile.loader';
import { scopeOfProfile } from './profile.repository';

/** Finds a profile that the caller can read; null if they can't read it or it doesn't exist. */
export async function visibleProfile(context: RequestContext, id: string): Promise<Profile | null> {
  const caller = await context.caller();
  if (!caller) return null;
  const profile = await context.loaders.get(profileById).load(id);
  return profile && policy.mayReadProfile(caller, await scopeOf(context, profile)) ? profile : null;
}

/** Returns the facts about a profile that decide permissions. */
export async function scopeOf(context: RequestContext, profile: Profile): Promise<ProfileScope> {
  const account = await context.loaders.get(accountById).load(profile.accountId);
  return scopeOfProfile(profile, account?.partnerId ?? null);
}
