/** Returns numbers from 0 (inclusive) to 1 (exclusive), the same sequence for the same seed. */
export type Random = () => number;

/**
 * Creates a generator of pseudo-random numbers from a seed: Marsaglia's xorshift with 32 bits (2003).
 *
 * Good enough to vary test data and requests, but never for secrets.
 */
export function randomFrom(seed: number): Random {
  // Adjacent seeds must not begin alike, and the generator must not start at zero.
  let state = Math.imul(seed + 1, 0x9e3779b1) | 0 || 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  for (let round = 0; round < 8; round += 1) next();
  return next;
}

/** Returns a whole number from 0 to `end` (exclusive). */
export function wholeBelow(random: Random, end: number): number {
  return Math.floor(random() * end);
}

/** Returns `count` distinct whole numbers from 0 to `end` (exclusive), or all of them if there are fewer. */
export function differentBelow(random: Random, end: number, count: number): number[] {
  const picked = new Set<number>();
  while (picked.size < Math.min(count, end)) picked.add(wholeBelow(random, end));
  return [...picked];
}
