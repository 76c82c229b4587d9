import type { IncomingMessage } from 'node:http';
import { parseTraceParent } from '../telemetry/trace-parent';
import type { Tracing } from '../telemetry/tracing';

/**
 * Returns the id of a request's trace for logs: that of its recorded trace, or else of its `traceparent`, even if this
 * service records no traces; null if it has neither.
 */
export function traceIdOf(
  { headers }: Pick<IncomingMessage, 'headers'>,
  tracing: Pick<Tracing, 'traceId'>,
): string | null {
  return tracing.traceId ?? (headers.traceparent === undefined ? null : traceIdIn(headers));
}

function traceIdIn({ traceparent }: IncomingMessage['headers']): string | null {
  return parseTraceParent(traceparent)?.traceId ?? null;
}
