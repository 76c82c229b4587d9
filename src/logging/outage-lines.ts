import { isTemporary } from '../database/database-error';
import { type MonotonicTime, processTime } from '../foundation/clock';

const EVERY_MS = 10_000;

/**
 * Creates the function that decides which errors of an unavailable database are logged: one in ten seconds.
 *
 * While a database is down, every request and every background job gets the same error.
 */
export function createOutageLines(time: MonotonicTime = processTime): (error: unknown) => boolean {
  let nextAt = Number.NEGATIVE_INFINITY;
  return (error) => {
    if (!isTemporary(error)) return true;
    if (time() < nextAt) return false;
    nextAt = time() + EVERY_MS;
    return true;
  };
}
