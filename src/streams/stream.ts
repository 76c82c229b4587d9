import type { FormattedExecutionResult } from 'graphql';
import type { Clock } from '../foundation/clock';
import type { Step } from '../request/topic';
import type { Following } from './following';
import type { ExecutedEvent, Subscriber } from './subscriber';
import type { Transport, TransportEnd } from './transport';

/** Why a stream ended: by its transport, with an error, because the service shuts down, or by a fault. */
export type StreamEnd = TransportEnd | 'REFUSED' | 'SHUTDOWN' | 'FAILED';

/** The times of streams, in milliseconds. */
export interface StreamTimes {
  /** Time between two heartbeats. A client that has read nothing at the second heartbeat is cut off. */
  readonly heartbeatMs: number;
  /** Time between two checks of the caller's access, in case a change wasn't noticed. */
  readonly checkMs: number;
}

/** The dependencies of streams. */
export interface StreamDependencies {
  readonly times: StreamTimes;
  readonly clock: Clock;
  /** Runs work of streams, a bounded number at the same time. */
  readonly inTurn: <Value>(work: () => Promise<Value>) => Promise<Value>;
  readonly onEvent: (transport: string) => void;
}

/** Time until an event is tried again while the database can't be reached. */
const RETRY_MS = 1_000;
/** Longest time of a timer. */
const LONGEST_MS = 24 * 60 * 60 * 1000;

/** Sends the events of one subscription until it ends. */
export class Stream {
  #end: StreamEnd | null = null;
  #expiry: NodeJS.Timeout | undefined;
  #plans: NodeJS.Timeout | undefined;
  #retry: NodeJS.Timeout | undefined;

  constructor(
    private readonly dependencies: StreamDependencies,
    private readonly following: Following,
    private readonly subscriber: Subscriber,
    private readonly transport: Transport,
  ) {}

  /** Ends the stream. The first reason counts. */
  end(reason: StreamEnd): void {
    this.#end ??= reason;
    void this.following.return();
  }

  /** Ends the stream's transport immediately. */
  destroy(): void {
    this.transport.destroy();
  }

  /** Sends the first event, and further ones until the stream ends. Returns why it ended. */
  async run(first: FormattedExecutionResult): Promise<StreamEnd> {
    const { heartbeatMs, checkMs } = this.dependencies.times;
    const heartbeat = setInterval(() => this.transport.heartbeat(), heartbeatMs);
    const check = setInterval(() => this.following.make('CHECK'), checkMs);
    this.transport.onEnd((end) => this.end(end));
    try {
      if (await this.#send(first)) await this.#follow();
      return this.#end ?? 'FAILED';
    } catch (error) {
      this.end('FAILED');
      throw error;
    } finally {
      for (const timer of [heartbeat, check, this.#expiry, this.#plans, this.#retry]) clearTimeout(timer);
    }
  }

  async #follow(): Promise<void> {
    this.#setTimers();
    for await (const step of this.following) {
      const event = await this.dependencies.inTurn(() => this.#take(step));
      this.#setTimers();
      if (event === null || this.#end !== null) continue;
      if (isUnavailable(event.result)) this.#tryAgain(step);
      else if (!(await this.#send(event.result))) return;
    }
  }

  /** Takes a step, and returns its event; null if it has none. */
  async #take(step: Step): Promise<ExecutedEvent | null> {
    if (step.effect === 'CHECK' && (await this.subscriber.mayContinue(step))) return null;
    return this.subscriber.execute(step);
  }

  /** Sends an event. Returns false if it was the last one, because it has no data. */
  async #send(result: FormattedExecutionResult): Promise<boolean> {
    this.dependencies.onEvent(this.transport.name);
    await this.transport.send(result);
    if (result.data != null) return true;
    this.end('REFUSED');
    return false;
  }

  #tryAgain(step: Step): void {
    this.following.putBack(step);
    this.#retry = setTimeout(() => this.following.make('EVENT'), RETRY_MS);
  }

  #setTimers(): void {
    const { decision, following } = { decision: this.subscriber.decision, following: this.following };
    clearTimeout(this.#expiry);
    clearTimeout(this.#plans);
    this.#expiry = this.#at(decision?.expiresAt, () => following.make('CHECK'));
    this.#plans = this.#at(decision?.planChangesAt, () => following.make(following.topic.effectOfPlans));
  }

  #at(instant: Date | null | undefined, act: () => void): NodeJS.Timeout | undefined {
    if (!instant || this.#end !== null) return undefined;
    const ms = instant.getTime() - this.dependencies.clock.now().getTime();
    // The periodic check decides what's past already.
    return ms < 0 ? undefined : setTimeout(act, Math.min(ms + 1, LONGEST_MS));
  }
}

function isUnavailable({ data, errors }: FormattedExecutionResult): boolean {
  return data == null && errors?.[0]?.extensions?.['code'] === 'SERVICE_UNAVAILABLE';
}
