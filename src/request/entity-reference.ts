import { LONGEST_GIVEN } from '../database/dialect';
import type { RequestContext } from './request-context';

/** What another subgraph refers to an object by: one of its keys, or both of an account's. */
export interface EntityReference {
  readonly id?: string;
  readonly number?: string;
}

/**
 * Finds the objects of one type that other subgraphs refer to, in the order of the references; null for one that
 * doesn't exist and for one that the caller may not read.
 *
 * Sends one SQL statement, however many references there are, and none for a caller who may read nothing.
 */
export type ResolveReferences = (
  references: readonly EntityReference[],
  context: RequestContext,
) => Promise<readonly (object | null)[]>;

/**
 * Collects the ids that references name, each once, in the order of the first that names it; without what can't be one.
 *
 * Takes each reference once. One by id and number comes with each number anew, and would have the database read its
 * account as often.
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

// Half a character has no UTF-8, and a server refuses the whole list for it. To a server, spaces at the end make no
// difference: with any number of them, one id would be many.
function mayBeKey(text: string): boolean {
  return text.length <= LONGEST_GIVEN && text.isWellFormed() && !text.endsWith(' ');
}
