/** Returns the current time. Tests replace it with a clock that they can set. */
export interface Clock {
  /** Returns the current instant. */
  now(): Date;
}

/**
 * Returns the milliseconds since a fixed instant, to measure elapsed time. A `Clock` can be set back, and this can't.
 */
export type MonotonicTime = () => number;

/** The time since the process started. */
export const processTime: MonotonicTime = () => performance.now();
