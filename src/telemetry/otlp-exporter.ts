import { setTimeout as delay } from 'node:timers/promises';
import { type ExportResult, ExportResultCode } from '@opentelemetry/core';
import { JsonTraceSerializer } from '@opentelemetry/otlp-transformer';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace';
import type { TracingSettings } from './tracing';

const TIMEOUT_MS = 5_000;
const RETRY_DELAY_MS = 1_000;
/** The statuses after which clients of the protocol send the same spans again. */
const TEMPORARY_STATUSES: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/** Called with a number of spans that weren't sent, and the reason; null if sending them took too long. */
export type OnLost = (spans: number, reason: string | null) => void;

/** Why a receiver didn't accept spans. */
interface Failure {
  readonly reason: string;
  readonly isTemporary: boolean;
}

/**
 * Sends spans to an OTLP receiver, as JSON. While it's out of reach or busy, it's asked again for up to five seconds.
 *
 * It sends them with `fetch`. OpenTelemetry's own exporter uses the HTTP client of Node.js, which shares its streams with
 * the server. After one request of the client, V8 replaces the code of these streams by code for both, and each request
 * to the server takes about a tenth more processor time.
 */
export class OtlpExporter implements SpanExporter {
  readonly #url: string;
  readonly #headers: Readonly<Record<string, string>>;
  #underWay = 0;

  constructor(
    { endpoint, headers }: Pick<TracingSettings, 'endpoint' | 'headers'>,
    private readonly onLost: OnLost,
  ) {
    this.#url = `${endpoint.href.replace(/\/$/, '')}/v1/traces`;
    this.#headers = { ...headers, 'content-type': 'application/json' };
  }

  export(spans: ReadableSpan[], done: (result: ExportResult) => void): void {
    this.#underWay += spans.length;
    void this.#send(Buffer.from(JsonTraceSerializer.serializeRequest(spans) ?? [])).then((failure) => {
      this.#underWay -= spans.length;
      if (failure) this.onLost(spans.length, failure.reason);
      done({ code: failure ? ExportResultCode.FAILED : ExportResultCode.SUCCESS });
    });
  }

  shutdown(): Promise<void> {
    return Promise.resolve();
  }

  /** Reports the spans that are being sent as lost. */
  abandon(): void {
    if (this.#underWay > 0) this.onLost(this.#underWay, null);
  }

  async #send(body: Uint8Array<ArrayBuffer>): Promise<Failure | null> {
    const deadline = performance.now() + TIMEOUT_MS;
    for (;;) {
      const failure = await this.#attempt(body, deadline - performance.now());
      if (!failure?.isTemporary || performance.now() + RETRY_DELAY_MS > deadline) return failure;
      await delay(RETRY_DELAY_MS);
    }
  }

  async #attempt(body: Uint8Array<ArrayBuffer>, timeoutMs: number): Promise<Failure | null> {
    try {
      const response = await fetch(this.#url, {
        method: 'POST',
        headers: this.#headers,
        body,
        redirect: 'manual',
        signal: AbortSignal.timeout(Math.ceil(timeoutMs)),
      });
      // Otherwise, the connection isn't used again.
      await response.arrayBuffer();
      const { ok, status } = response;
      return ok ? null : { reason: `HTTP ${String(status)}`, isTemporary: TEMPORARY_STATUSES.has(status) };
    } catch (error) {
      return { reason: reasonOf(error), isTemporary: true };
    }
  }
}

// Rejections of `fetch` have the error of the connection as their cause, if there is one.
function reasonOf(error: unknown): string {
  const cause: unknown = Reflect.get(Object(error), 'cause');
  const code: unknown = Reflect.get(Object(cause), 'code');
  return typeof code === 'string' ? code : String(Reflect.get(Object(error), 'name'));
}
