import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Maximum size of a request body. */
export const MOST_BODY_BYTES = 256 * 1024;

const REQUEST_ID = /^[A-Za-z0-9._-]{8,64}$/;

/** Returns the request's id for logs: the caller's own if it's safe to log, or else a new one. */
export function requestIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
}

/** Returns whether a request's body is compressed or encoded in another way. */
export function isEncoded({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  const encoding = headers['content-encoding'];
  return encoding !== undefined && encoding.toLowerCase() !== 'identity';
}
