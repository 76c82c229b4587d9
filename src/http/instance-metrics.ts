import type * as Prometheus from 'prom-client';
import type { AdmissionFigures } from './admission';
import type { ConnectionFigures } from './connections';

/** Returns the current numbers of this instance, for metrics. */
export interface InstanceFigures {
  readonly requests: () => AdmissionFigures;
  readonly connections: () => ConnectionFigures;
  /** Lines of the log that nobody read in time. */
  readonly droppedLogLines: () => number;
  /** Uses of secret keys that the instance doesn't know, by purpose. */
  readonly unknownKeys: () => ReadonlyMap<string, number>;
}

/** Adds the metrics of this instance to a registry. Takes the library as an argument, because it's loaded on first use. */
export function addInstanceMetrics(
  { Counter, Gauge }: Pick<typeof Prometheus, 'Counter' | 'Gauge'>,
  registry: Prometheus.Registry,
  { requests, connections, droppedLogLines, unknownKeys }: InstanceFigures,
): void {
  const gauge = (name: string, help: string, value: () => number): void => {
    new Gauge({
      ...{ name, help },
      registers: [registry],
      collect() {
        this.set(value());
      },
    });
  };
  const counter = (name: string, help: string, value: () => number): void => {
    new Counter({
      ...{ name, help },
      registers: [registry],
      collect() {
        this.reset();
        this.inc(value());
      },
    });
  };
  gauge('graphql_requests_running', 'Requests to /graphql that run.', () => requests().running);
  gauge('graphql_requests_waiting', 'Requests to /graphql that wait to run.', () => requests().waiting);
  counter(
    'requests_refused_total',
    'Requests that were refused because the service was overloaded.',
    () => requests().refused,
  );
  gauge('http_connections', 'Open HTTP connections.', () => connections().open);
  counter(
    'http_connections_shed_total',
    'HTTP connections that were closed to make room for a new one.',
    () => connections().shed,
  );
  counter(
    'log_lines_dropped_total',
    'Lines of the log that were dropped because nobody read it.',
    droppedLogLines,
  );
  new Gauge({
    name: 'secret_key_unknown_uses',
    help: "Times that this instance needed a secret key that it doesn't know, by purpose.",
    labelNames: ['purpose'],
    registers: [registry],
    collect() {
      for (const [purpose, count] of unknownKeys()) this.set({ purpose }, count);
    },
  });
}
