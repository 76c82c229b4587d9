import type { Actor } from '../access/actor';
import type { Clock } from '../foundation/clock';
import type { Database } from '../database/database';
import {
  type EnteredProfile,
  type NewProfile,
  type NewProfileRefusal,
  parseNewProfile,
} from '../profile/new-profile';
import type { Limits, RateLimited } from '../rate-limit/limits';
import { createOnce, type Keep, type KeyReused } from '../idempotency/once';
import { ok, type Refusal, type Result } from '../foundation/result';
import { type AccountRefusal, type Added, addToAccount, judgeAdding } from './add-to-account';
import { type AddedIds, findAdded, idsOfAdded } from './find-added';
import { type Batch, onlyOf } from '../invitation/batch';
import type { InvitationSettings } from '../invitation/issue-invitation';
import { recipientKey } from '../invitation/recipient';

/** Why addProfile was refused. */
export type AddProfileRefusal = AccountRefusal | NewProfileRefusal | Refusal<'EMAIL_IN_USE'> | RateLimited;

/** Adds a profile to an account. */
export type AddProfile = (command: {
  readonly actor: Actor;
  readonly requestId: string;
  readonly accountId: string;
  readonly entered: EnteredProfile;
  readonly sendInvite: boolean;
  readonly idempotencyKey?: string | null;
}) => Promise<Result<Added, AddProfileRefusal | KeyReused>>;

/** The dependencies of adding profiles. */
export interface AddProfileDependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly settings: InvitationSettings;
}

/**
 * Creates the use case that adds a profile, with or without an invitation.
 *
 * The profile, the invitation, its mail and the audit events are one transaction. The address must not be in use in the
 * account, so that a retry after a lost response doesn't add a second profile. With an invitation, each call counts
 * against the sender's limit and the account's limit for the recipient, like sendInvite.
 */
export function createAddProfile({ database, clock, limits, settings }: AddProfileDependencies): AddProfile {
  const once = createOnce({ database, clock });
  return ({ idempotencyKey = null, ...command }) => {
    const { actor, accountId, entered, sendInvite } = command;
    const input = { accountId, entered, sendInvite };
    return once<Added, AddProfileRefusal>(
      { actor, idempotencyKey, mutation: 'addProfile', input },
      {
        make: (keep) => add(command, keep),
        repeat: async (ids) => {
          const found = await findAdded(database.reads, actor, [ids as AddedIds]);
          return found?.ok ? onlyOf(found.value.map(ok)) : found;
        },
      },
    );
  };

  async function add(
    { entered, sendInvite: sendInvites, ...command }: Parameters<AddProfile>[0],
    keep: Keep,
  ): Promise<Result<Added, AddProfileRefusal>> {
    const profile = parseNewProfile(entered);
    if (!profile.ok) return profile;

    const batch: Batch<NewProfile, AddProfileRefusal> = [profile];
    if (sendInvites) {
      const person = await limits.count('sendInvitePerPerson', command.actor.identityId);
      if (!person.ok) return person;
      // Checked before counting against a recipient, like in sendInvite.
      const judged = await judgeAdding(database.reads, command, batch);
      const judgedOne = judged.ok ? onlyOf(judged.value) : judged;
      if (!judgedOne.ok) return judgedOne;
      const { accountId } = command;
      const key = recipientKey({ accountId, emailKey: profile.value.emailKey });
      const share = await limits.count('sendInvitePerRecipient', key);
      if (!share.ok) return share;
    }

    return database.transaction(async (manager): Promise<Result<Added, AddProfileRefusal>> => {
      const adding = { ...command, sendInvites, now: clock.now() };
      const outcome = await addToAccount(manager, settings, adding, batch);
      const added = outcome.ok ? onlyOf(outcome.value) : outcome;
      if (added.ok) await keep(manager, idsOfAdded(added.value));
      return added;
    });
  }
}
