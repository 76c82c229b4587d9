import { LRUCache } from 'lru-cache';

/** A cache of values by string. Evicts the least recently used entries to stay within its size in bytes. */
export type BoundedCache<Value extends object> = LRUCache<string, Value>;

const BYTES_PER_UNIT = 2;
/** Estimated overhead of an entry, in addition to its key and value. */
const ENTRY_BYTES = 200;

/** Creates a cache of at most `bytes`, as estimated by `bytesOf` for each value. Larger values aren't cached. */
export function createBoundedCache<Value extends object>({
  entries,
  bytes,
  bytesOf,
}: {
  readonly entries?: number;
  readonly bytes: number;
  readonly bytesOf: (value: Value) => number;
}): BoundedCache<Value> {
  return new LRUCache<string, Value, unknown>({
    ...(entries !== undefined && { max: entries }),
    maxSize: bytes,
    sizeCalculation: (value, key) => key.length * BYTES_PER_UNIT + ENTRY_BYTES + Math.ceil(bytesOf(value)),
  });
}
