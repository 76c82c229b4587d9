type Settled = 'ADDED' | 'UPDATED' | 'UNCHANGED';

const OUTCOMES: readonly (Settled | null)[] = [null, 'ADDED', 'UPDATED', 'UNCHANGED'];

/** Remembers the rows that a second pass comes back to, with what became of them in the first; a byte a row. */
export class OpenRows {
  private marks = new Uint8Array(1 << 16);
  private count = 0;

  /** True when no row is open. */
  get isEmpty(): boolean {
    return this.count === 0;
  }

  /** Adds a row by its place in the file. */
  add(index: number, outcome: Settled): void {
    while (index >= this.marks.length) {
      const larger = new Uint8Array(this.marks.length * 2);
      larger.set(this.marks);
      this.marks = larger;
    }
    this.marks[index] = OUTCOMES.indexOf(outcome);
    this.count += 1;
  }

  /** Tells whether a row is open. */
  has(index: number): boolean {
    return (this.marks[index] ?? 0) !== 0;
  }

  /** Gives what became of a row in the first pass, and closes it. */
  take(index: number): Settled {
    const outcome = OUTCOMES[this.marks[index] ?? 0] ?? 'UNCHANGED';
    this.marks[index] = 0;
    this.count -= 1;
    return outcome;
  }

  /** Closes the rows that the second pass did not come to, and gives what became of each. */
  *rest(): Generator<Settled, void> {
    for (let index = 0; this.count > 0; index += 1) if (this.has(index)) yield this.take(index);
  }
}
