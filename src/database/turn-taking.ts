/**
 * Lets one piece of work run at a time, in the order of asking.
 *
 * SQLite has one connection, and TypeORM lets concurrent transactions share it: a transaction that began while
 * another was open reported success and lost its insert. So each has the connection to itself.
 */
export class TurnTaking {
  private last: Promise<unknown> = Promise.resolve();

  /** Runs the work when all that was asked for before has ended, well or badly. */
  async take<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = this.last.then(work, work);
    this.last = turn.catch(() => undefined);
    return turn;
  }
}
