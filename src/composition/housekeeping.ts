import { In, LessThan, type EntityTarget, type FindOptionsWhere } from 'typeorm';
import { AccessRequestEntity } from '../access-request/access-request.entity';
import { NUMBERED_AT_ONCE, numberChanges } from '../change-log/number-changes';
import { trimChanges } from '../change-log/trim-changes';
import type { Clock } from '../foundation/clock';
import type { Database } from '../database/database';
import { KeptOutcomeEntity } from '../idempotency/kept-outcome.entity';
import { KEPT_MS } from '../idempotency/once';
import { SessionEntity } from '../identity/session.entity';
import { firstIdAt } from '../foundation/ids';
import { InviteRequestEntity } from '../invitation/invite-request.entity';
import type { MailStatus } from '../mail/mail';
import { MailEntity } from '../mail/mail.entity';
import { Counters } from '../rate-limit/counters';
import { RateLimitEntity } from '../rate-limit/rate-limit.entity';
import { MaintenanceWindowEntity } from '../service-status/maintenance-window.entity';
import { WebhookDeliveryEntity } from '../webhooks/webhook-delivery.entity';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Number of rows that one transaction deletes, so that it holds its locks only briefly. */
const BATCH = 500;
/** How long a run can take, in milliseconds. Mail waits in the meantime. */
const RUN_MS = 2_000;
const KEPT_DAYS = 30;
/** How long people and administrators can see requests for access. They expire after 30 days. */
const ACCESS_REQUESTS_KEPT_DAYS = 90;
/** How long the delivery status of a mail is kept, so that people can ask about a missing one. */
const MAILS_KEPT_DAYS = 90;
const MAINTENANCE_KEPT_DAYS = 90;
/** Mails in any other status still have to be sent. */
const ENDED: readonly MailStatus[] = ['SENT', 'DELIVERED', 'BOUNCED', 'FAILED', 'CANCELLED'];

/** The dependencies of housekeeping. */
export interface HousekeepingDependencies {
  readonly database: Database;
  readonly clock: Clock;
  /** Maximum lifetime of a session, in milliseconds. */
  readonly longestSessionMs: number;
  /** How long a run can take, in milliseconds. Defaults to 2 seconds. */
  readonly runMs?: number;
}

/** Deletes one batch of a table, and returns whether there may be more. */
type Sweep = () => Promise<boolean>;

/**
 * Creates the job that deletes data that is no longer needed, and returns whether there may be more.
 *
 * It deletes:
 *
 * - expired rate limit counters
 * - sessions, 30 days after they ended
 * - addresses entered on the association page, 30 days after they were processed
 * - requests for access, 90 days after they were processed, with any status
 * - outcomes of calls with an idempotency key, after a day
 * - mails, 90 days after they were delivered, failed or canceled
 * - announcements of maintenance, 90 days after its end
 * - changes, 30 days after they happened. Numbers them before, for readers who come later
 * - deliveries of webhooks, after 30 days, as their changes
 * - the write-ahead log of SQLite
 *
 * Addresses that bounced are kept, because no mail may be sent to them. See docs/decisions/retention.md for the rest.
 *
 * Each minute belongs to the first instance that asks. In that minute, it deletes batches from each table in turn until
 * nothing is left, in runs of limited length. Each batch is found by an index, and is one transaction.
 */
export function createHousekeeping({
  database,
  clock,
  longestSessionMs,
  runMs = RUN_MS,
}: HousekeepingDependencies): () => Promise<{ readonly more: boolean }> {
  const sweep =
    <Row extends object>(
      entity: EntityTarget<Row>,
      key: keyof Row & string,
      outdated: FindOptionsWhere<Row>,
    ): Sweep =>
    async () => {
      const rows = await database.reads
        .createQueryBuilder(entity, 'row')
        .select(`row.${key}`)
        .where(outdated)
        .limit(BATCH)
        .getMany();
      if (rows.length === 0) return false;
      // Repeats the condition, because a counter may have been restarted meanwhile.
      const condition = { ...outdated, [key]: In(rows.map((row) => row[key])) };
      await database.write((manager) => manager.delete(entity, condition));
      return rows.length === BATCH;
    };

  const sweeps = (now: number): readonly Sweep[] => {
    const daysAgo = (days: number): Date => new Date(now - days * DAY);
    const cutoff = daysAgo(KEPT_DAYS);
    const mailsEnded = daysAgo(MAILS_KEPT_DAYS);
    return [
      sweep(RateLimitEntity, 'limitKey', { expiresAtMs: LessThan(String(database.clock.now().getTime())) }),
      // Ids sort by creation time, so this query needs no index of its own.
      sweep(SessionEntity, 'id', {
        id: LessThan(firstIdAt('sess', new Date(cutoff.getTime() - longestSessionMs))),
        expiresAt: LessThan(cutoff),
      }),
      sweep(InviteRequestEntity, 'id', { processedAt: LessThan(cutoff) }),
      sweep(AccessRequestEntity, 'id', { processedAt: LessThan(daysAgo(ACCESS_REQUESTS_KEPT_DAYS)) }),
      sweep(KeptOutcomeEntity, 'id', { createdAt: LessThan(new Date(now - KEPT_MS)) }),
      sweep(MailEntity, 'id', {
        id: LessThan(firstIdAt('mail', mailsEnded)),
        status: In([...ENDED]),
        finishedAt: LessThan(mailsEnded),
      }),
      sweep(MaintenanceWindowEntity, 'id', { endsAt: LessThan(daysAgo(MAINTENANCE_KEPT_DAYS)) }),
      sweep(WebhookDeliveryEntity, 'id', { id: LessThan(firstIdAt('dlvr', cutoff)) }),
      () => numberChanges(database).then((numbered) => numbered === NUMBERED_AT_ONCE),
      () => trimChanges(database, cutoff, BATCH),
      () => database.emptyLog().then(() => false),
    ];
  };

  const minutes = new Counters(database, MINUTE, clock);
  let minuteEndsAt = -Infinity;
  let open: readonly Sweep[] = [];
  return async () => {
    const now = clock.now().getTime();
    if (now >= minuteEndsAt) {
      const { points, expiresAtMs } = await minutes.add('housekeeping', 1);
      minuteEndsAt = expiresAtMs;
      open = points === 1 ? sweeps(now) : [];
    }
    const stopAt = performance.now() + runMs;
    while (open.length > 0) {
      const left: Sweep[] = [];
      for (const each of open) if (await each()) left.push(each);
      open = left;
      if (performance.now() >= stopAt) break;
    }
    return { more: open.length > 0 };
  };
}
