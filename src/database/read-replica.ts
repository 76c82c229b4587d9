import type { DataSource } from 'typeorm';
import { observeDataSource, type StatementObserver } from './observe-statements';
import { integer, type Row } from './row';

/** The row that each instance writes every second, which shows how far a replica is. An expired counter has no effect. */
const HEARTBEAT = 'heartbeat';

/** The statement that writes a heartbeat. Both of its parameters are the time, in milliseconds. */
export const WRITE_HEARTBEAT = `INSERT INTO rate_limit (limit_key, points, expires_at_ms) VALUES ('${HEARTBEAT}', 0, ?)
  ON DUPLICATE KEY UPDATE expires_at_ms = ?`;

const READ_HEARTBEAT = `SELECT expires_at_ms AS written_at FROM rate_limit WHERE limit_key = '${HEARTBEAT}'`;

/** A server with a copy of the data that may be behind. */
export class ReadReplica {
  /** Whether it was last reported as used, so that only changes are reported; null if it never was. */
  isReportedAsUsed: boolean | null = null;
  #dataSource: DataSource | null = null;
  #observer: StatementObserver | null = null;
  /** The newest heartbeat that the replica has applied, in milliseconds; null if it failed since. */
  #heartbeatMs: number | null = null;

  /** Takes its name for metrics and logs, and the function that connects to it. */
  constructor(
    readonly name: string,
    private readonly connect: () => Promise<DataSource>,
  ) {}

  /** Returns how old its data can be, in milliseconds; null if that's unknown, because it failed. */
  lagAt(nowMs: number): number | null {
    return this.#heartbeatMs === null ? null : Math.max(0, nowMs - this.#heartbeatMs);
  }

  /** Reports all statements to an observer. */
  observe(observer: StatementObserver): void {
    this.#observer = observer;
    if (this.#dataSource) observeDataSource(this.#dataSource, observer);
  }

  /** Connects if necessary, and reads how far the replica is. Throws if it fails. */
  async check(): Promise<void> {
    try {
      this.#dataSource ??= await this.open();
      const [row] = await this.#dataSource.query<Row[]>(READ_HEARTBEAT);
      // Housekeeping deletes the row now and then.
      if (row) this.#heartbeatMs = integer(row, 'written_at');
    } catch (error) {
      this.#heartbeatMs = null;
      throw error;
    }
  }

  /** Runs a SELECT. If it fails, the lag is unknown until the next check. */
  async select(sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    try {
      if (!this.#dataSource) throw new Error('The replica was never reached.');
      return await this.#dataSource.query<Row[]>(sql, [...parameters]);
    } catch (error) {
      this.#heartbeatMs = null;
      throw error;
    }
  }

  /** Closes its connections. */
  async close(): Promise<void> {
    await this.#dataSource?.destroy();
  }

  private async open(): Promise<DataSource> {
    const dataSource = await this.connect();
    if (this.#observer) observeDataSource(dataSource, this.#observer);
    return dataSource;
  }
}
