const FIRST_MS = 5_000;
const LONGEST_MS = 15 * 60_000;
/** How long the circuit breaker of a target stays open at most, in milliseconds. */
const LONGEST_REST_MS = 60_000;
/** How long an event is tried, in milliseconds. Then its target is disabled. */
export const TRIED_MS = 3 * 24 * 60 * 60_000;

/**
 * Returns the delay after a number of failures, in milliseconds: five seconds, doubled each time, up to 15 minutes.
 *
 * It's shortened by up to a quarter at random, so that targets with the same trouble aren't tried together.
 */
export function retryDelayMs(failures: number, random: () => number): number {
  const delay = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1));
  return Math.round(delay * (1 - random() / 4));
}

/** Returns how long a target rests after a number of failed trials, in milliseconds: like an event, up to a minute. */
export function restMs(failures: number, random: () => number): number {
  return Math.min(LONGEST_REST_MS, retryDelayMs(failures, random));
}
