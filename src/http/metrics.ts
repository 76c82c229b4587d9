import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import type { Clock } from '../foundation/clock';
import type { Database } from '../database/database';
import { findOutboxFigures } from '../mail/outbox-figures';
import type { MailStatus } from '../mail/mail';
import { addPoolMetrics } from './pool-metrics';

const STATUSES: readonly MailStatus[] = [
  ...(['QUEUED', 'SENDING', 'SENT', 'DELIVERED', 'BOUNCED', 'FAILED', 'CANCELLED'] as const),
];

/**
 * Serves GET /metrics in Prometheus format to callers with the token. Without a configured token there's no route.
 *
 * All instances report the same outbox metrics, because these come from the database: don't sum them. The metrics of
 * the connection pool are each instance's own, and are collected from the first request on.
 */
export function metricsRoute(
  app: FastifyInstance,
  {
    database,
    clock,
    token,
  }: { readonly database: Database; readonly clock: Clock; readonly token: string | null },
): void {
  if (token === null) return;
  const expected = digest(`Bearer ${token}`);
  let metrics: ReturnType<typeof outboxMetrics> | undefined;
  app.get('/metrics', async (request, reply) => {
    if (!timingSafeEqual(expected, digest(request.headers.authorization ?? '')))
      return reply.code(401).header('www-authenticate', 'Bearer').send('');
    // Created on first use, so that the service starts sooner.
    const { registry, collect } = await (metrics ??= outboxMetrics(database, clock));
    await collect();
    return reply
      .header('cache-control', 'no-store')
      .type(registry.contentType)
      .send(await registry.metrics());
  });
}

async function outboxMetrics(
  database: Database,
  clock: Clock,
): Promise<{ registry: Registry; collect: () => Promise<void> }> {
  const prometheus = await import('prom-client');
  const { Gauge, Registry } = prometheus;
  const registry = new Registry();
  if (database.pool) addPoolMetrics(prometheus, registry, database.pool);
  const registers = [registry];
  const mails = new Gauge({
    name: 'mail_outbox_mails',
    help: 'Mails in the outbox by status.',
    labelNames: ['status'],
    registers,
  });
  const age = new Gauge({
    name: 'mail_outbox_oldest_seconds',
    help: "Age of the oldest mail that hasn't been sent; 0 if there is none.",
    registers,
  });
  const unknown = new Gauge({
    name: 'mail_outbox_unknown_outcomes',
    help: 'Number of times that it was unknown whether Postmark accepted a mail.',
    registers,
  });
  return {
    registry,
    async collect() {
      const { byStatus, unknownOutcomes, oldestAt } = await findOutboxFigures(database.reads, clock.now());
      for (const status of STATUSES) mails.set({ status }, byStatus.get(status) ?? 0);
      age.set(oldestAt ? Math.max(0, (clock.now().getTime() - oldestAt.getTime()) / 1000) : 0);
      unknown.set(unknownOutcomes);
    },
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
