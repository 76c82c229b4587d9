import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Database } from '../database/database';
import type { Clock } from '../foundation/clock';
import { MAIL_STATUSES } from '../mail/mail';
import { findOutboxFigures, type OutboxFigures } from '../mail/outbox-figures';
import { type Collector, ReadMetric } from '../telemetry/collectors';
import { findOldestWaiting } from '../webhooks/due-deliveries';

const LONGEST_READ_MS = 250;

/** The dependencies of `DeliveryMetrics`. */
export interface DeliveryMetricsDependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Pick<Logger, 'warn'>;
}

/**
 * The metrics of queued mail and webhooks. All processes report the same values, because these come from the database:
 * don't sum them.
 *
 * While the database hangs, the last known values are reported with their age. Without any, they're omitted.
 */
export class DeliveryMetrics implements Collector {
  #known: {
    readonly figures: OutboxFigures;
    readonly oldestWebhookAt: Date | null;
    readonly readAt: Date;
  } | null = null;
  #reading: Promise<void> | null = null;
  readonly #metrics: readonly Collector[] = [
    new ReadMetric('gauge', 'mail_outbox_mails', 'Mails in the outbox by status.', () =>
      this.#known
        ? MAIL_STATUSES.map(
            (status) => [`status="${status}"`, this.#known?.figures.byStatus.get(status) ?? 0] as const,
          )
        : null,
    ),
    new ReadMetric(
      'gauge',
      'mail_outbox_oldest_seconds',
      "Age of the oldest mail that hasn't been sent; 0 if there is none.",
      () => this.#known && this.#secondsSince(this.#known.figures.oldestAt),
    ),
    new ReadMetric(
      'gauge',
      'mail_outbox_unknown_outcomes',
      'Number of times that it was unknown whether Postmark accepted a mail.',
      () => this.#known && this.#known.figures.unknownOutcomes,
    ),
    new ReadMetric(
      'gauge',
      'webhook_oldest_seconds',
      "Age of the oldest webhook that an active target hasn't received, or of a replay that hasn't ended; 0 if neither exists.",
      () => this.#known && this.#secondsSince(this.#known.oldestWebhookAt),
    ),
    new ReadMetric(
      'gauge',
      'mail_outbox_read_age_seconds',
      'How long ago the metrics of queued mail and webhooks were read. More than 0 if the database is slow or unavailable.',
      () => this.#known && secondsBetween(this.#known.readAt, this.dependencies.clock.now()),
    ),
  ];

  constructor(private readonly dependencies: DeliveryMetricsDependencies) {}

  /** Reads the values. Resolves after a quarter of a second at the latest. */
  async refresh(): Promise<void> {
    this.#reading ??= this.#read()
      .catch((err: unknown) =>
        this.dependencies.logger.warn({ err }, 'reading the metrics of mail and webhooks failed'),
      )
      .finally(() => (this.#reading = null));
    await Promise.race([this.#reading, delay(LONGEST_READ_MS, undefined, { ref: false })]);
  }

  text(): string {
    return this.#metrics.map((metric) => metric.text()).join('');
  }

  /** Returns the age that something had when the values were read; 0 for nothing. */
  #secondsSince(instant: Date | null): number | null {
    if (!this.#known) return null;
    return instant ? Math.max(0, secondsBetween(instant, this.#known.readAt)) : 0;
  }

  async #read(): Promise<void> {
    const { database, clock } = this.dependencies;
    const figures = await findOutboxFigures(database.reads, clock.now());
    const oldestWebhookAt = await findOldestWaiting(database);
    this.#known = { figures, oldestWebhookAt, readAt: clock.now() };
  }
}

function secondsBetween(start: Date, end: Date): number {
  return (end.getTime() - start.getTime()) / 1000;
}
