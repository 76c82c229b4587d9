import type { Clock } from '../foundation/clock';

/** How long a reading can take, in milliseconds. The database's time is uncertain by half of it. */
const LONGEST_READING_MS = 1_000;

/**
 * The database's clock, as this process knows it. It reads the time from the database now and then, and counts the
 * time since then on its own.
 *
 * All instances compare stored instants, such as leases and expiry times, with this clock. So their own clocks can be
 * wrong, or can be set while they run.
 */
export class DatabaseClock implements Clock {
  #readAt = 0;
  #time = 0;

  /** Takes a function that reads the database's time. Call `adjust` before `now`. */
  constructor(private readonly read: () => Promise<Date>) {}

  now(): Date {
    return new Date(this.#time + performance.now() - this.#readAt);
  }

  /**
   * Reads the database's time. Keeps the last reading if this one takes longer than a second, since it would be less
   * exact.
   *
   * @throws DatabaseUnavailableError
   */
  async adjust(): Promise<void> {
    const askedAt = performance.now();
    const time = await this.read();
    const readAt = performance.now();
    const tookMs = readAt - askedAt;
    if (this.#time !== 0 && tookMs > LONGEST_READING_MS) return;
    this.#time = time.getTime() + tookMs / 2;
    this.#readAt = readAt;
  }
}
