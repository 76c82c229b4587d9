import type { Logger } from 'pino';
import type { DatabaseClock } from '../database/database-clock';
import { type Polling, startPolling } from '../foundation/polling';

const EVERY_MS = 30_000;

/** Adjusts the database's clock every 30 seconds, until it's stopped. Doesn't keep the process alive. */
export function keepTime(clock: DatabaseClock, logger: Logger): Polling {
  return startPolling(() => clock.adjust().then(() => ({ more: false })), {
    intervalMs: EVERY_MS,
    keepsAlive: false,
    onError: (error) =>
      logger.warn({ err: error }, "the database's time was not read, the last reading applies"),
  });
}
