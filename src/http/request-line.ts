import type { IncomingMessage } from 'node:http';
import type { LogIds } from '../telemetry/log-ids';

/**
 * Returns the properties of a request for the log. Pass the ids if the logger doesn't add them.
 *
 * They have the path without the query, which contains authorization codes after a sign-in, and no headers, which
 * contain cookies.
 */
export function requestLine(
  { method, url = '' }: Pick<IncomingMessage, 'method' | 'url'>,
  status: number,
  arrivedAt: number,
  ids: Partial<LogIds> = {},
) {
  return {
    reqId: ids.reqId,
    traceId: ids.traceId,
    method,
    path: url.split('?', 1)[0],
    status,
    milliseconds: Math.round(performance.now() - arrivedAt),
  };
}
