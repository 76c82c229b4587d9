import type { Logger } from 'pino';
import { processAccessRequests } from '../access-request/process-access-requests';
import type { Clock } from '../foundation/clock';
import type { Config } from '../config/config';
import type { Database } from '../database/database';
import { createHousekeeping } from './housekeeping';
import { createTimeChanges } from '../time-changes/record-time-changes';
import { processInviteRequests } from '../invitation/process-invite-requests';
import { createMailDelivery } from './mail-delivery';
import type { ServiceMetrics } from '../telemetry/service-metrics';
import type { Tracing } from '../telemetry/tracing';
import type { MaintenanceSchedule } from '../service-status/maintenance-schedule';
import type { WebhookDelivery } from '../webhooks/deliver-webhooks';

/** The dependencies of the background work. */
export interface BackgroundWorkDependencies {
  readonly config: Config;
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly maintenance: Pick<MaintenanceSchedule, 'at'>;
  readonly metrics: ServiceMetrics;
  readonly tracing: Tracing;
  readonly webhooks: Pick<WebhookDelivery, 'start'>;
}

/**
 * Creates the function that does the background work: it processes requests for invitations and access, delivers due
 * mail, starts the delivery of webhooks, records time-based changes, and cleans up.
 *
 * Each call does a bounded part and returns whether there may be more. It does nothing during maintenance.
 */
export function createBackgroundWork({
  config,
  database,
  clock,
  logger,
  maintenance,
  metrics,
  tracing,
  webhooks,
}: BackgroundWorkDependencies): () => Promise<{ readonly more: boolean }> {
  const invitations = { keys: config.secretKeys, lifetimeMs: config.invitationLifetimeMs };
  const deliver = createMailDelivery({ config, database, clock, logger, metrics, tracing });
  const tidyUp = createHousekeeping({ database, clock, longestSessionMs: config.session.absoluteMs });
  const noteTime = createTimeChanges({ database, clock });
  const onError = (what: string) => (error: unknown) => logger.error({ err: error }, what);
  const jobs: readonly (() => Promise<number>)[] = [
    () =>
      processInviteRequests({
        database,
        clock,
        settings: invitations,
        onError: onError('an invite request was not processed; it will be tried again'),
      }),
    () =>
      processAccessRequests({
        database,
        clock,
        onError: onError('an access request was not processed; it will be tried again'),
      }),
    // Otherwise, separate workers deliver mail and webhooks.
    ...(config.mail.isDelivered ? [deliver, () => webhooks.start().then(() => 0)] : []),
    noteTime,
    () => tidyUp().then(({ more }) => (more ? 1 : 0)),
  ];
  return async () => {
    if (maintenance.at(clock.now())) return { more: false };
    let done = 0;
    for (const job of jobs) {
      // A failed job is retried in the next round and doesn't stop the other jobs.
      done += await job().catch((error: unknown) => {
        onError('work in the background failed; it will be tried again')(error);
        return 0;
      });
    }
    return { more: done > 0 };
  };
}
