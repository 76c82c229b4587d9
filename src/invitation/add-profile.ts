import type { Actor } from '../access/actor';
import type { Clock } from '../foundation/clock';
import type { Database } from '../database/database';
import {
  type EnteredProfile,
  type NewProfile,
  type NewProfileRefusal,
  parseNewProfile,
} from '../profile/new-profile';
import type { Limits } from '../rate-limit/limits';
import { refused, type Result } from '../foundation/result';
import { type AccountRefusal, type Added, addToAccount, judgeAdding } from './add-to-account';
import type { Batch } from './batch';
import type { InvitationSettings } from './issue-invitation';
import { recipientKey } from './recipient';

/** Why addProfile was refused. */
export type AddProfileRefusal = AccountRefusal | NewProfileRefusal | 'EMAIL_IN_USE';

/** Why addProfile was refused: by its rules, or because too many invitations were sent. */
export type AddProfileOutcome = Result<Added, AddProfileRefusal | { readonly retryAfterSeconds: number }>;

/** Adds a profile to an account. */
export type AddProfile = (command: {
  readonly actor: Actor;
  readonly requestId: string;
  readonly accountId: string;
  readonly entered: EnteredProfile;
  readonly sendInvite: boolean;
}) => Promise<AddProfileOutcome>;

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
  return async ({ entered, sendInvite: sendInvites, ...command }) => {
    const profile = parseNewProfile(entered);
    if (!profile.ok) return profile;

    const batch: Batch<NewProfile, AddProfileRefusal> = [profile];
    if (sendInvites) {
      const person = await limits.count('sendInvitePerPerson', command.actor.identityId);
      if (!person.allowed) return refused({ retryAfterSeconds: person.retryAfterSeconds });
      // Checked before counting against a recipient, like in sendInvite.
      const judged = onlyOf(await judgeAdding(database.reads, command, batch));
      if (!judged.ok) return judged;
      const { accountId } = command;
      const key = recipientKey({ accountId, emailKey: profile.value.emailKey });
      const share = await limits.count('sendInvitePerRecipient', key);
      if (!share.allowed) return refused({ retryAfterSeconds: share.retryAfterSeconds });
    }

    return database.transaction(async (manager) =>
      onlyOf(await addToAccount(manager, settings, { ...command, sendInvites, now: clock.now() }, batch)),
    );
  };
}

function onlyOf<Value, Refusal, Whole>(
  outcome: Result<Batch<Value, Refusal>, Whole>,
): Result<Value, Refusal | Whole> {
  if (!outcome.ok) return outcome;
  const [only] = outcome.value;
  if (!only) throw new Error('One was asked for, and one is answered.');
  return only;
}
