import type { IncomingMessage } from 'node:http';

/**
 * Gives what the log says of a request: the path, and never the query, which holds codes on the way back from Microsoft;
 * nor headers, which hold cookies.
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
