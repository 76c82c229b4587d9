import Negotiator from 'negotiator';

/** How a request wants the events of a subscription. */
export type TransportName = 'SSE' | 'MULTIPART' | 'CALLBACK';

const MAY_STREAM = /event-stream|subscriptionSpec|callbackSpec/i;
const SUBSCRIPTION_PART = /subscriptionSpec\s*=\s*"?1\.0/i;
const CALLBACK_PART = /callbackSpec\s*=\s*"?1\.0/i;

/** Chooses how to stream a response for an `Accept` header; null if it accepts no stream, as most requests. */
export function acceptedTransport(accept: string | undefined): TransportName | null {
  if (accept === undefined || !MAY_STREAM.test(accept)) return null;
  for (const type of new Negotiator({ headers: { accept } }).mediaTypes()) {
    if (type === 'text/event-stream') return 'SSE';
    if (type === 'multipart/mixed' && SUBSCRIPTION_PART.test(accept)) return 'MULTIPART';
    if (type === 'application/json' && CALLBACK_PART.test(accept)) return 'CALLBACK';
  }
  return null;
}

/** Returns whether a request that accepts a stream also accepts a usual response, for queries and mutations. */
export function acceptsJson(accept: string): boolean {
  return /json|\*\/\*/i.test(accept);
}
