import { randomUUID } from 'node:crypto';
import { recipientsOf, type PostmarkMessage, type StoredMessage } from './postmark-message';

/** Stores at most `limit` accepted messages in memory, and evicts the oldest. */
export class MessageStore {
  #messages: StoredMessage[] = [];
  #version = 0;
  #unsearchable = new Set<string>();

  constructor(
    readonly now: () => Date,
    readonly limit: number,
    readonly onAccepted: (message: StoredMessage) => void = () => undefined,
    /** Time until the API's search finds an accepted message, in milliseconds. */
    readonly searchLagMs = 0,
  ) {}

  /** The number of changes, so that a page knows whether it's up to date. */
  get version(): number {
    return this.#version;
  }

  /** Accepts a message and assigns its id. */
  accept(message: PostmarkMessage): StoredMessage {
    const stored: StoredMessage = {
      ...message,
      MessageID: randomUUID(),
      SubmittedAt: this.now().toISOString(),
      Recipients: recipientsOf(message),
    };
    this.#messages.push(stored);
    if (this.#messages.length > this.limit) this.#messages.shift();
    this.#version += 1;
    this.onAccepted(stored);
    return stored;
  }

  /** Deletes all messages. */
  clear(): void {
    this.#messages = [];
    this.#version += 1;
  }

  /** Hides the messages so far from the API's search. */
  forgetInSearch(): void {
    this.#unsearchable = new Set(this.#messages.map(({ MessageID }) => MessageID));
  }

  /** Returns whether the API's search finds a message. */
  isSearchable({ MessageID, SubmittedAt }: StoredMessage): boolean {
    const knownAt = Date.parse(SubmittedAt) + this.searchLagMs;
    return knownAt <= this.now().getTime() && !this.#unsearchable.has(MessageID);
  }

  /** Returns a copy of the messages, oldest first. */
  all(): readonly StoredMessage[] {
    return [...this.#messages];
  }

  find(id: string): StoredMessage | undefined {
    return this.#messages.find(({ MessageID }) => MessageID === id);
  }

  /** Returns the messages that meet every condition, newest first. */
  search(conditions: readonly ((message: StoredMessage) => boolean)[]): readonly StoredMessage[] {
    return this.#messages.filter((message) => conditions.every((meets) => meets(message))).reverse();
  }
}
