import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Random, wholeBelow } from '../../../bench/random';
import type { Answer, OperationKind, Recorder, Write } from '../history';
import type { Household, SignedInPerson, Surroundings } from '../surroundings';
import { ANSWER_LIMIT_MS, codeOfBody, isRefusal, reasonOf } from './http';
import type { Links } from './links';
import { type Guest, Memory } from './memory';

/** How long a client waits before it repeats a call. */
const REPEAT_AFTER_MS = 500;
/** Errors that must not be hidden by a repetition. */
const INTERNAL = new Set(['HTTP 500', 'INTERNAL_SERVER_ERROR']);

/** What a release may not have: kinds of operations, and keys that make calls safe to repeat. */
export type LoadFeature = OperationKind | 'idempotencyKey';

/** What clients of the load use. */
export interface LoadGround extends Pick<Surroundings, 'households' | 'mailbox'> {
  /** Each request goes to a random one. */
  readonly instances: readonly { readonly origin: string | null }[];
  /** What a release doesn't have. */
  readonly without?: ReadonlySet<LoadFeature>;
}

interface UserErrors {
  readonly userErrors: readonly { readonly code: string }[];
}

/** What a mutation returns. `results` are those of the items of a batch. */
export interface Payload extends Readonly<Record<string, unknown>>, UserErrors {
  readonly results?: readonly (Readonly<Record<string, unknown>> & UserErrors)[];
}

/** A mutation that a client calls. */
export interface Mutation {
  readonly kind: OperationKind;
  readonly as: Pick<SignedInPerson, 'cookie'>;
  readonly query: string;
  readonly input?: object;
  /** What it writes if it's carried out. */
  readonly writes: readonly Write[];
  /** What it has written, if only its answer shows that. */
  readonly writesOf?: (payload: Payload) => readonly Write[];
  readonly mayBeRefused?: boolean;
  /** Whether it has an idempotency key, and is repeated once after an unknown outcome. */
  readonly isRepeatable?: boolean;
}

/** Calls the service for a client, and records what it called. */
export class Caller {
  readonly memory: Memory;

  constructor(
    readonly index: number,
    readonly ground: LoadGround,
    readonly household: Household,
    readonly recorder: Recorder,
    readonly random: Random,
    readonly links: Links,
  ) {
    this.memory = new Memory(index, random);
  }

  /** Returns whether all releases have something. */
  has(feature: LoadFeature): boolean {
    return this.ground.without?.has(feature) !== true;
  }

  /**
   * Calls a mutation and records it. A repeatable one is recorded with the outcome of its repetition, because both are one
   * call for the service.
   */
  async mutate(mutation: Mutation): Promise<Answer> {
    const { kind, writes, mayBeRefused = false } = mutation;
    const isKeyed = mutation.isRepeatable === true && this.has('idempotencyKey');
    const variables = mutation.input && {
      input: { ...mutation.input, ...(isKeyed && { idempotencyKey: randomUUID() }) },
    };
    return this.recorder.run({ client: this.index, kind, writes, mayBeRefused }, async () => {
      const first = await this.#attempt(mutation, variables);
      if (!isKeyed || first.outcome !== 'unknown' || INTERNAL.has(first.error ?? '')) return first;
      await sleep(REPEAT_AFTER_MS);
      const second = await this.#attempt(mutation, variables);
      // A limit doesn't show whether the first call was carried out.
      const isLimited = second.error === 'RATE_LIMITED';
      return { ...second, ...(isLimited && { outcome: 'unknown' }), isRepeated: true };
    });
  }

  async #attempt({ as, query, writesOf }: Mutation, variables: object = {}): Promise<Answer> {
    const { data, ...answer } = await this.ask(as, query, variables);
    if (answer.outcome !== 'ok') return answer;
    const payload = Object.values(data ?? {})[0] as Payload | undefined;
    if (!payload) return { outcome: 'unknown', error: 'no data' };
    const refusal = payload.userErrors[0]?.code;
    if (refusal !== undefined) return { outcome: 'fail', error: refusal };
    const ofItem = payload.results?.flatMap(({ userErrors }) => userErrors)[0]?.code;
    // The other items of the batch were carried out.
    if (ofItem !== undefined)
      return { outcome: ofItem === 'RATE_LIMITED' ? 'unknown' : 'fail', error: ofItem };
    return { outcome: 'ok', ...(writesOf && { writes: writesOf(payload) }) };
  }

  /** Sends a GraphQL request. */
  async ask(
    as: Pick<SignedInPerson, 'cookie'>,
    query: string,
    variables: object,
  ): Promise<Answer & { readonly data?: Readonly<Record<string, unknown>> | undefined }> {
    try {
      const response = await fetch(`${this.origin()}/graphql`, {
        method: 'POST',
        headers: { cookie: as.cookie, 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
      });
      const body = await response.text();
      const code = codeOfBody(response, body);
      if (code !== null) return { outcome: isRefusal(code) ? 'fail' : 'unknown', error: code };
      const { data } = JSON.parse(body) as { data?: Record<string, unknown> };
      return { outcome: 'ok', data };
    } catch (error) {
      return { outcome: 'unknown', error: reasonOf(error) };
    }
  }

  /** Returns the origin of a random instance. */
  origin(): string {
    const { instances } = this.ground;
    return instances[wholeBelow(this.random, instances.length)]?.origin ?? '';
  }

  /** Returns the object id of a guest's Microsoft account; null if the service doesn't answer. */
  async objectIdOf(guest: Guest): Promise<string | null> {
    if (guest.objectId !== 'not known yet') return guest.objectId;
    const { data } = await this.ask(guest, '{ viewer { identity { username } } }', {});
    const viewer = data?.['viewer'] as { identity: { username: string } } | null | undefined;
    const username = viewer?.identity.username;
    if (username === undefined) return null;
    const objectId = username.replace(/@.*/, '');
    Object.assign(guest, { objectId });
    return objectId;
  }
}
