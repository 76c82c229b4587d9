import type { IncomingMessage, ServerResponse } from 'node:http';

/** Attributes of a span. They must not contain personal data, tokens or values of variables. */
export type SpanAttributes = Readonly<Record<string, string | number | boolean>>;

/** A span that is being recorded. */
export interface OpenSpan {
  rename(name: string): void;
  set(attributes: SpanAttributes): void;
}

/** Where traces are sent, and how many are recorded. */
export interface TracingSettings {
  /** The base URL of an OTLP receiver, to which `/v1/traces` is added. */
  readonly endpoint: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly serviceName: string;
  /** The share of requests without a `traceparent` that are recorded, from 0 to 1. */
  readonly ratio: number;
}

/** Records traces. This is the only way to start a span. Outside of a recorded request or task, nothing is recorded. */
export interface Tracing {
  /** Whether traces are recorded at all. */
  readonly isOn: boolean;
  /** The id of the current trace; null if it isn't recorded. */
  readonly traceId: string | null;
  /**
   * Handles a request within a span that ends with its response, if it's recorded.
   *
   * A `traceparent` decides whether it's recorded, and is continued.
   */
  inRequest(request: IncomingMessage, response: ServerResponse, handle: () => void): void;
  /** Ends the span of the current request before its response ends, such as of a stream, which can last for days. */
  endRequest(response: Pick<ServerResponse, 'statusCode'>): void;
  /** Runs work within a new trace. */
  inTrace<Value>(name: string, attributes: SpanAttributes, work: () => Promise<Value>): Promise<Value>;
  /** Runs work within a span of the current trace. The span is null if the trace isn't recorded. */
  inSpan<Value>(
    name: string,
    attributes: SpanAttributes,
    work: (span: OpenSpan | null) => Promise<Value>,
  ): Promise<Value>;
  /**
   * Runs a part of a group of works in the current trace, such as a resolver that runs for each item of a list. All
   * parts of a name have one span, from the start of the first one to the end of the last one.
   */
  inGroup<Value>(name: string, work: () => Value): Value;
  /** Records a span that ends now and began at a time of `performance.now()`. */
  record(name: string, startedAt: number, attributes: SpanAttributes, hasFailed: boolean): void;
  /** Sends the remaining spans, for up to two seconds. */
  close(): Promise<void>;
}

/** Records nothing and loads nothing. */
export const noTracing: Tracing = {
  isOn: false,
  traceId: null,
  inRequest: (_request, _response, handle) => handle(),
  endRequest: () => undefined,
  inTrace: (_name, _attributes, work) => work(),
  inSpan: (_name, _attributes, work) => work(null),
  inGroup: (_name, work) => work(),
  record: () => undefined,
  close: () => Promise.resolve(),
};
