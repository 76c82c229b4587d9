import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import {
  type Context,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Tracer,
} from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { type OnLost, OtlpExporter } from './otlp-exporter';
import { parseTraceParent, type TraceParent } from './trace-parent';
import type { OpenSpan, SpanAttributes, Tracing, TracingSettings } from './tracing';

/** Callers can request traces with `traceparent`, so their number is limited. */
const MOST_TRACES_PER_SECOND = 100;
/** Maximum number of spans that wait to be sent. More are dropped. */
const MOST_WAITING_SPANS = 4_096;
const CLOSE_TIMEOUT_MS = 2_000;
const LONGEST_NAME = 100;
const FIRST_SERVER_ERROR = 500;

interface Group {
  readonly span: Span;
  parts: number;
  endedAt: number;
}

/** A trace that is being recorded, at one of its spans. */
interface Place {
  readonly context: Context;
  readonly root: Span;
  /** Shared by all places of a trace. */
  readonly groups: Map<string, Group>;
}

/**
 * Opens a connection to an OTLP receiver, to which traces are sent in the background.
 *
 * `onLost` is called if spans can't be sent, with their number.
 */
export function openOtlpTracing(
  settings: TracingSettings,
  {
    onLost = () => undefined,
    random = Math.random,
  }: {
    readonly onLost?: OnLost;
    readonly random?: () => number;
  } = {},
): Tracing {
  const exporter = new OtlpExporter(settings, onLost);
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': settings.serviceName }),
    spanProcessors: [new BatchSpanProcessor({ exporter, maxQueueSize: MOST_WAITING_SPANS })],
  });
  return new OtlpTracing({ provider, exporter }, settings.ratio, random);
}

class OtlpTracing implements Tracing {
  readonly isOn = true;
  readonly #tracer: Tracer;
  readonly #places = new AsyncLocalStorage<Place>();
  #openTraces = 0;
  #second = 0;
  #tracesInSecond = 0;

  constructor(
    private readonly sending: {
      readonly provider: TracerProvider;
      readonly exporter: Pick<OtlpExporter, 'shutdown' | 'abandon'>;
    },
    private readonly ratio: number,
    private readonly random: () => number,
  ) {
    this.#tracer = sending.provider.getTracer('customersource-access');
  }

  get traceId(): string | null {
    const place = this.#place;
    return place ? (trace.getSpanContext(place.context)?.traceId ?? null) : null;
  }

  inRequest(request: IncomingMessage, response: ServerResponse, handle: () => void): void {
    const parent = parseTraceParent(request.headers.traceparent);
    if (!this.#isSampled(parent)) return handle();
    const { method = '', url = '' } = request;
    const path = url.split('?', 1)[0]?.slice(0, LONGEST_NAME) ?? '';
    const place = this.#begin(`${method} ${path}`, SpanKind.SERVER, contextOf(parent), {
      'http.request.method': method,
      'url.path': path,
    });
    const end = (): void => this.#endRequest(place, response);
    // A connection that's cut has no "finish".
    response.once('finish', end).once('close', end);
    this.#places.run(place, handle);
  }

  endRequest(response: Pick<ServerResponse, 'statusCode'>): void {
    const place = this.#place;
    if (place) this.#endRequest(place, response);
  }

  async inTrace<Value>(name: string, attributes: SpanAttributes, work: () => Promise<Value>): Promise<Value> {
    if (!this.#isAllowed()) return work();
    const place = this.#begin(name, SpanKind.INTERNAL, ROOT_CONTEXT, attributes);
    let hasFailed = true;
    try {
      const value = await this.#places.run(place, work);
      hasFailed = false;
      return value;
    } finally {
      this.#end(place, {}, hasFailed);
    }
  }

  async inSpan<Value>(
    name: string,
    attributes: SpanAttributes,
    work: (span: OpenSpan | null) => Promise<Value>,
  ): Promise<Value> {
    const place = this.#place;
    if (!place) return work(null);
    const span = this.#tracer.startSpan(name, { attributes: { ...attributes } }, place.context);
    const within = { ...place, context: trace.setSpan(place.context, span) };
    try {
      return await this.#places.run(within, () => work(openSpanOf(span)));
    } catch (error) {
      fail(span, error);
      throw error;
    } finally {
      span.end();
    }
  }

  inGroup<Value>(name: string, work: () => Value): Value {
    const place = this.#place;
    if (!place) return work();
    const group = place.groups.get(name) ?? {
      span: this.#tracer.startSpan(name, {}, place.context),
      parts: 0,
      endedAt: 0,
    };
    place.groups.set(name, group);
    group.parts += 1;
    const end = (): void => void (group.endedAt = performance.now());
    const value = this.#places.run({ ...place, context: trace.setSpan(place.context, group.span) }, work);
    if (value instanceof Promise) value.then(end, end);
    else end();
    return value;
  }

  record(name: string, startedAt: number, attributes: SpanAttributes, hasFailed: boolean): void {
    const place = this.#place;
    if (!place) return;
    const options = { kind: SpanKind.CLIENT, startTime: startedAt, attributes: { ...attributes } };
    const span = this.#tracer.startSpan(name, options, place.context);
    if (hasFailed) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end(performance.now());
  }

  async close(): Promise<void> {
    const { provider, exporter } = this.sending;
    // Rejects with the first batch that isn't accepted, while others are still being sent.
    const flushed = provider.shutdown().catch(() => undefined);
    const sent = flushed.then(() => exporter.shutdown());
    await Promise.race([sent, delay(CLOSE_TIMEOUT_MS, undefined, { ref: false })]);
    exporter.abandon();
  }

  /** The current place; undefined after the end of its trace, in work that nothing waited for. */
  get #place(): Place | undefined {
    if (this.#openTraces === 0) return undefined;
    const place = this.#places.getStore();
    return place?.root.isRecording() ? place : undefined;
  }

  #isSampled(parent: TraceParent | null): boolean {
    return (parent ? parent.isSampled : this.random() < this.ratio) && this.#isAllowed();
  }

  #isAllowed(): boolean {
    const second = Math.floor(performance.now() / 1000);
    if (second !== this.#second) this.#tracesInSecond = 0;
    this.#second = second;
    this.#tracesInSecond += 1;
    return this.#tracesInSecond <= MOST_TRACES_PER_SECOND;
  }

  #begin(name: string, kind: SpanKind, parent: Context, attributes: SpanAttributes): Place {
    const span = this.#tracer.startSpan(name, { kind, attributes: { ...attributes } }, parent);
    this.#openTraces += 1;
    return { context: trace.setSpan(parent, span), root: span, groups: new Map() };
  }

  #endRequest(place: Place, { statusCode }: Pick<ServerResponse, 'statusCode'>): void {
    if (!place.root.isRecording()) return;
    this.#end(place, { 'http.response.status_code': statusCode }, statusCode >= FIRST_SERVER_ERROR);
  }

  #end(place: Place, attributes: SpanAttributes, hasFailed: boolean): void {
    for (const { span, parts, endedAt } of place.groups.values()) {
      span.setAttribute('parts', parts);
      span.end(endedAt === 0 ? undefined : endedAt);
    }
    const { root } = place;
    root.setAttributes({ ...attributes });
    if (hasFailed) root.setStatus({ code: SpanStatusCode.ERROR });
    root.end();
    this.#openTraces -= 1;
    // Before Node.js 24, an enabled storage slows down each promise of the process, not only those of a trace.
    if (this.#openTraces === 0) this.#places.disable();
  }
}

function contextOf(parent: TraceParent | null): Context {
  if (!parent) return ROOT_CONTEXT;
  const { traceId, spanId } = parent;
  return trace.setSpanContext(ROOT_CONTEXT, {
    ...{ traceId, spanId },
    traceFlags: TraceFlags.SAMPLED,
    isRemote: true,
  });
}

function openSpanOf(span: Span): OpenSpan {
  return {
    rename: (name) => void span.updateName(name.slice(0, LONGEST_NAME)),
    set: (attributes) => void span.setAttributes({ ...attributes }),
  };
}

// Only the code: messages can contain what a caller sent.
function fail(span: Span, error: unknown): void {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  span.setStatus({ code: SpanStatusCode.ERROR });
  span.setAttribute(
    'error.type',
    typeof code === 'string' ? code : error instanceof Error ? error.name : 'error',
  );
}
