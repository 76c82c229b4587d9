import type { PoolWatch } from '../database/pool-watch';
import { type Collector, ReadMetric, Histogram } from '../telemetry/collectors';

// In seconds, up to the statement timeout, which is the longest wait. Under 1 ms, a connection was free.
const WAIT_BUCKETS = [0.001, 0.005, 0.025, 0.1, 0.5, 1, 2.5, 5];

/** Creates the metrics of a process's connection pool: its connections, and how long callers wait for one. */
export function poolMetrics(pool: PoolWatch): readonly Collector[] {
  const waits = new Histogram(
    'database_pool_wait_seconds',
    'How long callers in this process waited for a connection, including callers who got none in time.',
    WAIT_BUCKETS,
  );
  pool.listen((seconds) => waits.observe('', seconds));
  return [
    new ReadMetric(
      'gauge',
      'database_pool_connections',
      'Open connections of this process to the database server, by state: in use or idle.',
      () => {
        const { inUse, idle } = pool.figures();
        return [
          ['state="in use"', inUse],
          ['state="idle"', idle],
        ] as const;
      },
    ),
    new ReadMetric(
      'gauge',
      'database_pool_waiting',
      'Callers in this process that wait for a connection.',
      () => pool.figures().waiting,
    ),
    waits,
  ];
}
