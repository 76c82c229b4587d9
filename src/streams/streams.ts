import { ok, type Refusal, refused, type Result } from '../foundation/result';
import {
  type BeginningDependencies,
  beginSubscription,
  type BegunSubscription,
  type StreamRequest,
} from './begin-subscription';
import { Stream, type StreamDependencies, type StreamEnd, type StreamTimes } from './stream';
import { type StreamLimits, StreamPlaces } from './stream-places';
import type { ExecutedEvent } from './subscriber';
import type { Transport } from './transport';

/** Why a stream can't be begun. */
export type StreamRefusal = Refusal<'SHUTTING_DOWN' | 'TOO_MANY_STREAMS' | 'TOO_MANY_OF_CALLER'>;

/** A stream whose first event was executed. Call either `run` or `cancel`. */
export interface BegunStream {
  readonly first: ExecutedEvent;
  /** Sends the first event and all further ones. Resolves with why the stream ended. */
  readonly run: (transport: Transport, times?: Partial<StreamTimes>) => Promise<StreamEnd>;
  readonly cancel: () => void;
}

/** The dependencies of an instance's streams. */
export interface StreamsDependencies extends StreamDependencies, BeginningDependencies {
  readonly limits: StreamLimits;
  readonly onEnded: (end: StreamEnd) => void;
  /** Stops following changes. */
  readonly stopFollowing: () => Promise<void>;
}

/** After a shutdown, clients subscribe again between these times, so that they don't all do it at once. */
const SOONEST_RETRY_MS = 500;
const LATEST_RETRY_MS = 5_000;
const SHUTDOWN_MS = 2_000;

/** The streams of this instance. */
export class Streams {
  readonly #running = new Map<Stream, Promise<StreamEnd>>();
  readonly #places: StreamPlaces;
  #isClosing = false;

  constructor(private readonly dependencies: StreamsDependencies) {
    this.#places = new StreamPlaces(dependencies.limits);
  }

  /** Number of streams. */
  get count(): number {
    return this.#places.taken;
  }

  /** Begins a stream. Errors of the subscription are in the first event, which is then the only one. */
  async begin(request: StreamRequest): Promise<Result<BegunStream, StreamRefusal>> {
    if (this.#isClosing) return refused('SHUTTING_DOWN');
    const place = this.#places.take();
    if (!place) return refused('TOO_MANY_STREAMS');
    try {
      const begun = await beginSubscription(this.dependencies, request, place);
      if (!begun.ok) place.leave();
      return begun.ok ? ok(this.#streamOf(begun.value, () => place.leave())) : begun;
    } catch (error) {
      place.leave();
      throw error;
    }
  }

  /** Ends all streams, and waits two seconds at most until their clients know it. Refuses new ones. */
  async close(): Promise<void> {
    this.#isClosing = true;
    for (const stream of this.#running.keys()) stream.end('SHUTDOWN');
    const patience = setTimeout(() => {
      for (const stream of this.#running.keys()) stream.destroy();
    }, SHUTDOWN_MS);
    await Promise.all(this.#running.values());
    clearTimeout(patience);
    await this.dependencies.stopFollowing();
  }

  #streamOf(begun: BegunSubscription, leave: () => void): BegunStream {
    const end = (): void => {
      void begun.following.return();
      leave();
    };
    return {
      first: begun.first,
      cancel: end,
      run: (transport, times = {}) => {
        const stream = new Stream(this.#dependenciesWith(times), begun, transport);
        if (this.#isClosing) stream.end('SHUTDOWN');
        const running = this.#run(stream, begun.first, transport).finally(() => {
          this.#running.delete(stream);
          end();
        });
        this.#running.set(stream, running);
        return running;
      },
    };
  }

  #dependenciesWith(times: Partial<StreamTimes>): StreamDependencies {
    return { ...this.dependencies, times: { ...this.dependencies.times, ...times } };
  }

  async #run(stream: Stream, first: ExecutedEvent, transport: Transport): Promise<StreamEnd> {
    const end = await stream.run(first).catch((error: unknown): StreamEnd => {
      this.dependencies.onFault(error);
      return 'FAILED';
    });
    await transport.complete(end === 'SHUTDOWN' ? retryTime() : null);
    this.dependencies.onEnded(end);
    return end;
  }
}

function retryTime(): number {
  return Math.round(SOONEST_RETRY_MS + Math.random() * (LATEST_RETRY_MS - SOONEST_RETRY_MS));
}
