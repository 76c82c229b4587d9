import { createHash, timingSafeEqual } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { Clock } from '../foundation/clock';
import type { Database } from '../database/database';
import { findOutboxFigures } from '../mail/outbox-figures';
import type { MailStatus } from '../mail/mail';
import { addInstanceMetrics, type InstanceFigures } from './instance-metrics';
import type { ServiceMetrics } from '../telemetry/service-metrics';
import { addPoolMetrics } from './pool-metrics';

const LONGEST_READ_MS = 250;

const STATUSES: readonly MailStatus[] = [
  ...(['QUEUED', 'SENDING', 'SENT', 'DELIVERED', 'BOUNCED', 'FAILED', 'CANCELLED'] as const),
];

/**
 * Serves GET /metrics in Prometheus format to callers with the token. Without a configured token there's no route.
 *
 * All instances report the same outbox metrics, because these come from the database: don't sum them. The other metrics
 * are each instance's own. Those of the connection pool are collected from the first request on.
 *
 * It answers soon while the database hangs: after a quarter of a second with the last known outbox metrics and their
 * age. Without any, they're omitted.
 */
export function metricsRoute(
  app: FastifyInstance,
  {
    database,
    clock,
    token,
    instance,
    metrics: service,
    logger,
  }: {
    readonly database: Database;
    readonly clock: Clock;
    readonly token: string | null;
    readonly instance: InstanceFigures;
    readonly metrics: Pick<ServiceMetrics, 'text'>;
    readonly logger: Pick<Logger, 'warn'>;
  },
): void {
  if (token === null) return;
  const expected = digest(`Bearer ${token}`);
  let metrics: ReturnType<typeof createMetrics> | undefined;
  app.get('/metrics', async (request, reply) => {
    if (!timingSafeEqual(expected, digest(request.headers.authorization ?? '')))
      return reply.code(401).header('www-authenticate', 'Bearer').send('');
    // Created on first use, so that the service starts sooner.
    const { registry, collect } = await (metrics ??= createMetrics(database, clock, instance, logger));
    await collect();
    return reply
      .header('cache-control', 'no-store')
      .type(registry.contentType)
      .send(`${await registry.metrics()}\n${await service.text()}`);
  });
}

async function createMetrics(
  database: Database,
  clock: Clock,
  instance: InstanceFigures,
  logger: Pick<Logger, 'warn'>,
): Promise<{ registry: Registry; collect: () => Promise<void> }> {
  const prometheus = await import('prom-client');
  const registry = new prometheus.Registry();
  if (database.pool) addPoolMetrics(prometheus, registry, database.pool);
  addInstanceMetrics(prometheus, registry, instance);
  const { Gauge } = prometheus;
  const registers = [registry];
  const mails = new Gauge({
    name: 'mail_outbox_mails',
    help: 'Mails in the outbox by status.',
    labelNames: ['status'],
    registers,
  });
  const oldest = new Gauge({
    name: 'mail_outbox_oldest_seconds',
    help: "Age of the oldest mail that hasn't been sent; 0 if there is none.",
    registers,
  });
  const unknown = new Gauge({
    name: 'mail_outbox_unknown_outcomes',
    help: 'Number of times that it was unknown whether Postmark accepted a mail.',
    registers,
  });
  const age = new Gauge({
    name: 'mail_outbox_read_age_seconds',
    help: 'How long ago the other metrics of the outbox were read. More than 0 if the database is slow or unavailable.',
    registers,
  });
  // Gauges without labels start with 0.
  for (const gauge of [oldest, unknown, age]) gauge.remove();
  let readAt: Date | null = null;
  let reading: Promise<void> | null = null;
  const read = async (): Promise<void> => {
    const { byStatus, unknownOutcomes, oldestAt } = await findOutboxFigures(database.reads, clock.now());
    readAt = clock.now();
    for (const status of STATUSES) mails.set({ status }, byStatus.get(status) ?? 0);
    oldest.set(oldestAt ? Math.max(0, secondsBetween(oldestAt, readAt)) : 0);
    unknown.set(unknownOutcomes);
  };
  return {
    registry,
    async collect() {
      reading ??= read()
        .catch((err: unknown) => logger.warn({ err }, 'reading the metrics of the outbox failed'))
        .finally(() => (reading = null));
      await Promise.race([reading, delay(LONGEST_READ_MS, undefined, { ref: false })]);
      if (readAt) age.set(secondsBetween(readAt, clock.now()));
    },
  };
}

function secondsBetween(start: Date, end: Date): number {
  return (end.getTime() - start.getTime()) / 1000;
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
