import type { Logger } from 'pino';
import type { Config } from '../config/config';
import type { Database } from '../database/database';
import type { Clock } from '../foundation/clock';
import type { MaintenanceSchedule } from '../service-status/maintenance-schedule';
import { noMetrics, type ServiceMetrics } from '../telemetry/service-metrics';
import { WebhookDelivery } from '../webhooks/deliver-webhooks';
import { createPostWebhook, POST_TIMEOUT_MS } from '../webhooks/post-webhook';
import { TargetAddresses } from '../webhooks/target-addresses';

/** Creates the delivery of webhooks, in the service or in a separate worker. Its leases are as long as those of mail. */
export function createWebhookDelivery({
  config,
  database,
  clock,
  logger,
  maintenance,
  metrics = noMetrics,
}: {
  readonly config: Config;
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly maintenance: Pick<MaintenanceSchedule, 'at'>;
  readonly metrics?: Pick<ServiceMetrics, 'webhookAttempted'>;
}): WebhookDelivery {
  const { leaseMs } = config.mail;
  const timeoutMs = Math.min(POST_TIMEOUT_MS, Math.floor(leaseMs / 3));
  return new WebhookDelivery({
    ...{ database, clock, logger, metrics, leaseMs, timeoutMs },
    keys: config.secretKeys,
    isPaused: () => maintenance.at(clock.now()) !== null,
    source: config.publicUrl.origin,
    post: createPostWebhook({ addresses: new TargetAddresses(config.webhooks.allowedNetworks), timeoutMs }),
  });
}
