import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** The longest body that is read. */
export const MOST_BODY_BYTES = 256 * 1024;

const REQUEST_ID = /^[A-Za-z0-9._-]{8,64}$/;

/** Gives what a request is called in logs: as its caller calls it, if that is harmless, else a name of its own. */
export function requestIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
}

/** Tells whether a request has a body that is compressed, or encoded in another way. */
export function isEncoded({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  const encoding = headers['content-encoding'];
  return encoding !== undefined && encoding.toLowerCase() !== 'identity';
}
