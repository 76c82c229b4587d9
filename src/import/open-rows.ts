import type { Turn } from './overlapping';
import type { RowOutcome } from './row-fault';

/** One pass over a file, as what writes its batches is told of it. */
export interface Pass {
  readonly isLastPass: boolean;
  /** The batch's turn: by its claim the next batch may begin beside it. */
  readonly turn: Turn;
}

/** What became of a row in one pass over its file. */
export interface PassOutcome {
  readonly outcome: RowOutcome;
  /** Whether a later row may change it, so that it is decided again in a second pass; a fault wrote nothing yet. */
  readonly isOpen: boolean;
}

/** What the first pass made of an open row; UNWRITTEN when that is nothing yet. */
export type FirstOutcome = Extract<RowOutcome, string> | 'UNWRITTEN';

const OUTCOMES: readonly (FirstOutcome | null)[] = [null, 'ADDED', 'UPDATED', 'UNCHANGED', 'UNWRITTEN'];

/** Remembers the rows that a second pass comes back to, with what became of them in the first; a byte a row. */
export class OpenRows {
  private marks = new Uint8Array(1 << 16);
  private count = 0;

  /** Whether no row is open. */
  get isEmpty(): boolean {
    return this.count === 0;
  }

  /** Adds a row by its place in the file. */
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

  /** Returns what became of a row in the first pass, and closes it. */
  take(index: number): FirstOutcome {
    const outcome = OUTCOMES[this.marks[index] ?? 0] ?? 'UNWRITTEN';
    this.marks[index] = 0;
    this.count -= 1;
    return outcome;
  }

  /** Closes the rows that the second pass did not come to, and gives what became of each. */
  *rest(): Generator<FirstOutcome, void> {
    for (let index = 0; this.count > 0; index += 1) if (this.has(index)) yield this.take(index);
  }
}
