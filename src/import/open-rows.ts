import type { Turn } from './overlapping';
import type { RowOutcome } from './row-fault';

/** One pass over a file, for the functions that write its batches. */
export interface Pass {
  readonly isLastPass: boolean;
  /** The batch's turn. After it has claimed its keys, the next batch can start. */
  readonly turn: Turn;
}

/** The outcome of a row in one pass over its file. */
export interface PassOutcome {
  readonly outcome: RowOutcome;
  /**
   * Whether a later row may change the outcome, so a second pass decides it. With a fault, nothing has been written
   * yet.
   */
  readonly isOpen: boolean;
}

/** The outcome of an open row in the first pass; UNWRITTEN if nothing has been written yet. */
export type FirstOutcome = Extract<RowOutcome, string> | 'UNWRITTEN';

const OUTCOMES: readonly (FirstOutcome | null)[] = [null, 'ADDED', 'UPDATED', 'UNCHANGED', 'UNWRITTEN'];

/** Stores the rows for the second pass, with their outcomes in the first. Takes a byte for each row. */
export class OpenRows {
  private marks = new Uint8Array(1 << 16);
  private count = 0;

  /** Whether no row is open. */
  get isEmpty(): boolean {
    return this.count === 0;
  }

  /** Adds a row by its index in the file. */
  add(index: number, outcome: RowOutcome): void {
    while (index >= this.marks.length) {
      const larger = new Uint8Array(this.marks.length * 2);
      larger.set(this.marks);
      this.marks = larger;
    }
    this.marks[index] = OUTCOMES.indexOf(typeof outcome === 'string' ? outcome : 'UNWRITTEN');
    this.count += 1;
  }

  /** Returns whether a row is open. */
  has(index: number): boolean {
    return (this.marks[index] ?? 0) !== 0;
  }

  /** Returns the outcome of a row in the first pass, and closes it. */
  take(index: number): FirstOutcome {
    const outcome = OUTCOMES[this.marks[index] ?? 0] ?? 'UNWRITTEN';
    this.marks[index] = 0;
    this.count -= 1;
    return outcome;
  }

  /** Closes the rows that the second pass didn't reach, and returns their outcomes. */
  *rest(): Generator<FirstOutcome, void> {
    for (let index = 0; this.count > 0; index += 1) if (this.has(index)) yield this.take(index);
  }
}
