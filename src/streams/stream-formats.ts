/** How events are written into the body of a response. */
export interface StreamFormat {
  readonly name: string;
  readonly contentType: string;
  /** What comes before the first event. */
  readonly opening: string;
  readonly heartbeat: string;
  /** Writes the JSON of an event. It's on one line. */
  readonly event: (json: string) => string;
  /** Writes the end, with the time after which the client can subscribe again if the format has one. */
  readonly ending: (retryMs: number | null) => string;
}

/** Server-sent events by the protocol "GraphQL over Server-Sent Events", in distinct connections mode. */
export const SERVER_SENT_EVENTS: StreamFormat = {
  name: 'sse',
  contentType: 'text/event-stream; charset=utf-8',
  opening: ':\n\n',
  heartbeat: ':\n\n',
  event: (json) => `event: next\ndata: ${json}\n\n`,
  // EventSource ignores events without data.
  ending: (retryMs) => `${retryMs === null ? '' : `retry: ${String(retryMs)}\n`}event: complete\ndata:\n\n`,
};

/**
 * Parts by Apollo's "Multipart HTTP protocol for GraphQL Subscriptions". Each part ends with the next boundary, because
 * clients read a part only when they've seen that.
 */
export const MULTIPART: StreamFormat = {
  name: 'multipart',
  contentType: 'multipart/mixed;boundary="graphql";subscriptionSpec="1.0"',
  opening: '\r\n--graphql',
  heartbeat: partOf('{}'),
  event: (json) => partOf(`{"payload":${json}}`),
  ending: () => '--\r\n',
};

function partOf(json: string): string {
  return `\r\ncontent-type: application/json\r\n\r\n${json}\r\n--graphql`;
}
