import type { EntityManager } from 'typeorm';
import type { Clock } from '../foundation/clock';
import type { StatementObserver } from './observe-statements';
import { type ReadReplica, WRITE_HEARTBEAT } from './read-replica';
import type { Parameter, Row } from './row';

/** A replica whose data may be older isn't used. */
const MOST_LAG_MS = 5_000;

/** Where a statement that reads a list ran, and why: on a replica, or on the writer. */
export type ReadSource =
  'replica' | 'writer: recent change' | 'writer: no replica' | 'writer: replica failed';

/** A replica's current state. */
export interface ReplicaFigures {
  /** Its host and port. */
  readonly name: string;
  readonly isUsed: boolean;
  /** How old its data can be, in milliseconds; null if that's unknown, because it failed. */
  readonly lagMs: number | null;
}

/** The database that all writes go to. */
export interface Writer {
  readonly clock: Clock;
  select(sql: string, parameters: readonly Parameter[]): Promise<Row[]>;
  writeInOneStatement<Value>(work: (manager: EntityManager) => Promise<Value>): Promise<Value>;
}

/**
 * Reads lists of accounts from replicas.
 *
 * A list is read from a replica if its account wasn't changed in the last 30 seconds, by anyone on any instance. So
 * a replica that is at most 5 seconds behind has all changes. Replicas that are further behind or fail are left out.
 */
export class ReadReplicas {
  /** The number of statements that read lists, by where they ran. */
  readonly reads: Readonly<Record<ReadSource, number>>;
  readonly #reads = {
    replica: 0,
    'writer: recent change': 0,
    'writer: no replica': 0,
    'writer: replica failed': 0,
  };
  #turn = 0;
  #onChange: (replica: ReplicaFigures, error: unknown) => void = () => undefined;

  /** Takes the writer, its replicas, and the function that finds out whether an account was changed recently. */
  constructor(
    private readonly writer: Writer,
    private readonly replicas: readonly ReadReplica[],
    private readonly hasChangedRecently: (accountId: string) => Promise<boolean>,
  ) {
    this.reads = this.#reads;
  }

  /** Returns the current state of each replica. */
  figures(): ReplicaFigures[] {
    return this.replicas.map((replica) => this.figuresOf(replica));
  }

  /** Sets the only listener, which is called when a replica is used, or left out, because of an error or a lag. */
  listen(onChange: (replica: ReplicaFigures, error: unknown) => void): void {
    this.#onChange = onChange;
  }

  /** Reports all statements on replicas to an observer. */
  observe(observer: StatementObserver): void {
    for (const replica of this.replicas) replica.observe(observer);
  }

  /**
   * Runs one SELECT of data whose changes are all in the audit trail or the change log of an account, on a replica if
   * that's right.
   */
  async select(accountId: string, sql: string, parameters: readonly Parameter[]): Promise<Row[]> {
    const replica = this.choose();
    if (!replica) return this.fromWriter('writer: no replica', sql, parameters);
    if (await this.hasChangedRecently(accountId))
      return this.fromWriter('writer: recent change', sql, parameters);
    try {
      const rows = await replica.select(sql, parameters);
      this.#reads.replica += 1;
      return rows;
    } catch (error) {
      this.report(replica, error);
      return this.fromWriter('writer: replica failed', sql, parameters);
    }
  }

  /** Writes a heartbeat, and finds out which replicas can be used. Call it every second. */
  async check(): Promise<void> {
    const nowMs = this.nowMs();
    // Without heartbeats, the lag grows. Other statements report why the writer fails.
    await this.writer
      .writeInOneStatement((manager) => manager.query(WRITE_HEARTBEAT, [nowMs, nowMs]))
      .catch(() => undefined);
    await Promise.all(
      this.replicas.map((replica) =>
        replica.check().then(
          () => this.report(replica, null),
          (error: unknown) => this.report(replica, error),
        ),
      ),
    );
  }

  /** Closes the connections to all replicas. */
  async close(): Promise<void> {
    await Promise.all(this.replicas.map((replica) => replica.close()));
  }

  private nowMs(): number {
    return this.writer.clock.now().getTime();
  }

  private choose(): ReadReplica | undefined {
    const usable = this.replicas.filter((replica) => this.figuresOf(replica).isUsed);
    return usable[this.#turn++ % usable.length];
  }

  private figuresOf(replica: ReadReplica): ReplicaFigures {
    const lagMs = replica.lagAt(this.nowMs());
    return { name: replica.name, isUsed: lagMs !== null && lagMs <= MOST_LAG_MS, lagMs };
  }

  private fromWriter(source: ReadSource, sql: string, parameters: readonly Parameter[]): Promise<Row[]> {
    this.#reads[source] += 1;
    return this.writer.select(sql, parameters);
  }

  private report(replica: ReadReplica, error: unknown): void {
    const figures = this.figuresOf(replica);
    if (replica.isReportedAsUsed === figures.isUsed) return;
    replica.isReportedAsUsed = figures.isUsed;
    this.#onChange(figures, error);
  }
}
