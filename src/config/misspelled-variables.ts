import { distance } from 'fastest-levenshtein';
import { Environment, type Given } from './environment';

// Shorter names, such as HOME beside HOST, are others' own.
const SHORTEST_MISSPELLED = 7;
const MOST_TYPING_ERRORS = 2;

/** A variable that nothing reads, and the one that its name is close to. */
export interface MisspelledVariable {
  readonly name: string;
  readonly nearest: string;
}

/** Finds variables whose name is a typing error or two away from one that the service reads. */
export function findMisspelled(environment: Given): readonly MisspelledVariable[] {
  const known = Object.keys(Environment.shape);
  return Object.keys(environment)
    .filter((name) => name.length >= SHORTEST_MISSPELLED && !known.includes(name))
    .flatMap((name) => {
      const nearest = known.find((each) => distance(name, each) <= MOST_TYPING_ERRORS);
      return nearest === undefined ? [] : [{ name, nearest }];
    });
}
