import type { Change } from '../change-log/change';
import {
  type CallerIds,
  concernsCaller,
  type Effect,
  MOST_PROFILES,
  type News,
  NO_NEWS,
  type Step,
  type Topic,
} from '../request/topic';

const NOBODY: CallerIds = { identityId: null, profileIds: new Set(), accountIds: new Set() };

/** Returns the ids by which a change is passed. */
export function idsIn({ identityId, profileId, accountId, subjectId }: Change): string[] {
  return [identityId, profileId, accountId, subjectId].filter((id) => id !== null);
}

/** Passes changes by the ids in them. */
export interface Register {
  /** Number of changes that were passed. */
  readonly passed: number;
  /** Returns the changes that were passed after the first `count`; null if they're no longer kept. */
  passedAfter(count: number): readonly Change[] | null;
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
  /** Number of changes that were passed before the current step began to read its caller. */
  #passedBefore: number;
  #wake: () => void = () => undefined;

  /** Registers the ids of the topic. */
  constructor(
    readonly topic: Topic,
    private readonly register: Register,
    private readonly onOver: () => void,
  ) {
    this.#ids = new Set(topic.ids);
    this.#passedBefore = register.passed;
    for (const id of this.#ids) register.add(id, this);
  }

  /** Replaces the ids of the stream's caller, whose changes it receives, also those that were passed since the step began. */
  setCaller(caller: CallerIds): void {
    if (this.#isOver) return;
    this.#caller = caller;
    const own = caller.identityId === null ? [] : [caller.identityId];
    const ids = new Set([...this.topic.ids, ...own, ...caller.profileIds, ...caller.accountIds]);
    for (const id of this.#ids) if (!ids.has(id)) this.register.remove(id, this);
    const added = [...ids].filter((id) => !this.#ids.has(id));
    for (const id of added) this.register.add(id, this);
    this.#ids = ids;
    if (added.length > 0) this.#receiveMissed(new Set(added));
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

  /** Adds the changes of a failed event to the next event. */
  putBack({ news: { types, profileIds }, isAboutCaller }: Step): void {
    for (const type of types) this.#types.add(type);
    for (const id of profileIds) this.#addProfile(id);
    this.#isAboutCaller ||= isAboutCaller;
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
      // A check shows nothing, so the next event still has the news.
      news: this.#due === 'EVENT' ? this.#takeNews() : NO_NEWS,
      isAboutCaller: this.#isAboutCaller,
    };
    this.#due = null;
    this.#isAboutCaller = false;
    this.#passedBefore = this.register.passed;
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

  /** Receives what was passed since the step began, before the ids were known. */
  #receiveMissed(added: ReadonlySet<string>): void {
    const missed = this.register.passedAfter(this.#passedBefore);
    if (missed === null) this.make('EVENT');
    for (const change of missed ?? []) if (idsIn(change).some((id) => added.has(id))) this.receive(change);
  }

  #takeNews(): News {
    const news = { types: this.#types, profileIds: this.#profileIds };
    this.#types = new Set();
    this.#profileIds = new Set();
    return news;
  }

  #addProfile(id: string): void {
    if (this.#profileIds.size <= MOST_PROFILES) this.#profileIds.add(id);
  }
}
