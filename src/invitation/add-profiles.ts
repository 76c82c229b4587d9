import type { Actor } from '../access/actor';
import {
  type EnteredProfile,
  type NewProfile,
  type NewProfileRefusal,
  parseNewProfile,
} from '../profile/new-profile';
import { refused, type Result } from '../foundation/result';
import type { AddProfileDependencies } from './add-profile';
import { type AccountRefusal, type Added, addToAccount, judgeAdding } from './add-to-account';
import {
  type Batch,
  type BatchSizeRefusal,
  goodOnesOf,
  refuseRepeats,
  sizeRefusal,
  withGoodOnes,
} from './batch';
import { countRecipients, type RecipientLimited } from './count-recipients';

/** Names why addProfiles refused a call as a whole. */
export type AddProfilesRefusal = AccountRefusal | BatchSizeRefusal;

/** Why addProfiles left an item out: by its rules, or because its recipient has had its share of invitations. */
export type AddProfilesItemRefusal = NewProfileRefusal | 'EMAIL_IN_USE' | 'DUPLICATE' | RecipientLimited;

/** What addProfiles did with each item, in their order; or why it did nothing, too many invitations included. */
export type AddProfilesOutcome = Result<
  Batch<Added, AddProfilesItemRefusal>,
  AddProfilesRefusal | { readonly retryAfterSeconds: number }
>;

/** Adds many profiles to an account. */
export type AddProfiles = (command: {
  readonly actor: Actor;
  readonly requestId: string;
  readonly accountId: string;
  readonly entered: readonly EnteredProfile[];
  readonly sendInvites: boolean;
}) => Promise<AddProfilesOutcome>;

/**
 * Makes the use case that adds up to 500 profiles, with invitations or without.
 *
 * All the good items of a call are one transaction, which is run again whole; what is wrong with one keeps none of
 * the others out. The number of statements does not depend on the number of items. Invitations count one by one
 * against the person's limit for batches, and against the account's share for each recipient: an item whose recipient
 * has had it is not added.
 */
export function createAddProfiles({
  database,
  clock,
  limits,
  settings,
}: AddProfileDependencies): AddProfiles {
  return async ({ entered, ...command }) => {
    const size = sizeRefusal(entered);
    if (size) return refused(size);
    let batch: Batch<NewProfile, AddProfilesItemRefusal> = refuseRepeats(
      entered.map(parseNewProfile),
      ({ emailKey }) => emailKey,
    );

    const invited = command.sendInvites ? goodOnesOf(batch).length : 0;
    if (invited > 0) {
      const person = await limits.count('batchInvitesPerPerson', command.actor.identityId, invited);
      if (!person.allowed) return refused({ retryAfterSeconds: person.retryAfterSeconds });
      // Decided before anything is counted against a recipient, as in sendInvite.
      const judged = await judgeAdding(database.reads, command, batch);
      if (!judged.ok) return judged;
      batch = await withGoodOnes(judged.value, (profiles) =>
        countRecipients(limits, profiles, ({ emailKey }) => ({ accountId: command.accountId, emailKey })),
      );
    }

    return database.transaction((manager) =>
      addToAccount(manager, settings, { ...command, now: clock.now() }, batch),
    );
  };
}
