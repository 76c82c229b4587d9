import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import type { AddProfileDependencies } from '../add-profiles/add-profile';
import { type AccountRefusal, type Added, addToAccount, judgeAdding } from '../add-profiles/add-to-account';
import { originOf, recordAuditEvent } from '../audit/record-audit-event';
import { ok, type Refusal, refused, type Result } from '../foundation/result';
import { type Batch, onlyOf } from '../invitation/batch';
import { recipientKey } from '../invitation/recipient';
import type { NewProfile } from '../profile/new-profile';
import type { Profile } from '../profile/profile';
import type { ProfileEntity } from '../profile/profile.entity';
import { findHolderOfEmailKey, findScopedProfile } from '../profile/profile.repository';
import type { RateLimited } from '../rate-limit/limits';
import { judgeGoverning } from './remove-each';

/** Why restoreProfile was refused. */
export type RestoreProfileRefusal = AccountRefusal | Refusal<'NOT_REMOVED'> | EmailInUse | RateLimited;

/** The refusal of a profile whose address another profile of the account has. */
export interface EmailInUse extends Refusal<'EMAIL_IN_USE'> {
  readonly holder: Profile | null;
}

/** Adds a removed person to their account again. */
export type RestoreProfile = (command: {
  readonly actor: Actor;
  readonly requestId: string;
  readonly profileId: string;
  readonly sendInvite: boolean;
}) => Promise<Result<Added, RestoreProfileRefusal>>;

/**
 * Creates the use case that restores a removed person: adds a new profile with the name, the address and the language of
 * the removed one, with or without an invitation.
 *
 * The removed profile stays as it is, since its history and the import refer to it. The new one is a member, unless the
 * account has no administrator, so that nobody regains an authority unnoticed. Limits and retries are those of
 * addProfile. Both profiles have an event in the audit trail.
 */
export function createRestoreProfile({
  database,
  clock,
  limits,
  settings,
}: AddProfileDependencies): RestoreProfile {
  return async ({ actor, requestId, profileId, sendInvite }) => {
    if (sendInvite) {
      const person = await limits.count('sendInvitePerPerson', actor.identityId);
      if (!person.ok) return person;
      // Checked before counting against a recipient, like in sendInvite.
      const removed = await findRemoved(database.reads, actor, profileId);
      if (!removed.ok) return removed;
      const { accountId, emailKey } = removed.value;
      const judged = await judgeAdding(database.reads, { actor, accountId }, batchOf(removed.value));
      const judgedOne = await onlyAdded(database.reads, removed.value, judged);
      if (!judgedOne.ok) return judgedOne;
      const share = await limits.count('sendInvitePerRecipient', recipientKey({ accountId, emailKey }));
      if (!share.ok) return share;
    }

    return database.transaction(async (manager): Promise<Result<Added, RestoreProfileRefusal>> => {
      // Not locked: nothing changes a removed profile.
      const removed = await findRemoved(manager, actor, profileId);
      if (!removed.ok) return removed;
      const { id, accountId } = removed.value;
      const now = clock.now();
      const adding = { actor, requestId, accountId, sendInvites: sendInvite, now };
      const outcome = await addToAccount(manager, settings, adding, batchOf(removed.value));
      const added = await onlyAdded(manager, removed.value, outcome);
      if (!added.ok) return added;
      await recordAuditEvent(manager, originOf(actor, requestId), {
        ...{ action: 'PROFILE_RESTORED', accountId, profileId: id },
        ...{ subjectId: added.value.profile.id, occurredAt: now },
      });
      return added;
    });
  };
}

async function findRemoved(
  manager: EntityManager,
  actor: Actor,
  profileId: string,
): Promise<Result<ProfileEntity, Refusal<'NOT_FOUND' | 'NOT_PERMITTED' | 'NOT_REMOVED'>>> {
  const found = judgeGoverning(actor, await findScopedProfile(manager, profileId));
  if (!found.ok) return found;
  return found.value.status === 'REMOVED' ? found : refused('NOT_REMOVED');
}

/** Returns the new profile to add, as a batch of one. */
function batchOf({ displayName, email, emailKey, locale }: ProfileEntity): Batch<NewProfile, never> {
  return [ok({ displayName, email, emailKey, locale, role: 'MEMBER' })];
}

/** Returns the outcome of adding one profile. If its address is in use, finds the profile that has it. */
async function onlyAdded<Value>(
  manager: EntityManager,
  { accountId, emailKey }: ProfileEntity,
  outcome: Result<Batch<Value, Refusal<'EMAIL_IN_USE'>>, AccountRefusal>,
): Promise<Result<Value, AccountRefusal | EmailInUse>> {
  if (!outcome.ok) return outcome;
  const only = onlyOf(outcome.value);
  if (only.ok) return only;
  return refused('EMAIL_IN_USE', { holder: await findHolderOfEmailKey(manager, accountId, emailKey) });
}
