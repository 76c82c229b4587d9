import type DataLoader from 'dataloader';
import type { Database } from './database';

/** Creates the loader for one kind of lookup. It's named value-by-key, such as `profileById`. */
export type LoaderFactory<Key, Value> = (database: Database) => DataLoader<Key, Value>;

/**
 * The loaders of one request, each created on first use.
 *
 * Each request has its own scope, so that cached values are never shown to other callers.
 */
export class LoaderScope {
  private readonly loaders = new Map<unknown, unknown>();
  private readonly seeds = new Map<unknown, ((loader: never) => void)[]>();

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

  /** Clears all loaders. Called after a write, so that the payload shows its effect. */
  clear(): void {
    this.loaders.clear();
    this.seeds.clear();
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
