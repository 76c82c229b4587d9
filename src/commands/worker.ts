import { Command } from 'commander';
import type { Logger } from 'pino';
import { systemClock } from '../foundation/clock';
import { type Config, loadConfig } from '../config/config';
import { processEnvironment } from '../config/process-environment';
import type { Database } from '../database/database';
import { createLogger } from '../logging/log';
import { createMailDelivery } from '../composition/mail-delivery';
import { type Polling, startPolling } from '../foundation/polling';
import { endWhenUncaught } from '../logging/uncaught';
import { MaintenanceSchedule } from '../service-status/maintenance-schedule';
import { runCommand, withDatabase } from './run-command';

const DRAIN_LIMIT_MS = 15_000;

const command = new Command('npm run worker --')
  .description(
    'Delivers the mail that waits in the outbox, by the configuration of the service, until it is asked to end. Any number may run, beside services with MAIL_WORKER=on or off. SIGTERM lets the batch under way finish. Ends with 1 when it cannot begin; what goes wrong later is logged, and tried again.',
  )
  .action(deliverUntilAsked);

async function deliverUntilAsked(): Promise<void> {
  const stopping = new AbortController();
  const signalled = new Promise<void>((resolve) => {
    stopping.signal.addEventListener('abort', () => resolve());
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stopping.abort());

  const config = loadConfig(processEnvironment());
  const logger = createLogger(config.logLevel);
  endWhenUncaught(logger, () => {
    process.exitCode = 1;
    stopping.abort();
  });
  await withDatabase((database) => deliverUntil(signalled, { config, logger, database }), {
    address: config.database,
    poolSize: config.poolSize,
  });
}

async function deliverUntil(
  signalled: Promise<void>,
  {
    config,
    logger,
    database,
  }: { readonly config: Config; readonly logger: Logger; readonly database: Database },
): Promise<void> {
  const maintenance = new MaintenanceSchedule({
    database,
    clock: systemClock,
    configured: config.maintenance,
  });
  const deliver = createMailDelivery({ config, database, clock: systemClock, logger });
  const polling: Polling = startPolling(
    async () => {
      await maintenance.refresh();
      if (maintenance.at(systemClock.now())) return { more: false };
      const mails = await deliver();
      if (mails > 0) logger.info({ mails }, 'mail was taken up');
      return { more: mails > 0 };
    },
    {
      intervalMs: config.mail.pollMs,
      onError: (error) => logger.error({ err: error }, 'mail was not delivered; it will be tried again'),
    },
  );
  logger.info('delivering mail');
  await signalled;
  setTimeout(() => process.exit(1), DRAIN_LIMIT_MS).unref();
  await polling.stop();
  logger.info('ended');
}

runCommand(command);
