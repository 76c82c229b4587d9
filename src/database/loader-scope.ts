import type DataLoader from 'dataloader';
import type { Database } from './database';

/** Makes the loader of one kind of look-up; named value-by-key, such as `profileById`. */
export type LoaderFactory<Key, Value> = (database: Database) => DataLoader<Key, Value>;

/** Keys that are about to be asked for. */
export interface Foreseen<Key, Value> {
  readonly keys: readonly Key[];
  /** What was found by whoever read something else before, in the same statement; null when nobody did. */
  found: readonly Value[] | null;
}

/**
 * Holds the loaders of one request, each made when it is first asked for.
 *
 * One scope a request: what a loader remembers is never shown to another caller.
 */
export class LoaderScope {
  private readonly loaders = new Map<unknown, unknown>();
  private readonly seeds = new Map<unknown, ((loader: never) => void)[]>();
  private readonly expected = new Map<unknown, Foreseen<never, unknown>>();

  /** Takes the database that the loaders read. */
  constructor(private readonly database: Database) {}

  /** Gives this request's loader of a factory. */
  get<Key, Value>(factory: LoaderFactory<Key, Value>): DataLoader<Key, Value> {
    let loader = this.loaders.get(factory) as DataLoader<Key, Value> | undefined;
    if (!loader) {
      loader = factory(this.database);
      this.loaders.set(factory, loader);
      for (const seed of this.seeds.get(factory) ?? []) seed(loader as never);
    }
    return loader;
  }

  /** Hands a loader what is known already, by `prime`, once it is asked for: most requests never ask. */
  seed<Key, Value>(factory: LoaderFactory<Key, Value>, seed: (loader: DataLoader<Key, Value>) => void): void {
    const loader = this.loaders.get(factory) as DataLoader<Key, Value> | undefined;
    if (loader) seed(loader);
    else this.seeds.set(factory, [...(this.seeds.get(factory) ?? []), seed]);
  }

  /** Says which keys are about to be asked for, so that what must be read first may bring them along. */
  foresee<Key, Value>(
    factory: LoaderFactory<Key, Value>,
    keys: readonly Key[],
  ): Foreseen<Key, NonNullable<Value>> {
    const foreseen: Foreseen<Key, NonNullable<Value>> = { keys, found: null };
    this.expected.set(factory, foreseen as Foreseen<never, unknown>);
    return foreseen;
  }

  /** Gives what was foreseen last; null when nothing was. */
  foreseen<Key, Value>(factory: LoaderFactory<Key, Value>): Foreseen<Key, NonNullable<Value>> | null {
    return (this.expected.get(factory) as Foreseen<Key, NonNullable<Value>> | undefined) ?? null;
  }

  /** Forgets what was loaded; called after a write, so that a payload shows what it did. */
  clear(): void {
    this.loaders.clear();
    this.seeds.clear();
    this.expected.clear();
  }
}

/** Puts rows in the order of the keys they were asked for by; a key without one gets null. */
export function inOrderOf<Key, Row>(
  keys: readonly Key[],
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
): (Row | null)[] {
  const rowByKey = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => rowByKey.get(key) ?? null);
}

/** Puts lists of rows in the order of the keys they belong to; a key without rows gets an empty list. */
export function groupedInOrderOf<Key, Row>(
  keys: readonly Key[],
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
): Row[][] {
  const rowsByKey = new Map<Key, Row[]>(keys.map((key) => [key, []]));
  for (const row of rows) rowsByKey.get(keyOf(row))?.push(row);
  return keys.map((key) => rowsByKey.get(key) ?? []);
}
