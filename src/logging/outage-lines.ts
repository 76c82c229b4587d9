import { isUnavailable } from '../database/database-error';

const EVERY_MS = 10_000;

/**
 * Creates the function that decides which errors of an unavailable database are logged: one in ten seconds.
 *
 * While a database is down, every request and every background job gets the same error.
 */
export function createOutageLines(now: () => number): (error: unknown) => boolean {
  let nextAt = 0;
  return (error) => {
    if (!isUnavailable(error)) return true;
    if (now() < nextAt) return false;
    nextAt = now() + EVERY_MS;
    return true;
  };
}
