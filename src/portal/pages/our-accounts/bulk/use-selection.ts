import { useState } from 'react';
import { type ManagedProfileRowFragment } from '../../../graph/generated/graphql';

/** The selected people by id. */
export type People = ReadonlyMap<string, ManagedProfileRowFragment>;

/** The selected people of a list, on all of its pages. */
export interface Selection {
  /** Identifies the list and its filters. */
  readonly list: string;
  readonly people: People;
  readonly select: (people: readonly ManagedProfileRowFragment[], isSelected: boolean) => void;
  /** Selects people, except those who were unselected since the selection was `earlier`. */
  readonly add: (people: readonly ManagedProfileRowFragment[], earlier: People) => void;
  readonly clear: () => void;
}

const NOBODY: People = new Map();

/**
 * Keeps the selected people of a list. `list` identifies its filters: other filters begin with an empty selection,
 * so that nobody is changed who isn't in the list.
 */
export function useSelection(list: string): Selection {
  const [kept, setKept] = useState({ list, people: NOBODY });
  // A function of the last selection, because it can have changed since this was rendered.
  const update = (next: (people: People) => People): void =>
    setKept((last) => ({ list, people: next(last.list === list ? last.people : NOBODY) }));
  return {
    list,
    people: kept.list === list ? kept.people : NOBODY,
    select(changed, isSelected) {
      update((people) => {
        if (isSelected) return withPeople(people, changed);
        const unselected = new Set(changed.map(({ id }) => id));
        return new Map([...people].filter(([id]) => !unselected.has(id)));
      });
    },
    add: (found, earlier) => update((people) => withPeople(people, found, earlier)),
    // The selection of another list stays.
    clear: () => setKept((last) => (last.list === list ? { list, people: NOBODY } : last)),
  };
}

/** Adds people to a selection, except those who were in the earlier selection and aren't in it now. */
export function withPeople(
  people: People,
  found: readonly ManagedProfileRowFragment[],
  earlier: People = NOBODY,
): People {
  const added = found.filter(({ id }) => people.has(id) || !earlier.has(id));
  return new Map([...people, ...added.map((person) => [person.id, person] as const)]);
}
