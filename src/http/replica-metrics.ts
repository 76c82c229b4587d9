import type { ReadReplicas } from '../database/read-replicas';
import { type Collector, labelNamed, ReadMetric } from '../telemetry/collectors';

/**
 * Creates the metrics of the read replicas: which ones this instance uses, how far they are behind, and where lists
 * were read.
 */
export function replicaMetrics(replicas: ReadReplicas): readonly Collector[] {
  const replica = labelNamed('replica');
  const source = labelNamed('source');
  return [
    new ReadMetric(
      'gauge',
      'database_replica_used',
      'Whether this instance reads from the replica: 1, or 0 if it is left out.',
      () => replicas.figures().map(({ name, isUsed }) => [replica(name), Number(isUsed)]),
    ),
    new ReadMetric(
      'gauge',
      'database_replica_lag_seconds',
      'How old the data of the replica can be. No value while it fails.',
      () =>
        replicas
          .figures()
          .flatMap(({ name, lagMs }) => (lagMs === null ? [] : [[replica(name), lagMs / 1000]])),
    ),
    new ReadMetric(
      'counter',
      'database_list_reads_total',
      'Statements that read lists of accounts, by where they ran: a replica, or the writer and why.',
      () => Object.entries(replicas.reads).map(([name, count]) => [source(name), count]),
    ),
  ];
}
