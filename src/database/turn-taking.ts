/**
 * Runs one task at a time, in the order of the calls.
 *
 * SQLite has one connection, which concurrent transactions of TypeORM would share. A transaction that began inside
 * another one could report success and lose its insert.
 */
export class TurnTaking {
  private last: Promise<unknown> = Promise.resolve();

  /** Runs the work after all earlier work has succeeded or failed. */
  async take<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = this.last.then(work, work);
    this.last = turn.catch(() => undefined);
    return turn;
  }
}
