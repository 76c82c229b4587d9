import { type ManagedProfileRowFragment } from '../../../graph/generated/graphql';
import { failureOf } from '../../../graph/failure';
import { failureSentence } from '../../../shell/failure-sentence';
import { type Sentence } from '../../../words/sentence';
import { explainRefusal } from '../list/explain-refusal';
import { batchesOf } from './bulk-actions';

/** The part of a person that the outcomes show. */
export type BulkPerson = Pick<ManagedProfileRowFragment, 'id' | 'displayName'>;

/** What an action did for a person. `UNKNOWN` if the person may have been changed. */
export type BulkOutcome =
  | { readonly kind: 'CHANGED'; readonly person: BulkPerson }
  | { readonly kind: 'UNCHANGED'; readonly person: BulkPerson; readonly reason: Sentence }
  | { readonly kind: 'UNKNOWN'; readonly person: BulkPerson; readonly reason: Sentence };

interface UserError {
  readonly code: string;
  readonly message: string;
}

/** The service's answer for a batch. `index` is a person's place in the batch. */
export interface BatchAnswer {
  readonly results: readonly {
    readonly index: number;
    readonly invitation?: { readonly email: string } | null;
    readonly userErrors: readonly UserError[];
  }[];
  readonly userErrors: readonly UserError[];
}

/** Returns what an answer says about each person of its batch. */
export function outcomesOf(
  batch: readonly BulkPerson[],
  answer: BatchAnswer | undefined,
): readonly BulkOutcome[] {
  const results = new Map(answer?.results.map((result) => [result.index, result]));
  return batch.map((person, index) => {
    const result = results.get(index);
    const userErrors = result?.userErrors ?? answer?.userErrors ?? [];
    if (userErrors.length > 0) {
      return {
        kind: 'UNCHANGED',
        person,
        reason: ({ ourAccounts }) => explainRefusal(userErrors, ourAccounts),
      };
    }
    return result
      ? { kind: 'CHANGED', person }
      : { kind: 'UNKNOWN', person, reason: ({ ourAccounts }) => ourAccounts.bulk.noResult };
  });
}

/**
 * Runs an action in batches, one after another, and returns what it did for each person. `onProgress` gets the
 * number of people after each batch. Later batches aren't sent after a request has failed, or after `signal` aborts.
 */
export async function runBatches<Person extends BulkPerson>(
  people: readonly Person[],
  size: number,
  runBatch: (batch: readonly Person[]) => Promise<readonly BulkOutcome[]>,
  { onProgress, signal }: { readonly onProgress: (done: number) => void; readonly signal: AbortSignal },
): Promise<readonly BulkOutcome[]> {
  const outcomes: BulkOutcome[] = [];
  let hasFailed = false;
  for (const batch of batchesOf(people, size)) {
    if (signal.aborted) break;
    if (hasFailed) {
      outcomes.push(...batch.map((person) => unsent(person)));
      continue;
    }
    try {
      outcomes.push(...(await runBatch(batch)));
      onProgress(outcomes.length);
    } catch (error) {
      hasFailed = true;
      outcomes.push(...batch.map((person) => failed(person, error)));
    }
  }
  return outcomes;
}

function unsent(person: BulkPerson): BulkOutcome {
  return { kind: 'UNCHANGED', person, reason: ({ ourAccounts }) => ourAccounts.bulk.notSent };
}

/** After these failures, the service may have changed people anyway. The others are rejections of the whole request. */
function failed(person: BulkPerson, error: unknown): BulkOutcome {
  const failure = failureOf(error);
  const isUnknown = failure.kind === 'NO_ANSWER' || failure.kind === 'FAULT';
  return {
    kind: isUnknown ? 'UNKNOWN' : 'UNCHANGED',
    person,
    reason: ({ shell }, formats) => failureSentence(failure, shell, formats),
  };
}
