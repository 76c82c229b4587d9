import { useState } from 'react';
import { type ManagedProfileRowFragment } from '../../../graph/generated/graphql';

/** The selected people of a list, on all of its pages. */
export interface Selection {
  readonly people: ReadonlyMap<string, ManagedProfileRowFragment>;
  readonly select: (people: readonly ManagedProfileRowFragment[], isSelected: boolean) => void;
  readonly clear: () => void;
}

const NOBODY: ReadonlyMap<string, ManagedProfileRowFragment> = new Map();

/**
 * Keeps the selected people of a list. `list` identifies its filters: other filters begin with an empty selection, so
 * that nobody is changed who isn't in the list.
 */
export function useSelection(list: string): Selection {
  const [kept, setKept] = useState({ list, people: NOBODY });
  const people = kept.list === list ? kept.people : NOBODY;
  return {
    people,
    select(changed, isSelected) {
      const selected = new Map(people);
      for (const person of changed) {
        if (isSelected) selected.set(person.id, person);
        else selected.delete(person.id);
      }
      setKept({ list, people: selected });
    },
    clear: () => setKept({ list, people: NOBODY }),
  };
}
