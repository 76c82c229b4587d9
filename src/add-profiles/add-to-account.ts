import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import { policy } from '../access/policy';
import { AccountEntity } from '../account/account.entity';
import { lockAccount } from '../account/account.repository';
import { scopeOfAccount } from '../account/visible-account';
import { confirmActor } from '../association/confirm-actor';
import { originOf } from '../audit/record-audit-event';
import { insertIntoAccount } from '../profile/insert-into-account';
import type { NewProfile } from '../profile/new-profile';
import type { Profile } from '../profile/profile';
import { findTakenEmailKeys } from '../profile/profile.repository';
import { ok, type Refusal, refused, type Result } from '../foundation/result';
import { type Batch, withGoodOnes } from '../invitation/batch';
import type { Invitation } from '../invitation/invitation';
import { issueInvitations, type InvitationSettings } from '../invitation/issue-invitation';

/** Why profiles can't be added to an account. */
export type AccountRefusal = Refusal<'NOT_FOUND' | 'NOT_PERMITTED' | 'ACCOUNT_INACTIVE'>;

/** An added profile, and its invitation if one was sent. */
export interface Added {
  readonly profile: Profile;
  readonly invitation: Invitation | null;
}

/** The profiles to add, their account, and the actor. */
export interface Adding {
  readonly actor: Actor;
  readonly requestId: string;
  readonly accountId: string;
  readonly sendInvites: boolean;
  readonly now: Date;
}

/** Returns which new profiles can be added at the moment. Changes and locks nothing. */
export async function judgeAdding<Reason>(
  manager: EntityManager,
  { actor, accountId }: Pick<Adding, 'actor' | 'accountId'>,
  batch: Batch<NewProfile, Reason>,
): Promise<Result<Batch<NewProfile, Reason | Refusal<'EMAIL_IN_USE'>>, AccountRefusal>> {
  return judge(manager, { actor, account: await manager.findOneBy(AccountEntity, { id: accountId }) }, batch);
}

async function judge<Reason>(
  manager: EntityManager,
  { actor, account }: { readonly actor: Actor; readonly account: AccountEntity | null },
  batch: Batch<NewProfile, Reason>,
): Promise<Result<Batch<NewProfile, Reason | Refusal<'EMAIL_IN_USE'>>, AccountRefusal>> {
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
 * Adds the valid ones of new profiles to an account, with their invitations if requested.
 *
 * Runs in the caller's transaction and locks the account, so that concurrent calls can't add the same address. The
 * first one becomes an administrator if the account has none. Existing administrators are notified of new ones. The
 * number of statements is the same for 1 and for 500 profiles.
 */
export async function addToAccount<Reason>(
  manager: EntityManager,
  settings: InvitationSettings,
  adding: Adding,
  batch: Batch<NewProfile, Reason>,
): Promise<Result<Batch<Added, Reason | Refusal<'EMAIL_IN_USE'>>, AccountRefusal>> {
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
  const origin = originOf(actor, requestId);
  const profiles = await insertIntoAccount(manager, { actor, accountId, origin, now }, wanted);
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
