import { randomUUID } from 'node:crypto';
import { recipientsOf, type PostmarkMessage, type StoredMessage } from './postmark-message';

/** Holds the accepted messages in memory, at most `limit`, dropping the oldest. */
export class MessageStore {
  #messages: StoredMessage[] = [];
  #version = 0;
  #unsearchable = new Set<string>();

  constructor(
    readonly now: () => Date,
    readonly limit: number,
    readonly onAccepted: (message: StoredMessage) => void = () => undefined,
    /** How long after it was accepted a message becomes known to the API's search, in milliseconds. */
    readonly searchLagMs = 0,
  ) {}

  /** Counts the changes, so that a page knows whether it is up to date. */
  get version(): number {
    return this.#version;
  }

  /** Takes a message and gives it its id. */
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

  /** Forgets all messages. */
  clear(): void {
    this.#messages = [];
    this.#version += 1;
  }

  /** Keeps the messages so far from the API's search. */
  forgetInSearch(): void {
    this.#unsearchable = new Set(this.#messages.map(({ MessageID }) => MessageID));
  }

  /** Tells whether a message is known to the API's search. */
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
