/** Tells the time; tests replace it by one they can set. */
export interface Clock {
  /** Returns the present instant. */
  now(): Date;
}

/** Tells the time of the machine. */
export const systemClock: Clock = { now: () => new Date() };
