import { type Collector, ReadMetric } from '../telemetry/collectors';
import type { AdmissionFigures } from './admission';
import type { ConnectionFigures } from './connections';

/** Returns the current numbers of requests, connections and streams. */
export interface TrafficFigures {
  readonly requests: () => AdmissionFigures;
  readonly connections: () => ConnectionFigures;
  /** Open streams of subscriptions. */
  readonly streams: () => number;
}

/** Creates the metrics of an instance's requests, connections and streams. */
export function trafficMetrics({ requests, connections, streams }: TrafficFigures): readonly Collector[] {
  return [
    new ReadMetric(
      'gauge',
      'graphql_requests_running',
      'Requests to /graphql that run.',
      () => requests().running,
    ),
    new ReadMetric(
      'gauge',
      'graphql_requests_waiting',
      'Requests to /graphql that wait to run.',
      () => requests().waiting,
    ),
    new ReadMetric(
      'counter',
      'requests_refused_total',
      'Requests that were refused because the service was overloaded.',
      () => requests().refused,
    ),
    new ReadMetric('gauge', 'graphql_streams', 'Open streams of subscriptions.', streams),
    new ReadMetric('gauge', 'http_connections', 'Open HTTP connections.', () => connections().open),
    new ReadMetric(
      'counter',
      'http_connections_shed_total',
      'HTTP connections that were closed to make room for a new one.',
      () => connections().shed,
    ),
  ];
}

/** Creates the metrics of a process's log and keys, from its dropped lines and the uses of unknown keys by purpose. */
export function logAndKeyMetrics(
  droppedLogLines: () => number,
  unknownKeys: () => ReadonlyMap<string, number>,
): readonly Collector[] {
  return [
    new ReadMetric(
      'counter',
      'log_lines_dropped_total',
      'Lines of the log that were dropped because nobody read it.',
      droppedLogLines,
    ),
    new ReadMetric(
      'counter',
      'secret_key_unknown_uses',
      "Times that this process needed a secret key that it doesn't know, by purpose.",
      () => Array.from(unknownKeys(), ([purpose, count]) => [`purpose="${purpose}"`, count] as const),
    ),
  ];
}
