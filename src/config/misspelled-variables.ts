import { distance } from 'fastest-levenshtein';
import { Environment, type Given } from './environment';

// Shorter names may belong to other programs, such as HOME, which is close to HOST.
const SHORTEST_MISSPELLED = 7;
const MOST_TYPING_ERRORS = 2;

/** An unknown variable, and the known one that its name is close to. */
export interface MisspelledVariable {
  readonly name: string;
  readonly nearest: string;
}

/** Finds variables whose name is one or two typing errors away from one that the service reads. */
export function findMisspelled(environment: Given): readonly MisspelledVariable[] {
  const known = Object.keys(Environment.shape);
  return Object.keys(environment)
    .filter((name) => name.length >= SHORTEST_MISSPELLED && !known.includes(name))
    .flatMap((name) => {
      const nearest = known.find((each) => distance(name, each) <= MOST_TYPING_ERRORS);
      return nearest === undefined ? [] : [{ name, nearest }];
    });
}
