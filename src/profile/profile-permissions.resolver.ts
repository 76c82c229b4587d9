import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { policy } from '../access/policy';
import { accountById } from '../account/account.loader';
import type { RequestContext } from '../request/request-context';
import { isAdministrator } from './administrator';
import type { Profile } from './profile';
import { soleAdministratorIdByAccountId } from './profile.loader';
import { ProfileType } from './profile.type';
import { scopeOf } from './visible-profile';

/**
 * Resolves what the caller can do with a profile. The mutations give the same answer, as far as it depends on
 * rules.
 */
@Resolver(() => ProfileType)
export class ProfilePermissionsResolver {
  /** Returns whether updateProfile would change name, address and language. */
  @FieldResolver(() => Boolean, {
    description:
      "True when your active profile can change this profile's name, e-mail address and language with `updateProfile`. False when this profile was removed.",
  })
  async viewerCanEdit(@Root() { profile }: ProfileType, @Ctx() context: RequestContext): Promise<boolean> {
    return (
      profile.status !== 'REMOVED' &&
      policy.mayEditProfile(await context.caller(), await scopeOf(context, profile))
    );
  }

  /** Returns whether sendInvite would send an invitation. */
  @FieldResolver(() => Boolean, {
    description:
      "True when your active profile can invite this profile's holder with `sendInvite`. False when this profile is disabled or removed, or its account is deactivated.",
  })
  async viewerCanSendInvite(
    @Root() { profile }: ProfileType,
    @Ctx() context: RequestContext,
  ): Promise<boolean> {
    const account = await context.loaders.get(accountById).load(profile.accountId);
    return (
      profile.status === 'ACTIVE' &&
      account?.status === 'ACTIVE' &&
      policy.maySendInvite(await context.caller(), await scopeOf(context, profile))
    );
  }

  /** Returns whether updateProfile would change role and status. */
  @FieldResolver(() => Boolean, {
    description:
      "True when your active profile can change this profile's role and status with `updateProfile`. False when this profile was removed. The last active administrator of an account can't be demoted or disabled. For that profile, `viewerCanRemove` is false.",
  })
  async viewerCanManage(@Root() { profile }: ProfileType, @Ctx() context: RequestContext): Promise<boolean> {
    return mayGovern(context, profile);
  }

  /** Returns whether removeProfile would remove the profile. */
  @FieldResolver(() => Boolean, {
    description:
      'True when your active profile can remove this profile with `removeProfile`. False for the last active administrator of an account and for removed profiles.',
  })
  async viewerCanRemove(@Root() { profile }: ProfileType, @Ctx() context: RequestContext): Promise<boolean> {
    if (!(await mayGovern(context, profile))) return false;
    if (!isAdministrator(profile)) return true;
    const sole = await context.loaders.get(soleAdministratorIdByAccountId).load(profile.accountId);
    return sole !== profile.id;
  }
}

async function mayGovern(context: RequestContext, profile: Profile): Promise<boolean> {
  return (
    profile.status !== 'REMOVED' &&
    policy.mayGovernProfile(await context.caller(), await scopeOf(context, profile))
  );
}
