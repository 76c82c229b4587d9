import { Command } from 'commander';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { type Config, loadConfig } from '../config/config';
import { processEnvironment } from '../config/process-environment';
import type { Database } from '../database/database';
import { createLogger, droppedLogLines } from '../logging/log';
import { keepTime } from '../composition/keep-time';
import { createMailDelivery } from '../composition/mail-delivery';
import { createUnknownKeys } from '../composition/unknown-keys';
import { createWebhookDelivery } from '../composition/webhook-delivery';
import { createStatementObserver } from '../composition/telemetry';
import { openTracing } from '../telemetry/open-tracing';
import { createServiceMetrics, noMetrics, type ServiceMetrics } from '../telemetry/service-metrics';
import { type Polling, startPolling } from '../foundation/polling';
import type { UnknownKeys } from '../foundation/unknown-keys';
import { logAndKeyMetrics } from '../http/instance-metrics';
import { explainListening } from '../http/listening-error';
import { createWorkerServer } from '../http/worker-server';
import { endWhenUncaught } from '../logging/uncaught';
import { MaintenanceSchedule } from '../service-status/maintenance-schedule';
import { runCommand, withDatabase } from './run-command';

const DRAIN_LIMIT_MS = 15_000;

const command = new Command('npm run worker --')
  .description(
    'Delivers queued mail from the outbox, and webhooks, until it receives SIGTERM or SIGINT, with the configuration of the service. Any number of workers can run, beside services with MAIL_WORKER=on or off. With WORKER_PORT, it answers /livez and /metrics there. On SIGTERM, it finishes the current batch. Exits with 1 if it can’t start. Later errors are logged and retried.',
  )
  .action(deliverUntilSignaled);

async function deliverUntilSignaled(): Promise<void> {
  const stopping = new AbortController();
  const signaled = new Promise<void>((resolve) => {
    stopping.signal.addEventListener('abort', () => resolve());
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stopping.abort());

  const given = loadConfig(processEnvironment());
  const logger = createLogger(given.logLevel);
  const unknownKeys = createUnknownKeys(logger);
  const config: Config = { ...given, secretKeys: given.secretKeys.reporting(unknownKeys.meet) };
  endWhenUncaught(logger, () => {
    process.exitCode = 1;
    stopping.abort();
  });
  await withDatabase((database) => deliverUntil(signaled, { config, logger, database, unknownKeys }), {
    address: config.database,
    poolSize: config.poolSize,
  });
}

/** What a worker works with. */
interface Work {
  readonly config: Config;
  readonly logger: Logger;
  readonly database: Database;
  readonly unknownKeys: Pick<UnknownKeys, 'counts'>;
}

async function deliverUntil(
  signaled: Promise<void>,
  { config, logger, database, unknownKeys }: Work,
): Promise<void> {
  const { clock } = database;
  const isRead = config.metricsToken !== null && config.mail.workerPort !== null;
  const metrics = isRead ? createServiceMetrics() : noMetrics;
  const maintenance = new MaintenanceSchedule({
    database,
    clock,
    configured: config.maintenance,
  });
  const tracing = openTracing(config.tracing, logger);
  if (metrics.isOn || tracing.isOn) database.observe(createStatementObserver(metrics, tracing));
  const server = await listen({ config, logger, database, unknownKeys }, metrics);
  const deliver = createMailDelivery({ config, database, clock, logger, metrics, tracing });
  const webhooks = createWebhookDelivery({ config, database, clock, logger, maintenance, metrics });
  const polling: Polling = startPolling(
    async () => {
      await maintenance.refresh();
      if (maintenance.at(clock.now())) return { more: false };
      await webhooks
        .start()
        .catch((error: unknown) =>
          logger.error({ err: error }, 'webhooks were not delivered and will be retried'),
        );
      const mails = await deliver();
      if (mails > 0) logger.info({ mails }, 'processed mails');
      return { more: mails > 0 };
    },
    {
      intervalMs: config.mail.pollMs,
      onError: (error) => logger.error({ err: error }, 'delivery failed and will be retried'),
    },
  );
  const timekeeping = keepTime(clock, logger);
  logger.info('delivering mail');
  await signaled;
  setTimeout(() => process.exit(1), DRAIN_LIMIT_MS).unref();
  await Promise.all([polling.stop(), webhooks.stop(), timekeeping.stop(), server?.close()]);
  await tracing.close();
  logger.info('stopped');
}

/** Starts to answer on WORKER_PORT. Returns null if it isn't set. */
async function listen(
  { config, logger, database, unknownKeys }: Work,
  metrics: ServiceMetrics,
): Promise<FastifyInstance | null> {
  const { host, metricsToken: token } = config;
  const { workerPort: port } = config.mail;
  if (port === null) return null;
  const more = logAndKeyMetrics(droppedLogLines, () => unknownKeys.counts);
  const server = createWorkerServer({ database, clock: database.clock, logger, token, metrics, more });
  await server.listen({ host, port }).catch((error: unknown) => {
    throw explainListening(error, { host, port, variable: 'WORKER_PORT' });
  });
  return server;
}

runCommand(command);
