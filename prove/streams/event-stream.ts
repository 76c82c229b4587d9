import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';

/** Who subscribes, and as which profile. */
export interface Caller {
  readonly cookie: string;
  readonly profileId?: string;
}

/** The result of an event. */
export interface EventResult {
  // The type depends on the query.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly data?: any;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** The end of a stream. */
export interface StreamEnding {
  readonly at: number;
  /** The code of the last event's error; null if it had none. */
  readonly code: string | null;
}

/** A request for a stream that was refused. */
export class StreamRefusedError extends Error {
  constructor(readonly status: number) {
    super(`A stream was answered ${String(status)}.`);
    this.name = 'StreamRefusedError';
  }
}

type Listener = (result: EventResult) => void;

/** A subscription by server-sent events that keeps nothing but its listeners. */
export class EventStream {
  readonly #listeners = new Set<Listener>();
  #rest = '';
  #last: EventResult | null = null;
  /** Resolves when the connection is closed. */
  readonly ended: Promise<StreamEnding>;

  private constructor(
    readonly origin: string,
    private readonly asking: ClientRequest,
    incoming: IncomingMessage,
    onEvent?: Listener,
  ) {
    if (onEvent) this.#listeners.add(onEvent);
    incoming.setEncoding('utf8').on('data', (chunk: string) => this.#read(chunk));
    incoming.on('error', () => undefined);
    this.ended = new Promise((resolve) => {
      incoming.once('close', () =>
        resolve({ at: performance.now(), code: this.#last?.errors?.[0]?.extensions?.code ?? null }),
      );
    });
  }

  /** Subscribes, and waits for the response. @throws StreamRefusedError */
  static async open(
    origin: string,
    { cookie, profileId }: Caller,
    query: string,
    variables: object = {},
    onEvent?: Listener,
  ): Promise<EventStream> {
    const headers = {
      ...{ accept: 'text/event-stream', 'content-type': 'application/json', cookie },
      ...(profileId !== undefined && { 'x-profile-id': profileId }),
    };
    const asking = request(`${origin}/graphql`, { method: 'POST', agent: false, headers });
    asking.end(JSON.stringify({ query, variables }));
    const [incoming] = (await once(asking, 'response')) as [IncomingMessage];
    asking.on('error', () => undefined);
    if (incoming.statusCode !== 200) {
      asking.destroy();
      throw new StreamRefusedError(incoming.statusCode ?? 0);
    }
    return new EventStream(origin, asking, incoming, onEvent);
  }

  /** The last event; null before the first one. */
  get last(): EventResult | null {
    return this.#last;
  }

  /** Waits for an event from now on. Resolves with when it arrived; null if it doesn't within the limit. */
  next(isSought: (result: EventResult) => boolean, limitMs: number): Promise<number | null> {
    return new Promise((resolve) => {
      const settle = (at: number | null): void => {
        this.#listeners.delete(listener);
        clearTimeout(patience);
        resolve(at);
      };
      const listener: Listener = (result) => {
        if (isSought(result)) settle(performance.now());
      };
      const patience = setTimeout(() => settle(null), limitMs);
      this.#listeners.add(listener);
    });
  }

  /** Waits until the first event has arrived. Throws if it has an error. */
  async begun(limitMs: number): Promise<this> {
    if (this.#last === null && (await this.next(() => true, limitMs)) === null)
      throw new Error('A stream has no first event.');
    if (this.#last?.errors) throw new Error(`A stream failed: ${JSON.stringify(this.#last.errors)}`);
    return this;
  }

  close(): void {
    this.asking.destroy();
  }

  #read(chunk: string): void {
    const parts = (this.#rest + chunk).split('\n\n');
    this.#rest = parts.pop() ?? '';
    for (const part of parts) {
      const json = /^event: next\ndata: (.*)$/.exec(part)?.[1];
      if (json === undefined) continue;
      this.#last = JSON.parse(json) as EventResult;
      for (const listener of [...this.#listeners]) listener(this.#last);
    }
  }
}
