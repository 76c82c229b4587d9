/** The middle half of some figures: a quarter lies below `lower`, a quarter above `upper`. */
export interface Quartiles {
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
}

/**
 * Gives the value below which a fraction (0 to 1) of the figures lie, between the nearest two by their distance.
 *
 * The definition that spreadsheets and R (type 7) use. Throws RangeError when there are no figures.
 */
export function quantile(figures: readonly number[], fraction: number): number {
  const sorted = Float64Array.from(figures).sort();
  const place = (sorted.length - 1) * fraction;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) throw new RangeError('There is no quantile of no figures.');
  return below + (above - below) * (place - Math.floor(place));
}

/** Gives the middle of some figures; throws RangeError when there are none. */
export function median(figures: readonly number[]): number {
  return quantile(figures, 0.5);
}

/** Gives the median and the quartiles around it; throws RangeError when there are no figures. */
export function quartiles(figures: readonly number[]): Quartiles {
  return { lower: quantile(figures, 0.25), median: median(figures), upper: quantile(figures, 0.75) };
}

/**
 * Gives figures as multiples of a base, round by round, and then their quartiles.
 *
 * What slows the machine for a moment slows both sides of a round, and is gone from their ratio; the ratio of two
 * medians would keep it. Throws RangeError when the rounds don't match or the base is not above nothing.
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
