import {
  createSourceEventStream,
  type ExecutionResult,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import { ok, type Refusal, refused, type Result } from '../foundation/result';
import { formatError, isForCallers } from '../graphql/format-error';
import type { Subscription } from '../graphql/subscription-operations';
import type { News, Step, Topic } from '../request/topic';
import { Following, type Register } from './following';
import { Stream, type StreamDependencies, type StreamEnd, type StreamTimes } from './stream';
import {
  type EventContext,
  type ExecutedEvent,
  type Identify,
  Subscriber,
  type SubscriberDependencies,
} from './subscriber';
import type { Transport } from './transport';

/** Maximum number of streams. */
export interface StreamLimits {
  /** Of this instance. */
  readonly streams: number;
  /** Of a person, or of an application. */
  readonly ofCaller: number;
  /** Of the anonymous callers of a network. */
  readonly ofNetwork: number;
}

/** Why a stream can't be begun. */
export type StreamRefusal = Refusal<'SHUTTING_DOWN' | 'TOO_MANY_STREAMS' | 'TOO_MANY_OF_CALLER'>;

/** The subscription of a request. */
export interface StreamRequest {
  readonly subscription: Subscription;
  /** The network of its address. */
  readonly network: string;
  readonly identify: Identify;
}

/** A stream whose first event was executed. Call either `run` or `cancel`. */
export interface BegunStream {
  readonly first: ExecutedEvent;
  /** Sends the first event and all further ones. Resolves with why the stream ended. */
  readonly run: (transport: Transport, times?: Partial<StreamTimes>) => Promise<StreamEnd>;
  readonly cancel: () => void;
}

/** The dependencies of an instance's streams. */
export interface StreamsDependencies extends StreamDependencies, SubscriberDependencies {
  readonly schema: GraphQLSchema;
  readonly limits: StreamLimits;
  readonly onEnded: (end: StreamEnd) => void;
  readonly onFault: (error: unknown) => void;
  /** Stops following changes. */
  readonly stopFollowing: () => Promise<void>;
}

/** The default times of streams. */
export const STREAM_TIMES: StreamTimes = { heartbeatMs: 15_000, checkMs: 30_000 };

const NOTHING: News = { types: new Set(), profileIds: new Set() };
const FIRST: Step = { effect: 'EVENT', news: NOTHING, isAboutCaller: true };
/** After a shutdown, clients subscribe again between these times, so that they don't all do it at once. */
const SOONEST_RETRY_MS = 500;
const LATEST_RETRY_MS = 5_000;
const SHUTDOWN_MS = 2_000;

/** The streams of this instance. */
export class Streams {
  readonly #running = new Map<Stream, Promise<StreamEnd>>();
  readonly #ofCaller = new Map<string, number>();
  #count = 0;
  #isClosing = false;

  constructor(private readonly dependencies: StreamsDependencies) {}

  /** Number of streams. */
  get count(): number {
    return this.#count;
  }

  /**
   * Begins a stream: follows its topic, then executes its first event, so that no change is missed between them.
   *
   * Errors of the subscription are in the first event, which is then the only one.
   */
  async begin(request: StreamRequest): Promise<Result<BegunStream, StreamRefusal>> {
    if (this.#isClosing) return refused('SHUTTING_DOWN');
    if (this.#count >= this.dependencies.limits.streams) return refused('TOO_MANY_STREAMS');
    this.#count += 1;
    const undo = [() => (this.#count -= 1)];
    const cancel = (): void => {
      for (const each of undo.splice(0)) each();
    };
    try {
      const found = await this.#begin(request, undo);
      if (!found.ok) cancel();
      return found.ok
        ? ok({ first: found.value.first, cancel, run: this.#runner(found.value, cancel) })
        : found;
    } catch (error) {
      cancel();
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

  /** Executes the first event. Adds what must be undone when the stream ends. */
  async #begin(request: StreamRequest, undo: (() => unknown)[]): Promise<Result<Begun, StreamRefusal>> {
    const { subscription, identify } = request;
    const subscribe = (following: Following) =>
      new Subscriber(this.dependencies, subscription, following, identify);
    const failed = (errors: readonly GraphQLFormattedError[]) => {
      const following = new Following(NO_TOPIC, NO_REGISTER, () => undefined);
      return ok({
        first: { result: { errors }, context: null },
        following,
        subscriber: subscribe(following),
      });
    };
    const identified = await identify();
    if (!identified.ok) return failed([identified.refusal]);
    const context = this.dependencies.createEventContext(identified.value, NOTHING, true);
    const following = await this.#follow(subscription, context);
    if (!(following instanceof Following)) return failed(this.#formatted(following));
    undo.push(() => following.return());
    // The first step begins before the caller is read, so that what changes from now on makes another event due.
    await following.next();
    const viewer = await context.viewer().catch(() => null);
    const caller = viewer?.identity.id ?? context.application?.clientId ?? null;
    if (!this.#countFor(caller, request.network, undo)) return refused('TOO_MANY_OF_CALLER');
    const subscriber = subscribe(following);
    return ok({ first: await subscriber.executeIn(context, identified.value, FIRST), following, subscriber });
  }

  #follow(
    { document, variables, operationName }: Subscription,
    contextValue: EventContext,
  ): Promise<AsyncIterable<unknown> | ExecutionResult> {
    const { schema } = this.dependencies;
    const args = { schema, document, variableValues: variables, contextValue };
    return createSourceEventStream(operationName === undefined ? args : { ...args, operationName });
  }

  /** Counts a stream for its caller. Returns false if they have too many. */
  #countFor(caller: string | null, network: string, undo: (() => unknown)[]): boolean {
    const { ofCaller, ofNetwork } = this.dependencies.limits;
    const key = caller ?? network;
    const before = this.#ofCaller.get(key) ?? 0;
    if (before >= (caller === null ? ofNetwork : ofCaller)) return false;
    this.#ofCaller.set(key, before + 1);
    undo.push(() => {
      const others = (this.#ofCaller.get(key) ?? 1) - 1;
      if (others === 0) this.#ofCaller.delete(key);
      else this.#ofCaller.set(key, others);
    });
    return true;
  }

  #formatted(result: AsyncIterable<unknown> | ExecutionResult): readonly GraphQLFormattedError[] {
    const errors = 'errors' in result ? (result.errors ?? []) : [];
    return errors.map((error) => {
      if (!isForCallers(error)) this.dependencies.onFault(error);
      const { message, path, extensions } = error;
      const plain = { message, ...(path && { path }), extensions: { code: FAULT, ...extensions } };
      return formatError(plain, error);
    });
  }

  #runner({ first, following, subscriber }: Begun, cancel: () => void): BegunStream['run'] {
    const { times, onEnded, onFault } = this.dependencies;
    return (transport, ownTimes = {}) => {
      const own = { ...this.dependencies, times: { ...times, ...ownTimes } };
      const stream = new Stream(own, following, subscriber, transport);
      if (this.#isClosing) stream.end('SHUTDOWN');
      const running = stream
        .run(first.result)
        .catch((error: unknown): StreamEnd => {
          onFault(error);
          return 'FAILED';
        })
        .then(async (end) => {
          await transport.complete(end === 'SHUTDOWN' ? retryTime() : null);
          onEnded(end);
          return end;
        })
        .finally(() => {
          this.#running.delete(stream);
          cancel();
        });
      this.#running.set(stream, running);
      return running;
    };
  }
}

/** A stream's parts, and its first event. */
interface Begun {
  readonly first: ExecutedEvent;
  readonly following: Following;
  readonly subscriber: Subscriber;
}

/** What a stream follows that ends with its first event. */
const NO_TOPIC: Topic = {
  ids: [],
  effectOf: null,
  effectOfPlans: 'CHECK',
  requireAccess: () => Promise.resolve(),
};
const NO_REGISTER: Register = { batch: 0, add: () => undefined, remove: () => undefined };

const FAULT = 'INTERNAL_SERVER_ERROR';

function retryTime(): number {
  return Math.round(SOONEST_RETRY_MS + Math.random() * (LATEST_RETRY_MS - SOONEST_RETRY_MS));
}
