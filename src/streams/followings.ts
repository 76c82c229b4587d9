import type { Change } from '../change-log/change';
import type { ChangeFeed } from '../change-log/change-feed';
import type { Topic } from '../request/topic';
import { Following, idsIn, type Register } from './following';

/** Number of passed changes that are kept for streams that are reading their caller. */
const KEPT = 1_000;

/**
 * Passes changes to the streams that they concern, by the ids in them. Streams that follow other ids cost nothing.
 *
 * Listens to the change log only while a stream follows a topic of it.
 */
export class Followings implements Register {
  readonly #byId = new Map<string, Set<Following>>();
  readonly #feed: Pick<ChangeFeed, 'listen'>;
  #listening: Promise<() => void> | null = null;
  #listeners = 0;
  #passed = 0;
  #recent: readonly Change[] = [];

  /** Takes the change log. */
  constructor(feed: Pick<ChangeFeed, 'listen'>) {
    this.#feed = feed;
  }

  /**
   * Follows a topic. Changes that commit after the promise is fulfilled are passed on.
   *
   * @throws DatabaseUnavailableError
   */
  async follow(topic: Topic): Promise<Following> {
    if (topic.effectOf === null) return new Following(topic, this, () => undefined);
    this.#listeners += 1;
    try {
      await (this.#listening ??= this.#feed.listen((changes) => this.#pass(changes)));
    } catch (error) {
      this.#stopListening();
      throw error;
    }
    return new Following(topic, this, () => this.#stopListening());
  }

  get passed(): number {
    return this.#passed;
  }

  passedAfter(count: number): readonly Change[] | null {
    const wanted = this.#passed - count;
    return wanted > this.#recent.length ? null : this.#recent.slice(this.#recent.length - wanted);
  }

  /** Makes an event due for all streams that follow an id, without a change of the log. */
  announce(id: string): void {
    for (const following of this.#byId.get(id) ?? []) following.make('EVENT');
  }

  /** Registers an id. */
  add(id: string, following: Following): void {
    const known = this.#byId.get(id);
    if (known) known.add(following);
    else this.#byId.set(id, new Set([following]));
  }

  /** Removes an id. */
  remove(id: string, following: Following): void {
    const known = this.#byId.get(id);
    known?.delete(following);
    if (known?.size === 0) this.#byId.delete(id);
  }

  #stopListening(): void {
    this.#listeners -= 1;
    if (this.#listeners > 0) return;
    void this.#listening?.then((stop) => stop()).catch(() => undefined);
    this.#listening = null;
  }

  #pass(changes: readonly Change[]): void {
    this.#passed += changes.length;
    this.#recent = [...this.#recent, ...changes].slice(-KEPT);
    for (const change of changes) {
      const reached = new Set<Following>();
      for (const id of idsIn(change))
        for (const following of this.#byId.get(id) ?? []) reached.add(following);
      for (const following of reached) following.receive(change);
    }
  }
}
