import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import type { Database } from '../database/database';
import { isTemporary, type UniqueKey, violates } from '../database/database-error';
import { insertRows } from '../database/insert-rows';
import type { Clock } from '../foundation/clock';
import { type Refusal, refused, type Result } from '../foundation/result';
import { KeptOutcomeEntity } from './kept-outcome.entity';

/** How long a call with the same key returns the first outcome, in milliseconds. */
export const KEPT_MS = 24 * 60 * 60_000;

/** Why a call is refused whose key was used for another call. */
export type KeyReused = Refusal<'IDEMPOTENCY_KEY_REUSED'>;

/** A call that may be a repetition. */
export interface Attempt {
  readonly actor: Actor;
  /** The caller's key; null for a call that's never taken for a repetition. */
  readonly idempotencyKey: string | null;
  readonly mutation: string;
  readonly input: unknown;
}

/**
 * Keeps an outcome that can be repeated: ids and codes, from which `repeat` creates the result. Must be called in the
 * transaction that makes the change.
 */
export type Keep = (manager: EntityManager, outcome: unknown) => Promise<void>;

/** How to make a change, and how to return its result again. */
export interface Change<Value, Reason> {
  readonly make: (keep: Keep) => Promise<Result<Value, Reason>>;
  /** Creates the result of a kept outcome; null if what it names doesn't exist, and the change is to be made again. */
  readonly repeat: (outcome: unknown) => Promise<Result<Value, Reason> | null>;
}

/** Makes a change, or returns the result of an earlier call with the same key. */
export type Once = <Value, Reason>(
  attempt: Attempt,
  change: Change<Value, Reason>,
) => Promise<Result<Value, Reason | KeyReused>>;

const ONE_OUTCOME: UniqueKey = { name: 'PRIMARY', table: 'kept_outcome', columns: ['id'] };

/**
 * Creates the function that makes a change once for each key of a caller.
 *
 * Refused calls change nothing and aren't kept, so they're decided again. If the connection is lost, it's unknown whether
 * the change was committed. Then the outcome is read again, with or without a key, and the call only fails if nothing
 * is found.
 */
export function createOnce({
  database,
  clock,
}: {
  readonly database: Database;
  readonly clock: Clock;
}): Once {
  return async <Value, Reason>(attempt: Attempt, { make, repeat }: Change<Value, Reason>) => {
    const place = attempt.idempotencyKey === null ? null : placeOf(attempt, attempt.idempotencyKey);
    /** Whether an outcome is kept that can't be repeated, and is to be replaced. */
    let isOutdated = false;
    const findEarlier = async (): Promise<Result<Value, Reason | KeyReused> | null> => {
      const kept = place && (await database.reads.findOneBy(KeptOutcomeEntity, { id: place.id }));
      if (!kept) return null;
      // Expired, but not deleted yet.
      isOutdated = kept.createdAt.getTime() <= clock.now().getTime() - KEPT_MS;
      if (isOutdated) return null;
      if (kept.inputHash !== place.inputHash) return refused('IDEMPOTENCY_KEY_REUSED');
      const repeated = await repeat(JSON.parse(kept.outcome));
      isOutdated = repeated === null;
      return repeated;
    };
    const earlier = await findEarlier();
    if (earlier) return earlier;

    let attempted = null as { readonly outcome: unknown } | null;
    const keep: Keep = async (manager, outcome) => {
      attempted = { outcome };
      if (!place) return;
      if (isOutdated) await manager.delete(KeptOutcomeEntity, { id: place.id });
      const row = { ...place, outcome: JSON.stringify(outcome), createdAt: clock.now() };
      await insertRows(manager, KeptOutcomeEntity, [row]);
    };
    try {
      const result = await make(keep);
      // A concurrent call with the same key may be the reason, such as for an address in use.
      return result.ok ? result : ((await findEarlier()) ?? result);
    } catch (error) {
      const isTaken = violates(error, ONE_OUTCOME);
      const found = isTaken ? await findEarlier() : await readAgain(error, attempted, repeat);
      if (found) return found;
      throw error;
    }
  };
}

/**
 * Finds out whether the change of an outcome was committed, after an error that leaves it unknown; null if it wasn't. If
 * the database still can't be reached, it stays unknown.
 */
async function readAgain<Value, Reason>(
  error: unknown,
  attempted: { readonly outcome: unknown } | null,
  repeat: Change<Value, Reason>['repeat'],
): Promise<Result<Value, Reason> | null> {
  if (!attempted || !isTemporary(error)) return null;
  try {
    return await repeat(attempted.outcome);
  } catch (second) {
    if (isTemporary(second)) return null;
    throw second;
  }
}

function placeOf(
  { actor, mutation, input }: Attempt,
  key: string,
): Pick<KeptOutcomeEntity, 'id' | 'inputHash'> {
  return {
    id: hashOf([actor.identityId, key]),
    inputHash: hashOf([mutation, actor.active?.profileId ?? null, input]),
  };
}

/** Hashes JSON, in which a field that's null is the same as one that's missing. */
function hashOf(value: unknown): string {
  const text = JSON.stringify(value, (_name, part: unknown) => (part === null ? undefined : part));
  return createHash('sha256').update(text).digest('base64url');
}
