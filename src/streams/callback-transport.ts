import { setTimeout as delay } from 'node:timers/promises';
import type { FormattedExecutionResult } from 'graphql';
import type { CallbackRequest } from './callback-request';
import type { Transport, TransportEnd } from './transport';

/** The header with the version of the protocol, in all messages. */
export const CALLBACK_PROTOCOL = { 'subscription-protocol': 'callback/1.0' } as const;

/** Sends a message to a router. Tests replace it. */
export type Post = (url: URL, init: RequestInit) => Promise<Pick<Response, 'ok' | 'status' | 'body'>>;

interface Message {
  readonly action: 'check' | 'next' | 'complete';
  readonly payload?: FormattedExecutionResult;
}

const PATIENCE_MS = 5_000;
/** Attempts to send an event, and the time between them. */
const ATTEMPTS = 3;
const PAUSE_MS = 200;
/** Failed checks in a row after which the router is gone. */
const MOST_FAILURES = 3;
const SERVER_ERROR = 500;

/**
 * Sends events to a router by Apollo's "HTTP callback protocol for GraphQL subscriptions".
 *
 * One message is sent at a time, and `send` waits for its answer. A router that doesn't answer, or that answers that it
 * doesn't know the subscription, ends it. Redirects are refused.
 */
export class CallbackTransport implements Transport {
  readonly name = 'callback';
  #end: TransportEnd | null = null;
  #failures = 0;
  #isSending = false;
  #onEnd: (end: TransportEnd) => void = () => undefined;
  readonly #stop = new AbortController();

  constructor(
    private readonly callback: CallbackRequest,
    private readonly post: Post = fetch,
  ) {}

  onEnd(listener: (end: TransportEnd) => void): void {
    this.#onEnd = listener;
    if (this.#end !== null) listener(this.#end);
  }

  /** Returns whether the router confirms that it requested the subscription. Required before anything else is sent. */
  async confirm(): Promise<boolean> {
    return (await this.#ask({ action: 'check' })) === 'TAKEN';
  }

  async send(payload: FormattedExecutionResult): Promise<void> {
    this.#isSending = true;
    await this.#send(payload);
    this.#isSending = false;
  }

  async #send(payload: FormattedExecutionResult): Promise<void> {
    for (let attempt = 1; this.#end === null; attempt += 1) {
      const answer = await this.#ask({ action: 'next', payload });
      if (answer === 'TAKEN') return;
      if (answer === 'REFUSED' || attempt === ATTEMPTS) this.#ended(answer === 'REFUSED' ? 'CLOSED' : 'SLOW');
      else await delay(PAUSE_MS * attempt);
    }
  }

  heartbeat(): void {
    if (this.#isSending) return;
    void this.#ask({ action: 'check' }).then((answer) => {
      this.#failures = answer === 'FAILED' ? this.#failures + 1 : 0;
      if (answer === 'REFUSED') this.#ended('CLOSED');
      if (this.#failures === MOST_FAILURES) this.#ended('SLOW');
    });
  }

  async complete(): Promise<void> {
    if (this.#end === null) await this.#ask({ action: 'complete' });
  }

  destroy(): void {
    this.#stop.abort();
    this.#ended('CLOSED');
  }

  /** Sends a message. `REFUSED` means that the router doesn't want the subscription. */
  async #ask(message: Message): Promise<'TAKEN' | 'REFUSED' | 'FAILED'> {
    const { url, id, verifier } = this.callback;
    try {
      const answer = await this.post(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...CALLBACK_PROTOCOL },
        body: JSON.stringify({ kind: 'subscription', ...message, id, verifier }),
        redirect: 'error',
        signal: AbortSignal.any([this.#stop.signal, AbortSignal.timeout(PATIENCE_MS)]),
      });
      await answer.body?.cancel();
      if (answer.ok) return 'TAKEN';
      return answer.status < SERVER_ERROR ? 'REFUSED' : 'FAILED';
    } catch {
      return 'FAILED';
    }
  }

  #ended(end: TransportEnd): void {
    if (this.#end !== null) return;
    this.#end = end;
    this.#onEnd(end);
  }
}
