import type { Actor } from '../access/actor';
import {
  type EnteredProfile,
  type NewProfile,
  type NewProfileRefusal,
  parseNewProfile,
} from '../profile/new-profile';
import type { RateLimited } from '../rate-limit/limits';
import { createOnce, type Keep, type KeyReused } from '../idempotency/once';
import { ok, type Refusal, type Result } from '../foundation/result';
import type { AddProfileDependencies } from './add-profile';
import { type AccountRefusal, type Added, addToAccount, judgeAdding } from './add-to-account';
import { type AddedIds, findAdded, idsOfAdded } from './find-added';
import {
  type Batch,
  type BatchSizeRefusal,
  goodOnesOf,
  refuseRepeats,
  judgeSize,
  withGoodOnes,
} from '../invitation/batch';
import { countRecipients } from '../invitation/count-recipients';

/** Why addProfiles refused a whole call. */
export type AddProfilesRefusal = AccountRefusal | BatchSizeRefusal | RateLimited;

/** Why addProfiles skipped an item: by its rules, or because its recipient has reached the account's limit. */
export type AddProfilesItemRefusal = NewProfileRefusal | Refusal<'EMAIL_IN_USE' | 'DUPLICATE'> | RateLimited;

/** Adds many profiles to an account. Returns the result of each, in order. */
export type AddProfiles = (command: {
  readonly actor: Actor;
  readonly requestId: string;
  readonly accountId: string;
  readonly entered: readonly EnteredProfile[];
  readonly sendInvites: boolean;
  readonly idempotencyKey?: string | null;
}) => Promise<Result<AddedProfiles, AddProfilesRefusal | KeyReused>>;

type AddedProfiles = Batch<Added, AddProfilesItemRefusal>;

/**
 * Creates the use case that adds up to 500 profiles, with or without invitations.
 *
 * All valid items of a call are added in one transaction, even if other items are invalid. The number of statements
 * doesn't depend on the number of items. Each invitation counts against the person's limit for batches and the
 * account's limit for the recipient. Items whose recipient has reached this limit aren't added.
 */
export function createAddProfiles({
  database,
  clock,
  limits,
  settings,
}: AddProfileDependencies): AddProfiles {
  const once = createOnce({ database, clock });
  return ({ idempotencyKey = null, ...command }) => {
    const { actor, accountId, entered, sendInvites } = command;
    const input = { accountId, entered, sendInvites };
    return once<AddedProfiles, AddProfilesRefusal>(
      { actor, idempotencyKey, mutation: 'addProfiles', input },
      {
        make: (keep) => addAll(command, keep),
        repeat: async (outcome) => {
          const kept = outcome as Batch<AddedIds, AddProfilesItemRefusal>;
          const found = await findAdded(database.reads, actor, goodOnesOf(kept));
          return found?.ok ? ok(await withGoodOnes(kept, async () => found.value.map(ok))) : found;
        },
      },
    );
  };

  async function addAll(
    { entered, ...command }: Parameters<AddProfiles>[0],
    keep: Keep,
  ): Promise<Result<AddedProfiles, AddProfilesRefusal>> {
    const size = judgeSize(entered);
    if (!size.ok) return size;
    let batch: Batch<NewProfile, AddProfilesItemRefusal> = refuseRepeats(
      entered.map(parseNewProfile),
      ({ emailKey }) => emailKey,
    );

    const invited = command.sendInvites ? goodOnesOf(batch).length : 0;
    if (invited > 0) {
      const person = await limits.count('batchInvitesPerPerson', command.actor.identityId, invited);
      if (!person.ok) return person;
      // Checked before counting against a recipient, like in sendInvite.
      const judged = await judgeAdding(database.reads, command, batch);
      if (!judged.ok) return judged;
      batch = await withGoodOnes(judged.value, (profiles) =>
        countRecipients(limits, profiles, ({ emailKey }) => ({ accountId: command.accountId, emailKey })),
      );
    }

    return database.transaction(async (manager) => {
      const added = await addToAccount(manager, settings, { ...command, now: clock.now() }, batch);
      if (added.ok)
        await keep(
          manager,
          added.value.map((item) => (item.ok ? ok(idsOfAdded(item.value)) : item)),
        );
      return added;
    });
  }
}
