import type * as Prometheus from 'prom-client';
import type { PoolWatch } from '../database/pool-watch';

// In seconds, up to the statement timeout, which is the longest wait. Under 1 ms, a connection was free.
const WAIT_BUCKETS = [0.001, 0.005, 0.025, 0.1, 0.5, 1, 2.5, 5];

/**
 * Adds metrics of this instance's connection pool to a registry: its connections, and how long callers wait for one.
 *
 * Takes the library as an argument, because it's loaded on first use.
 */
export function addPoolMetrics(
  { Gauge, Histogram }: Pick<typeof Prometheus, 'Gauge' | 'Histogram'>,
  registry: Prometheus.Registry,
  pool: PoolWatch,
): void {
  const registers = [registry];
  new Gauge({
    name: 'database_pool_connections',
    help: 'Open connections of this instance to the database server, by state: in use or idle.',
    labelNames: ['state'],
    registers,
    collect() {
      const { inUse, idle } = pool.figures();
      this.set({ state: 'in use' }, inUse);
      this.set({ state: 'idle' }, idle);
    },
  });
  new Gauge({
    name: 'database_pool_waiting',
    help: 'Callers in this instance that wait for a connection.',
    registers,
    collect() {
      this.set(pool.figures().waiting);
    },
  });
  const waits = new Histogram({
    name: 'database_pool_wait_seconds',
    help: 'How long callers in this instance waited for a connection, including callers who got none in time.',
    buckets: WAIT_BUCKETS,
    registers,
  });
  pool.listen((seconds) => waits.observe(seconds));
}
