import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A span that a receiver got. */
export interface ReceivedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
  /** Whether it ended with an error. */
  readonly hasFailed: boolean;
  readonly startedAt: bigint;
  readonly endedAt: bigint;
  readonly serviceName: string;
}

interface Attribute {
  readonly key: string;
  readonly value: Readonly<Record<string, string | number | boolean>>;
}

interface ExportedTraces {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] };
    readonly scopeSpans: readonly {
      readonly spans: readonly (Pick<ReceivedSpan, 'traceId' | 'spanId' | 'parentSpanId' | 'name'> & {
        readonly attributes?: readonly Attribute[];
        readonly status?: { readonly code?: number };
        readonly startTimeUnixNano: string;
        readonly endTimeUnixNano: string;
      })[];
    }[];
  }[];
}

const ERROR = 2;

/** Receives traces by OTLP over HTTP, in JSON. */
export class OtlpReceiver {
  readonly spans: ReceivedSpan[] = [];
  /** The headers of each request. */
  readonly headers: Readonly<Record<string, unknown>>[] = [];
  /** The statuses with which it refuses the next requests. */
  readonly refusals: number[] = [];
  /** How the next answers end: not at all, or after their status. */
  fault: 'SILENT' | 'CUT' | null = null;
  readonly #server = createServer((request, response) => {
    void text(request).then((body) => {
      this.headers.push(request.headers);
      const isTraces = request.method === 'POST' && request.url === '/v1/traces';
      const status = isTraces ? (this.refusals.shift() ?? 200) : 404;
      if (status === 200) this.#receive(JSON.parse(body) as ExportedTraces);
      if (this.fault === 'SILENT') return;
      response.writeHead(status, { 'content-type': 'application/json', 'content-length': '2' });
      if (this.fault === 'CUT') response.write('{', () => response.destroy());
      else response.end('{}');
    });
  });

  /** Starts a receiver. By default, on a free port. */
  static async start(port = 0): Promise<OtlpReceiver> {
    const receiver = new OtlpReceiver();
    receiver.#server.listen(port, '127.0.0.1');
    await once(receiver.#server, 'listening');
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  #receive({ resourceSpans }: ExportedTraces): void {
    for (const { resource, scopeSpans } of resourceSpans)
      for (const span of scopeSpans.flatMap(({ spans }) => spans)) {
        const { traceId, spanId, parentSpanId, name } = span;
        this.spans.push({
          ...{ traceId, spanId, name },
          ...(parentSpanId !== undefined && { parentSpanId }),
          attributes: valuesOf(span.attributes ?? []),
          hasFailed: span.status?.code === ERROR,
          startedAt: BigInt(span.startTimeUnixNano),
          endedAt: BigInt(span.endTimeUnixNano),
          serviceName: String(valuesOf(resource.attributes)['service.name']),
        });
      }
  }
}

function valuesOf(attributes: readonly Attribute[]): ReceivedSpan['attributes'] {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0] ?? '']));
}
