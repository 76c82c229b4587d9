/** Gives numbers from 0 up to 1, the same ones for the same seed. */
export type Random = () => number;

/**
 * Makes a generator of pseudo-random numbers from a seed: Marsaglia's xorshift with 32 bits (2003).
 *
 * Good enough to spread test data and requests; never for secrets.
 */
export function randomFrom(seed: number): Random {
  // Neighbouring seeds must not begin alike, and nothing comes out of zero.
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

/** Picks a whole number from 0 up to, but not including, `end`. */
export function wholeBelow(random: Random, end: number): number {
  return Math.floor(random() * end);
}

/** Picks so many different whole numbers from 0 up to, but not including, `end`; all of them when there are no more. */
export function differentBelow(random: Random, end: number, count: number): number[] {
  const picked = new Set<number>();
  while (picked.size < Math.min(count, end)) picked.add(wholeBelow(random, end));
  return [...picked];
}
