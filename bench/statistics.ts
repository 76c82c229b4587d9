/** The quartiles of figures: a quarter is below `lower`, and a quarter above `upper`. */
export interface Quartiles {
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
}

/**
 * Returns the quantile for a fraction (0 to 1), linearly interpolated between the two nearest figures.
 *
 * The definition of spreadsheets and R (type 7). Throws RangeError if there are no figures.
 */
export function quantile(figures: readonly number[], fraction: number): number {
  const sorted = Float64Array.from(figures).sort();
  const place = (sorted.length - 1) * fraction;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) throw new RangeError('There is no quantile of no figures.');
  return below + (above - below) * (place - Math.floor(place));
}

/** Returns the median. Throws RangeError if there are no figures. */
export function median(figures: readonly number[]): number {
  return quantile(figures, 0.5);
}

/** Returns the median and the quartiles. Throws RangeError if there are no figures. */
export function quartiles(figures: readonly number[]): Quartiles {
  return { lower: quantile(figures, 0.25), median: median(figures), upper: quantile(figures, 0.75) };
}

/**
 * Divides figures by those of a base, round by round, and returns the quartiles of the ratios.
 *
 * A temporary slowdown of the machine affects both sides of a round, so it cancels out in their ratio. It would not in
 * the ratio of two medians. Throws RangeError if the rounds don't match or the base isn't positive.
 */
export function ratioWithinRounds(figures: readonly number[], base: readonly number[]): Quartiles {
  if (figures.length !== base.length) throw new RangeError('Each round needs a figure of both.');
  return quartiles(
    figures.map((figure, round) => {
      const divisor = base[round] ?? 0;
      if (!(divisor > 0)) throw new RangeError('A ratio needs a base above nothing.');
      return figure / divisor;
    }),
  );
}
