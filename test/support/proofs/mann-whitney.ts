/** The result of the test for two samples. */
export interface MannWhitney {
  /** The statistic of the first sample: the number of pairs in which it has the higher value. Ties count half. */
  readonly u: number;
  /** The two-sided probability of such a difference, or a greater one, if both samples have the same distribution. */
  readonly p: number;
}

/**
 * Tests whether one of two samples tends to have higher values than the other (Mann and Whitney, 1947).
 *
 * Uses the normal approximation with correction for ties and continuity, which is accurate from about twenty values
 * each.
 */
export function mannWhitney(first: readonly number[], second: readonly number[]): MannWhitney {
  const [n1, n2] = [first.length, second.length];
  if (n1 < 20 || n2 < 20) throw new Error('The normal approximation needs at least twenty values of each.');
  const all = [
    ...first.map((value) => ({ value, own: true })),
    ...second.map((value) => ({ value, own: false })),
  ].sort((left, right) => left.value - right.value);

  let rankSum = 0;
  let ties = 0;
  for (let start = 0; start < all.length;) {
    let end = start;
    while (end < all.length && all[end]?.value === all[start]?.value) end += 1;
    const tied = end - start;
    // Ranks start at one. Equal values share their mean rank.
    const rank = (start + 1 + end) / 2;
    rankSum += rank * all.slice(start, end).filter(({ own }) => own).length;
    ties += tied ** 3 - tied;
    start = end;
  }

  const n = n1 + n2;
  const u = rankSum - (n1 * (n1 + 1)) / 2;
  const deviation = Math.sqrt(((n1 * n2) / 12) * (n + 1 - ties / (n * (n - 1))));
  if (deviation === 0) return { u, p: 1 };
  const z = Math.max(0, Math.abs(u - (n1 * n2) / 2) - 0.5) / deviation;
  return { u, p: Math.min(1, 2 * upperTail(z)) };
}

/**
 * Returns the probability that a standard normal value exceeds z ≥ 0 (Abramowitz and Stegun, 7.1.26; within 1.5e-7).
 */
function upperTail(z: number): number {
  const x = z / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const polynomial =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return (polynomial * Math.exp(-x * x)) / 2;
}
