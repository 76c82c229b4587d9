/** Returns the current time. Tests replace it with a clock that they can set. */
export interface Clock {
  /** Returns the current instant. */
  now(): Date;
}
