import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import { policy } from '../access/policy';
import { AccountEntity } from '../account/account.entity';
import { lockAccount } from '../account/account.repository';
import { scopeOfAccount } from '../account/visible-account';
import { confirmActor } from '../association/confirm-actor';
import { originOf } from '../audit/record-audit-event';
import { isAdministrator, tellAdministrators } from '../profile/administrators-changed';
import { insertProfiles } from '../profile/insert-profiles';
import type { NewProfile } from '../profile/new-profile';
import type { Profile } from '../profile/profile';
import { findTakenEmailKeys, hasProfiles } from '../profile/profile.repository';
import { ok, refused, type Result } from '../foundation/result';
import { type Batch, withGoodOnes } from './batch';
import type { Invitation } from './invitation';
import { issueInvitations, type InvitationSettings } from './issue-invitation';

/** Names why nothing may be added to an account. */
export type AccountRefusal = 'NOT_FOUND' | 'NOT_PERMITTED' | 'ACCOUNT_INACTIVE';

/** A profile that was added, and its invitation if one was sent. */
export interface Added {
  readonly profile: Profile;
  readonly invitation: Invitation | null;
}

/** Whom to add to which account, and at whose wish. */
export interface Adding {
  readonly actor: Actor;
  readonly requestId: string;
  readonly accountId: string;
  readonly sendInvites: boolean;
  readonly now: Date;
}

/** Decides who of new profiles may be added, by what is there now; changes nothing and locks nothing. */
export async function judgeAdding<Refusal>(
  manager: EntityManager,
  { actor, accountId }: Pick<Adding, 'actor' | 'accountId'>,
  batch: Batch<NewProfile, Refusal>,
): Promise<Result<Batch<NewProfile, Refusal | 'EMAIL_IN_USE'>, AccountRefusal>> {
  return judge(manager, { actor, account: await manager.findOneBy(AccountEntity, { id: accountId }) }, batch);
}

async function judge<Refusal>(
  manager: EntityManager,
  { actor, account }: { readonly actor: Actor; readonly account: AccountEntity | null },
  batch: Batch<NewProfile, Refusal>,
): Promise<Result<Batch<NewProfile, Refusal | 'EMAIL_IN_USE'>, AccountRefusal>> {
  if (!account || !policy.mayReadAccount(actor, scopeOfAccount(account))) return refused('NOT_FOUND');
  if (!policy.mayManageProfiles(actor, scopeOfAccount(account))) return refused('NOT_PERMITTED');
  if (account.status !== 'ACTIVE') return refused('ACCOUNT_INACTIVE');
  return ok(
    await withGoodOnes(batch, async (profiles) => {
      const keys = profiles.map(({ emailKey }) => emailKey);
      const taken = await findTakenEmailKeys(manager, account.id, keys);
      return profiles.map((profile) => (taken.has(profile.emailKey) ? refused('EMAIL_IN_USE') : ok(profile)));
    }),
  );
}

/**
 * Adds the good ones of new profiles to an account, with their invitations if any are to be sent.
 *
 * In the caller's transaction, in which it locks the account: of two who add the same address one comes second. The
 * first profile of an account becomes an administrator, whatever was asked; administrators there are told of new ones. As many statements for 500 as for one.
 */
export async function addToAccount<Refusal>(
  manager: EntityManager,
  settings: InvitationSettings,
  adding: Adding,
  batch: Batch<NewProfile, Refusal>,
): Promise<Result<Batch<Added, Refusal | 'EMAIL_IN_USE'>, AccountRefusal>> {
  const { accountId } = adding;
  const account = await lockAccount(manager, accountId);
  const actor = await confirmActor(manager, adding.actor);
  const judged = await judge(manager, { actor, account }, batch);
  if (!judged.ok) return judged;
  return ok(
    await withGoodOnes(judged.value, (profiles) => add(manager, settings, { ...adding, actor }, profiles)),
  );
}

async function add(
  manager: EntityManager,
  settings: InvitationSettings,
  { actor, requestId, accountId, sendInvites, now }: Adding,
  wanted: readonly NewProfile[],
): Promise<Batch<Added, never>> {
  // Whoever acts as a profile of the account is one that it has.
  const isFirst = actor.active?.accountId !== accountId && !(await hasProfiles(manager, accountId));
  const entered = wanted.map((profile, index) =>
    isFirst && index === 0 ? { ...profile, role: 'ADMINISTRATOR' as const } : profile,
  );
  const origin = originOf(actor, requestId);
  const profiles = await insertProfiles(manager, accountId, entered, origin, now);
  const added = profiles.filter(isAdministrator).map(({ id }) => id);
  // Those who were added get an invitation, or are told by who added them.
  if (added.length > 0) await tellAdministrators(manager, accountId, { origin, now, untold: added });
  const sentByProfileId = actor.active?.profileId ?? null;
  const invitations = sendInvites
    ? await issueInvitations(manager, settings, {
        profiles,
        profilesAreNew: true,
        sentByProfileId,
        origin,
        now,
      })
    : [];
  return profiles.map((profile, index) => ok({ profile, invitation: invitations[index] ?? null }));
}
