import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** The header in which a router sends its secret. */
export const ROUTER_HEADER = 'x-router-authorization';

/**
 * Creates the function that returns whether a request has one of the router secrets. If there are no secrets, it always
 * returns true.
 *
 * It always compares the hashes of all secrets, so that the time taken reveals neither length nor content.
 */
export function createRouterTrust(secrets: readonly string[]): (headers: IncomingHttpHeaders) => boolean {
  if (secrets.length === 0) return () => true;
  const expected = secrets.map(hashOf);
  return ({ [ROUTER_HEADER]: presented }) => {
    const hash = hashOf(typeof presented === 'string' ? presented : '');
    const matches = expected.map((known) => timingSafeEqual(known, hash));
    return matches.includes(true);
  };
}

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
