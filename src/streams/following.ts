import type { Change } from '../change-log/change';
import {
  type CallerIds,
  concernsCaller,
  type Effect,
  MOST_PROFILES,
  type News,
  type Step,
  type Topic,
} from '../request/topic';

const NOBODY: CallerIds = { identityId: null, profileIds: new Set(), accountIds: new Set() };

/** Receives changes by the ids that it's registered with. */
export interface Register {
  add(id: string, following: Following): void;
  remove(id: string, following: Following): void;
}

/**
 * What one stream follows, as the steps that it has to take. Begins with an event.
 *
 * Changes that happen while the stream is busy are merged into its next step, so that it takes bounded memory.
 */
export class Following implements AsyncIterableIterator<Step> {
  #caller = NOBODY;
  #ids: ReadonlySet<string>;
  #types = new Set<string>();
  #profileIds = new Set<string>();
  #due: Effect | null = 'EVENT';
  #isAboutCaller = true;
  #isOver = false;
  #wake: () => void = () => undefined;

  /** Registers the ids of the topic. */
  constructor(
    readonly topic: Topic,
    private readonly register: Register,
    private readonly onOver: () => void,
  ) {
    this.#ids = new Set(topic.ids);
    for (const id of this.#ids) register.add(id, this);
  }

  /** Replaces the ids of the stream's caller, whose changes it receives. */
  setCaller(caller: CallerIds): void {
    if (this.#isOver) return;
    this.#caller = caller;
    const own = caller.identityId === null ? [] : [caller.identityId];
    const ids = new Set([...this.topic.ids, ...own, ...caller.profileIds, ...caller.accountIds]);
    for (const id of this.#ids) if (!ids.has(id)) this.register.remove(id, this);
    for (const id of ids) if (!this.#ids.has(id)) this.register.add(id, this);
    this.#ids = ids;
  }

  /** Takes a change with one of the ids. */
  receive(change: Change): void {
    const effect = this.topic.effectOf?.(change, this.#caller) ?? null;
    if (effect === null) return;
    if (effect === 'EVENT') {
      this.#types.add(change.type);
      if (change.profileId !== null) this.#addProfile(change.profileId);
    }
    this.#isAboutCaller ||= concernsCaller(change, this.#caller);
    this.make(effect);
  }

  /** Makes a step due that no change caused. */
  make(effect: Effect): void {
    if (this.#due !== 'EVENT') this.#due = effect;
    this.#wake();
  }

  /** Takes back the news of an event that couldn't be executed, so that the next event has them. */
  putBack({ types, profileIds }: News): void {
    for (const type of types) this.#types.add(type);
    for (const id of profileIds) this.#addProfile(id);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** Waits until a step is due. One caller at a time. */
  async next(): Promise<IteratorResult<Step, undefined>> {
    while (this.#due === null && !this.#isOver) await new Promise<void>((resolve) => (this.#wake = resolve));
    if (this.#isOver) return { done: true, value: undefined };
    const step = {
      effect: this.#due ?? 'CHECK',
      news: { types: this.#types, profileIds: this.#profileIds },
      isAboutCaller: this.#isAboutCaller,
    };
    this.#due = null;
    this.#isAboutCaller = false;
    this.#types = new Set();
    this.#profileIds = new Set();
    return { done: false, value: step };
  }

  /** Stops following. */
  return(): Promise<IteratorResult<Step, undefined>> {
    if (!this.#isOver) {
      this.#isOver = true;
      for (const id of this.#ids) this.register.remove(id, this);
      this.onOver();
      this.#wake();
    }
    return Promise.resolve({ done: true, value: undefined });
  }

  #addProfile(id: string): void {
    if (this.#profileIds.size <= MOST_PROFILES) this.#profileIds.add(id);
  }
}
