import { setTimeout as delay } from 'node:timers/promises';
import { type ExportResult, ExportResultCode } from '@opentelemetry/core';
import { JsonTraceSerializer } from '@opentelemetry/otlp-transformer';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace';
import type { TracingSettings } from './tracing';

const TIMEOUT_MS = 5_000;
const RETRY_DELAY_MS = 1_000;
/** The HTTP statuses that OTLP defines as retryable. */
const RETRYABLE_STATUSES: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/** Called with a number of spans that weren't sent, and the reason. */
export type OnLost = (spans: number, reason: string) => void;

/** Why a receiver didn't accept spans. */
interface Failure {
  readonly reason: string;
  readonly isRetryable: boolean;
}

/** Spans that are being sent. */
interface Batch {
  readonly spans: number;
  /** Never rejects. */
  readonly sent: Promise<void>;
}

/**
 * Sends spans to an OTLP receiver, as JSON. Retries for up to five seconds while the receiver is unavailable.
 *
 * Uses `fetch`. OpenTelemetry's own exporter uses the HTTP client of Node.js, which shares its streams with the server. After
 * one request of the client, V8 deoptimizes these streams for the server, too.
 */
export class OtlpExporter implements SpanExporter {
  readonly #url: string;
  readonly #headers: Headers;
  readonly #batches = new Set<Batch>();

  constructor(
    { endpoint, headers }: Pick<TracingSettings, 'endpoint' | 'headers'>,
    private readonly onLost: OnLost,
  ) {
    this.#url = `${endpoint.href.replace(/\/$/, '')}/v1/traces`;
    this.#headers = new Headers(headers);
    this.#headers.set('content-type', 'application/json');
  }

  export(spans: ReadableSpan[], done: (result: ExportResult) => void): void {
    const sent = this.#send(Buffer.from(JsonTraceSerializer.serializeRequest(spans) ?? [])).then(
      (failure) => {
        const isAbandoned = !this.#batches.delete(batch);
        if (failure && !isAbandoned) this.onLost(spans.length, failure.reason);
        done({ code: failure ? ExportResultCode.FAILED : ExportResultCode.SUCCESS });
      },
    );
    const batch: Batch = { spans: spans.length, sent };
    this.#batches.add(batch);
  }

  /** Waits until all spans are sent or lost. */
  async shutdown(): Promise<void> {
    await Promise.all([...this.#batches].map(({ sent }) => sent));
  }

  /** Reports the spans that are still being sent as lost. */
  abandon(): void {
    for (const { spans } of this.#batches) this.onLost(spans, 'SHUTDOWN');
    this.#batches.clear();
  }

  async #send(body: Uint8Array<ArrayBuffer>): Promise<Failure | null> {
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    for (;;) {
      const failure = await this.#attempt(body, timeout);
      if (!failure?.isRetryable) return failure;
      await delay(RETRY_DELAY_MS, undefined, { signal: timeout }).catch(() => undefined);
      if (timeout.aborted) return failure;
    }
  }

  async #attempt(body: Uint8Array<ArrayBuffer>, signal: AbortSignal): Promise<Failure | null> {
    try {
      const request = { method: 'POST', headers: this.#headers, body, redirect: 'manual', signal } as const;
      const response = await fetch(this.#url, request);
      // Frees the connection for the next request. The status counts, even if the rest of the response is lost.
      await response.arrayBuffer().catch(() => undefined);
      const { ok, status } = response;
      return ok ? null : { reason: `HTTP ${String(status)}`, isRetryable: RETRYABLE_STATUSES.has(status) };
    } catch (error) {
      return { reason: reasonOf(error), isRetryable: true };
    }
  }
}

// Rejections of `fetch` have the error of the connection as their cause, if there is one.
function reasonOf(error: unknown): string {
  const cause: unknown = Reflect.get(Object(error), 'cause');
  const code: unknown = Reflect.get(Object(cause), 'code');
  return typeof code === 'string' ? code : String(Reflect.get(Object(error), 'name'));
}
