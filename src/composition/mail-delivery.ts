import type { Logger } from 'pino';
import type { Clock } from '../foundation/clock';
import type { Config } from '../config/config';
import type { Database } from '../database/database';
import { BatchSize } from '../mail/batch-size';
import { deliverDueMail, leaseTimeoutMs } from '../mail/delivery-worker';
import { createLateMailer } from '../mail/late-mailer';
import { HAND_OVER_TIMEOUT_MS } from '../mail/mailer';
import type * as PostmarkMailer from '../mail/postmark-mailer';
import { noMetrics, type ServiceMetrics } from '../telemetry/service-metrics';
import { noTracing, type Tracing } from '../telemetry/tracing';
import { createMailTemplates } from './mail-templates';
import { observeMailer } from './telemetry';

/**
 * Creates the job that delivers due mail, in the service or in a separate worker. It returns how many mails it claimed.
 */
export function createMailDelivery({
  config,
  database,
  clock,
  logger,
  metrics = noMetrics,
  tracing = noTracing,
}: {
  readonly config: Config;
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics?: Pick<ServiceMetrics, 'messagesHandedOver'>;
  readonly tracing?: Tracing;
}): () => Promise<number> {
  const { leaseMs, confirmAfterMs } = config.mail;
  const late = createLateMailer(() => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- import() would need the extension .js
    const { createPostmarkMailer } = require('../mail/postmark-mailer') as typeof PostmarkMailer;
    return createPostmarkMailer({
      url: config.mail.postmarkUrl,
      serverToken: config.mail.postmarkToken,
      from: config.mail.from,
      messageStream: config.mail.messageStream,
      timeoutMs: Math.min(HAND_OVER_TIMEOUT_MS, leaseTimeoutMs(leaseMs)),
    });
  });
  const mailer = observeMailer(late, metrics, tracing);
  const batch = new BatchSize();
  const templates = createMailTemplates({ config, database, clock });
  return () =>
    deliverDueMail({
      ...{ database, clock, mailer, templates, leaseMs, confirmAfterMs, batch },
      onError: (error) =>
        logger.error({ err: error }, 'a mail was not rendered or asked about; it will be tried again'),
    });
}
