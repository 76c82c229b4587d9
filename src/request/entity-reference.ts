import { LONGEST_GIVEN } from '../database/dialect';
import type { RequestContext } from './request-context';

/** The keys in another subgraph's reference: one key, or both keys of an account. */
export interface EntityReference {
  readonly id?: string;
  readonly number?: string;
}

/**
 * Finds the objects of one type that other subgraphs reference, in the order of the distinct references. Returns null for
 * objects that don't exist or that the caller can't read.
 *
 * Sends one SQL statement for all references, and none if the caller can't read anything.
 */
export type ResolveReferences<Context extends RequestContext = RequestContext> = (
  references: readonly EntityReference[],
  context: Context,
) => Promise<readonly (object | null)[]>;

/**
 * Collects the distinct valid ids of distinct references, in the order of their first occurrence.
 *
 * References with an id and different numbers would repeat the id, and the database would read its account as often.
 */
export function idsOf(references: readonly EntityReference[]): readonly string[] {
  const ids: string[] = [];
  let isRepeated = false;
  for (const { id, number } of references) {
    if (id === undefined || !mayBeKey(id)) continue;
    ids.push(id);
    isRepeated ||= number !== undefined;
  }
  return isRepeated ? [...new Set(ids)] : ids;
}

// An unpaired surrogate has no UTF-8 encoding, and a server would refuse the whole list. Servers ignore trailing
// spaces, with which one id could be repeated in many forms.
function mayBeKey(text: string): boolean {
  return text.length <= LONGEST_GIVEN && text.isWellFormed() && !text.endsWith(' ');
}
