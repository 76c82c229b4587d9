import type DataLoader from 'dataloader';
import type { Database } from './database';

/** Creates the loader for one kind of lookup. It's named value-by-key, such as `profileById`. */
export type LoaderFactory<Key, Value> = (database: Database) => DataLoader<Key, Value>;

/** Keys that are about to be loaded. */
export interface Foreseen<Key, Value> {
  readonly keys: readonly Key[];
  /** The values, if an earlier statement has read them together with other data; otherwise null. */
  found: readonly Value[] | null;
}

/**
 * The loaders of one request, each created on first use.
 *
 * Each request has its own scope, so that cached values are never shown to other callers.
 */
export class LoaderScope {
  private readonly loaders = new Map<unknown, unknown>();
  private readonly seeds = new Map<unknown, ((loader: never) => void)[]>();
  private readonly expected = new Map<unknown, Foreseen<never, unknown>>();

  /** Takes the database that the loaders read. */
  constructor(private readonly database: Database) {}

  /** Returns this request's loader of a factory. */
  get<Key, Value>(factory: LoaderFactory<Key, Value>): DataLoader<Key, Value> {
    let loader = this.loaders.get(factory) as DataLoader<Key, Value> | undefined;
    if (!loader) {
      loader = factory(this.database);
      this.loaders.set(factory, loader);
      for (const seed of this.seeds.get(factory) ?? []) seed(loader as never);
    }
    return loader;
  }

  /** Primes a loader with known values when it's first used, because most requests never use it. */
  seed<Key, Value>(factory: LoaderFactory<Key, Value>, seed: (loader: DataLoader<Key, Value>) => void): void {
    const loader = this.loaders.get(factory) as DataLoader<Key, Value> | undefined;
    if (loader) seed(loader);
    else this.seeds.set(factory, [...(this.seeds.get(factory) ?? []), seed]);
  }

  /** Announces keys that are about to be loaded, so that an earlier statement can read them as well. */
  foresee<Key, Value>(
    factory: LoaderFactory<Key, Value>,
    keys: readonly Key[],
  ): Foreseen<Key, NonNullable<Value>> {
    const foreseen: Foreseen<Key, NonNullable<Value>> = { keys, found: null };
    this.expected.set(factory, foreseen as Foreseen<never, unknown>);
    return foreseen;
  }

  /** Returns the keys announced last; null if there are none. */
  foreseen<Key, Value>(factory: LoaderFactory<Key, Value>): Foreseen<Key, NonNullable<Value>> | null {
    return (this.expected.get(factory) as Foreseen<Key, NonNullable<Value>> | undefined) ?? null;
  }

  /** Clears all loaders. Called after a write, so that the payload shows its effect. */
  clear(): void {
    this.loaders.clear();
    this.seeds.clear();
    this.expected.clear();
  }
}

/** Sorts rows by the order of their keys. A key without a row gets null. */
export function inOrderOf<Key, Row>(
  keys: readonly Key[],
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
): (Row | null)[] {
  const rowByKey = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => rowByKey.get(key) ?? null);
}

/** Groups rows by their keys, in the order of the keys. A key without rows gets an empty list. */
export function groupedInOrderOf<Key, Row>(
  keys: readonly Key[],
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
): Row[][] {
  const rowsByKey = new Map<Key, Row[]>(keys.map((key) => [key, []]));
  for (const row of rows) rowsByKey.get(keyOf(row))?.push(row);
  return keys.map((key) => rowsByKey.get(key) ?? []);
}
