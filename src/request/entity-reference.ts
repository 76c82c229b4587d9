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

/** Collects the ids that references name, each once; without those that are longer than any. */
export function idsOf(references: readonly EntityReference[]): string[] {
  const ids = new Set<string>();
  for (const { id } of references) if (id !== undefined && id.length <= LONGEST_GIVEN) ids.add(id);
  return [...ids];
}

/** Collects the numbers by which references name what they name by no id, as `idsOf` does. */
export function numbersOf(references: readonly EntityReference[]): string[] {
  const numbers = new Set<string>();
  for (const { id, number } of references)
    if (id === undefined && number !== undefined && number.length <= LONGEST_GIVEN) numbers.add(number);
  return [...numbers];
}
