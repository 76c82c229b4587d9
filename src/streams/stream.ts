import type { FormattedExecutionResult } from 'graphql';
import type { Clock } from '../foundation/clock';
import { type Effect, NO_NEWS, type Step } from '../request/topic';
import type { BegunSubscription } from './begin-subscription';
import type { ExecutedEvent } from './subscriber';
import type { Transport, TransportEnd } from './transport';

/** Why a stream ended: by its transport, with an error, because the service shuts down, or by a fault. */
export type StreamEnd = TransportEnd | 'REFUSED' | 'SHUTDOWN' | 'FAILED';

/** The times of streams, in milliseconds. */
export interface StreamTimes {
  /** Time between two heartbeats. A client that has read nothing at the second heartbeat is cut off. */
  readonly heartbeatMs: number;
  /** Time between two checks of the caller's access. Changes and expiries are checked when they happen. */
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

/** The default times of streams. */
export const STREAM_TIMES: StreamTimes = { heartbeatMs: 15_000, checkMs: 300_000 };

/** Time until a step is taken again while the database can't be reached, or until a past instant is checked. */
const RETRY_MS = 1_000;
/** Longest time of a timer. */
const LONGEST_MS = 24 * 60 * 60 * 1000;

/** Sends the events of one subscription until it ends. */
export class Stream {
  #end: StreamEnd | null = null;
  #expiry: NodeJS.Timeout | undefined;
  #plans: NodeJS.Timeout | undefined;
  #retry: NodeJS.Timeout | undefined;
  #retried: Effect = 'CHECK';

  constructor(
    private readonly dependencies: StreamDependencies,
    private readonly begun: Pick<BegunSubscription, 'following' | 'subscriber'>,
    private readonly transport: Transport,
  ) {}

  /** Ends the stream. The first reason counts. */
  end(reason: StreamEnd): void {
    this.#end ??= reason;
    void this.begun.following.return();
  }

  /** Ends the stream's transport immediately. */
  destroy(): void {
    this.transport.destroy();
  }

  /** Sends the first event, and further ones until the stream ends. Returns why it ended. */
  async run(first: ExecutedEvent): Promise<StreamEnd> {
    const { heartbeatMs, checkMs } = this.dependencies.times;
    const heartbeat = setInterval(() => this.transport.heartbeat(), heartbeatMs);
    const check = setInterval(() => this.begun.following.make('CHECK'), checkMs);
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
    for await (const step of this.begun.following) {
      const event = await this.dependencies.inTurn(() => this.#take(step));
      this.#setTimers();
      if (event === null || this.#end !== null) continue;
      if (isUnavailable(event.result)) this.#takeAgain(step);
      else if (!(await this.#send(event))) return;
    }
  }

  /** Takes a step, and returns its event; null if it has none. */
  async #take(step: Step): Promise<ExecutedEvent | null> {
    if (step.effect === 'EVENT') return this.begun.subscriber.execute(step);
    const decision = await this.begun.subscriber.decide(step);
    if (decision === 'DENIED') return this.begun.subscriber.execute(step);
    if (decision === 'UNDECIDED') this.#takeAgain(step);
    return null;
  }

  /** Sends an event. Returns false if it was the last one, because it has no data. */
  async #send({ result, isCallerKnown }: ExecutedEvent): Promise<boolean> {
    this.dependencies.onEvent(this.transport.name);
    if (!isCallerKnown) this.#takeAgain({ effect: 'CHECK', news: NO_NEWS, isAboutCaller: true });
    await this.transport.send(result);
    if (result.data != null) return true;
    this.end('REFUSED');
    return false;
  }

  /** Takes a step again after a pause, together with others that wait for it. */
  #takeAgain(step: Step): void {
    this.begun.following.putBack(step);
    if (step.effect === 'EVENT') this.#retried = 'EVENT';
    this.#retry ??= setTimeout(() => {
      this.begun.following.make(this.#retried);
      this.#retried = 'CHECK';
      this.#retry = undefined;
    }, RETRY_MS);
  }

  #setTimers(): void {
    const { following, subscriber } = this.begun;
    const { expiresAt = null, planChangesAt = null } = subscriber.decision ?? {};
    clearTimeout(this.#expiry);
    clearTimeout(this.#plans);
    this.#expiry = this.#at(expiresAt, () => following.make('CHECK'));
    this.#plans = this.#at(planChangesAt, () => following.make(following.topic.effectOfPlans));
  }

  #at(instant: Date | null, act: () => void): NodeJS.Timeout | undefined {
    if (!instant || this.#end !== null) return undefined;
    const ms = instant.getTime() - this.dependencies.clock.now().getTime();
    return setTimeout(act, ms < 0 ? RETRY_MS : Math.min(ms + 1, LONGEST_MS));
  }
}

function isUnavailable({ data, errors }: FormattedExecutionResult): boolean {
  return data == null && errors?.[0]?.extensions?.['code'] === 'SERVICE_UNAVAILABLE';
}
