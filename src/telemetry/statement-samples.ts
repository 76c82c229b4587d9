import { AsyncLocalStorage } from 'node:async_hooks';

const EVERY_MS = 1_000;

/**
 * Counts the statements of single operations: of one at a time, and of one a second at most.
 *
 * A statement only knows its operation by an `AsyncLocalStorage`. Before Node.js 24, an enabled one slows down each
 * promise of the process, so it's enabled only during a sample.
 */
export class StatementSamples {
  readonly #counts = new AsyncLocalStorage<{ statements: number }>();
  #isTaken = false;
  #nextAt = -Infinity;

  /** Runs an operation. If it's a sample, calls `onCounted` at its end with the number of its statements. */
  take<Value>(operation: () => Promise<Value>, onCounted: (statements: number) => void): Promise<Value> {
    if (this.#isTaken || performance.now() < this.#nextAt) return operation();
    return this.#sample(operation, onCounted);
  }

  /** Counts a statement of the current operation, if that is a sample. */
  statementRan(): void {
    if (!this.#isTaken) return;
    const count = this.#counts.getStore();
    if (count) count.statements += 1;
  }

  async #sample<Value>(
    operation: () => Promise<Value>,
    onCounted: (statements: number) => void,
  ): Promise<Value> {
    this.#isTaken = true;
    const count = { statements: 0 };
    try {
      return await this.#counts.run(count, operation);
    } finally {
      onCounted(count.statements);
      this.#counts.disable();
      this.#isTaken = false;
      this.#nextAt = performance.now() + EVERY_MS;
    }
  }
}
