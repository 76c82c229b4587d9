import { LRUCache } from 'lru-cache';

/** A cache of values by text, which drops what was used least recently to stay within its bytes. */
export type BoundedCache<Value extends object> = LRUCache<string, Value>;

const BYTES_PER_UNIT = 2;
/** What an entry takes beside its key and its value. */
const ENTRY_BYTES = 200;

/** Creates a cache that takes at most `bytes`, by what `bytesOf` estimates of each value; larger values aren't kept. */
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
