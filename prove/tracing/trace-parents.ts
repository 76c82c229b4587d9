import type { Random } from '../../bench/random';

/** Creates the `traceparent` of each request. A share of them asks for recording. */
export class TraceParents {
  /** The share of requests that ask, from 0 to 1. */
  share = 0;

  constructor(private readonly random: Random) {}

  next(): string {
    const isRecorded = this.random() < this.share;
    return `00-${this.#id()}${this.#id()}-${this.#id()}-${isRecorded ? '01' : '00'}`;
  }

  /** Returns a random id of eight bytes. It isn't 0, which `traceparent` excludes. */
  #id(): string {
    return (1 + Math.floor(this.random() * 2 ** 32)).toString(16).padStart(16, '0');
  }
}
