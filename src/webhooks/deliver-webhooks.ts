import type { Logger } from 'pino';
import { numberChanges } from '../change-log/number-changes';
import type { Database } from '../database/database';
import type { Clock } from '../foundation/clock';
import type { SecretKeys } from '../foundation/secret-keys';
import type { ServiceMetrics } from '../telemetry/service-metrics';
import { claimTarget, type ClaimedTarget, findDueTargets, hasActiveTarget } from './claim-target';
import { cloudEventOf } from './cloud-event';
import { type DueDelivery, findDueDeliveries, findOldestTried } from './due-deliveries';
import { expandChanges } from './expand-changes';
import type { PostOutcome, PostWebhook } from './post-webhook';
import { openSecrets } from './sealed-secret';
import { sendInOrder } from './send-in-order';
import { disablingCode, settleAttempts } from './settle-attempts';

/** The dependencies of the delivery of webhooks. */
export interface WebhookDeliveryDependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly keys: SecretKeys;
  /** The public origin, the source of the events. */
  readonly source: string;
  readonly post: PostWebhook;
  /** How long `post` takes at most, in milliseconds. */
  readonly timeoutMs: number;
  /** Duration of a lease, in milliseconds. */
  readonly leaseMs: number;
  /** Whether delivery is paused for maintenance. */
  readonly isPaused: () => boolean;
  readonly logger: Pick<Logger, 'error'>;
  readonly metrics: Pick<ServiceMetrics, 'webhookAttempted'>;
  /** Returns a random number from 0 (inclusive) to 1 (exclusive), for the jitter of retries. */
  readonly random?: () => number;
}

const BATCH = 100;

/**
 * Delivers the change log to targets: at least once, and in order for each account.
 *
 * A target belongs to one instance at a time, by a lease. Each target has a run of its own, so a dead receiver delays no
 * other. Events are sent before their delivery is recorded. If an instance ends in between, the next one sends them
 * again.
 */
export class WebhookDelivery {
  readonly #runs = new Map<string, Promise<void>>();
  #isStopping = false;

  /** Takes what it needs. Sends nothing until `start`. */
  constructor(private readonly dependencies: WebhookDeliveryDependencies) {}

  /** Starts a run for each due target that has none in this process, without waiting for it. */
  async start(): Promise<void> {
    const { database, clock, logger } = this.dependencies;
    if (this.#isStopping || !(await hasActiveTarget(database))) return;
    while ((await numberChanges(database)) > 0);
    for (const id of await findDueTargets(database, clock.now())) {
      if (this.#runs.has(id)) continue;
      const run = this.run(id)
        .catch((err: unknown) =>
          logger.error({ err, target: id }, 'a webhook was not delivered; it will be tried again'),
        )
        .finally(() => this.#runs.delete(id));
      this.#runs.set(id, run);
    }
  }

  /** Waits for the current runs. */
  async finished(): Promise<void> {
    await Promise.all(this.#runs.values());
  }

  /** Starts nothing more, and waits for the events that are being sent. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.finished();
  }

  /** Delivers batches to a target until nothing is due, or maintenance starts. */
  private async run(id: string): Promise<void> {
    const { database, clock, leaseMs, isPaused } = this.dependencies;
    let more = true;
    while (more && !this.#isStopping && !isPaused()) {
      const claimed = await claimTarget(database, id, { now: clock.now(), leaseMs });
      if (!claimed) return;
      more = await this.deliverBatch(claimed);
    }
  }

  private async deliverBatch(claimed: ClaimedTarget): Promise<boolean> {
    const { database, clock, random = Math.random, logger, metrics } = this.dependencies;
    const { target } = claimed;
    const now = clock.now();
    const expanded = await expandChanges(database, claimed, now);
    if (!expanded.ok && expanded.refusal.code === 'LEASE_LOST') return false;
    const due = await findDueDeliveries(database, target.id, { now, limit: BATCH });
    const { attempts, failures } = await this.send(claimed, due.ok ? due.value : []);
    const settledAt = clock.now();
    const hasFailed = attempts.some(({ outcome }) => !outcome.isDelivered);
    const oldestTriedAt = hasFailed ? await findOldestTried(database, target.id) : null;
    const lost = [expanded, due].find(({ ok }) => !ok);
    const disabledCode =
      lost && !lost.ok ? lost.refusal.code : disablingCode(attempts, { oldestTriedAt, now: settledAt });
    const settlement = { attempts, failures, disabledCode, now: settledAt, random };
    const isSettled = await settleAttempts(database, claimed, settlement);
    for (const { outcome } of attempts)
      metrics.webhookAttempted(outcome.isDelivered ? 'DELIVERED' : 'FAILED');
    if (isSettled && disabledCode !== null) {
      metrics.webhookAttempted('DISABLED');
      logger.error(
        { target: target.id, code: disabledCode },
        'a webhook target was disabled; once its receiver is repaired, run npm run webhooks -- replay',
      );
    }
    const isMore = expanded.ok && expanded.value.more;
    const hasDelivered = attempts.some(({ outcome }) => outcome.isDelivered);
    return isSettled && disabledCode === null && (isMore || hasDelivered);
  }

  private async send(
    { target, leasedUntil }: ClaimedTarget,
    due: readonly DueDelivery[],
  ): Promise<Awaited<ReturnType<typeof sendInOrder>>> {
    const { clock, keys, source, post, timeoutMs } = this.dependencies;
    if (due.length === 0) return { attempts: [], failures: target.failures };
    const url = new URL(target.url);
    const secrets = await openSecrets(keys, target, clock.now());
    return sendInOrder(due, {
      failures: target.failures,
      // An attempt ends before the lease, so that no other instance sends at the same time.
      isOver: () => this.#isStopping || clock.now().getTime() + timeoutMs >= leasedUntil.getTime(),
      send: ({ change }): Promise<PostOutcome> =>
        secrets
          ? post({ url, event: cloudEventOf(change, source), secrets, sentAt: clock.now() })
          : Promise.resolve({ isDelivered: false, code: 'SECRET_KEY_UNKNOWN' }),
    });
  }
}
