import type * as Prometheus from 'prom-client';

/**
 * Creates the function that returns the metrics of the process in the format of Prometheus: processor, memory, garbage
 * collection, and event loop. The library is loaded with the first call, so that the service starts sooner.
 */
export function createProcessMetrics(): () => Promise<string> {
  let registry: Promise<Prometheus.Registry> | undefined;
  return async () => (await (registry ??= collect())).metrics();
}

async function collect(): Promise<Prometheus.Registry> {
  const { collectDefaultMetrics, Registry } = await import('prom-client');
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
}
