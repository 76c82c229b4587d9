import type { Logger } from 'pino';

/**
 * Logs an error that nothing caught, such as one thrown in an event listener, and lets the process end in order.
 *
 * Whatever was under way where it was thrown stays half-done, so that the process must not go on.
 */
export function endWhenUncaught(logger: Pick<Logger, 'fatal'>, end: () => void): void {
  process.on('uncaughtException', (error) => {
    end();
    try {
      logger.fatal({ err: error }, 'nothing caught an error; the process ends');
    } catch {
      // Standard output is closed.
    }
  });
}
