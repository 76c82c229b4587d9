import type { Logger } from 'pino';

/**
 * Logs an uncaught error, such as one thrown in an event listener, and shuts the process down.
 *
 * The work that threw may be half-done, so the process must not continue.
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
