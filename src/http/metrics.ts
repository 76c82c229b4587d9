import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Database } from '../database/database';
import type { Collector } from '../telemetry/collectors';
import type { ServiceMetrics } from '../telemetry/service-metrics';
import { DeliveryMetrics, type DeliveryMetricsDependencies } from './delivery-metrics';
import { poolMetrics } from './pool-metrics';
import { replicaMetrics } from './replica-metrics';

const CONTENT_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

/** The dependencies of /metrics. */
export interface MetricsRouteOptions extends DeliveryMetricsDependencies {
  readonly database: Database;
  /** The bearer token of callers; null if there's no route. */
  readonly token: string | null;
  readonly metrics: Pick<ServiceMetrics, 'text'>;
  /** Further metrics of this process. */
  readonly more: readonly Collector[];
}

/**
 * Serves GET /metrics in Prometheus format to callers with the token. Without a configured token there's no route.
 *
 * Reports the metrics of this process, of its connection pool, and of mail and webhooks. Answers soon while the database hangs.
 */
export function metricsRoute(app: FastifyInstance, options: MetricsRouteOptions): void {
  const { database, token, metrics, more } = options;
  if (token === null) return;
  const expected = digest(`Bearer ${token}`);
  const deliveries = new DeliveryMetrics(options);
  const collectors = [
    ...more,
    ...(database.pool ? poolMetrics(database.pool) : []),
    ...(database.replicas ? replicaMetrics(database.replicas) : []),
    deliveries,
  ];
  app.get('/metrics', async (request, reply) => {
    if (!timingSafeEqual(expected, digest(request.headers.authorization ?? '')))
      return reply.code(401).header('www-authenticate', 'Bearer').send('');
    await deliveries.refresh();
    return reply
      .header('cache-control', 'no-store')
      .type(CONTENT_TYPE)
      .send(`${await metrics.text()}${collectors.map((collector) => collector.text()).join('')}`);
  });
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
