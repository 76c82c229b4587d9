import type { IncomingMessage } from 'node:http';

/**
 * Returns the properties of a request for the log.
 *
 * They have the path without the query, which contains authorization codes after a sign-in, and no headers, which
 * contain cookies.
 */
export function requestLine(
  { method, url = '' }: Pick<IncomingMessage, 'method' | 'url'>,
  status: number,
  arrivedAt: number,
) {
  return {
    method,
    path: url.split('?', 1)[0],
    status,
    milliseconds: Math.round(performance.now() - arrivedAt),
  };
}
