import type { ChangeFact } from '../../../src/change-log/change';
import { numberChanges } from '../../../src/change-log/number-changes';
import { lastPosition } from '../../../src/change-log/read-changes';
import { recordChanges } from '../../../src/change-log/record-changes';
import type { Database } from '../../../src/database/database';
import { SecretKeys } from '../../../src/foundation/secret-keys';
import { noMetrics } from '../../../src/telemetry/service-metrics';
import { WebhookDelivery, type WebhookDeliveryDependencies } from '../../../src/webhooks/deliver-webhooks';
import { addTarget, type TargetWithSecret } from '../../../src/webhooks/operate-targets';
import { createPostWebhook, type PostWebhook } from '../../../src/webhooks/post-webhook';
import { TargetAddresses } from '../../../src/webhooks/target-addresses';
import { WORKER_KEYS } from '../servers/worker-process';
import { RECEIVER_AUTHORITY } from '../stand-ins/webhook-receiver';

/** The key that seals the secrets of the tests' targets. */
export const WEBHOOK_KEYS = SecretKeys.parse(WORKER_KEYS);
/** Long enough for a receiver on a busy computer. */
const TIMEOUT_MS = 10_000;

/** Changes, targets and instances of a test of webhooks. */
export interface Webhooks {
  readonly clock: { now(): Date; advance(milliseconds: number): void };
  /** Records a change in each account, in order, and returns the ids of the events. */
  change(accountIds: readonly string[], type?: string): Promise<string[]>;
  /** Sends an event to a receiver of the test. */
  readonly post: PostWebhook;
  add(url: string, types?: readonly string[]): Promise<TargetWithSecret>;
  /** Creates an instance that delivers. */
  instance(given?: Partial<WebhookDeliveryDependencies>): WebhookDelivery;
  /** Lets an instance deliver what's due, and waits for it. */
  deliver(instance?: WebhookDelivery): Promise<void>;
}

/** Creates what a test of webhooks needs, with a clock that only the test moves. */
export function webhooksIn(database: Database): Webhooks {
  let now = database.clock.now().getTime();
  const clock = {
    now: () => new Date(now),
    advance: (milliseconds: number) => {
      now += milliseconds;
    },
  };
  const addresses = new TargetAddresses(['127.0.0.1'], () =>
    Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
  );
  const post = createPostWebhook({ addresses, timeoutMs: TIMEOUT_MS, authority: RECEIVER_AUTHORITY });
  const instance = (given: Partial<WebhookDeliveryDependencies> = {}): WebhookDelivery =>
    new WebhookDelivery({
      ...{ database, clock, keys: WEBHOOK_KEYS, source: 'https://access.example', post },
      ...{ timeoutMs: TIMEOUT_MS, leaseMs: 60_000, metrics: noMetrics, logger: { error: () => undefined } },
      ...{ random: () => 0, isPaused: () => false },
      ...given,
    });
  return {
    ...{ clock, instance, post },
    async change(accountIds, type = 'profile.updated') {
      const facts = accountIds.map((accountId): ChangeFact => ({
        ...{ type, accountId, profileId: null, identityId: null, subjectId: 'prof_1' },
        occurredAt: clock.now(),
      }));
      while ((await numberChanges(database)) > 0);
      const before = await lastPosition(database);
      await database.write((manager) => recordChanges(manager, facts));
      return facts.map((_, index) => String(before + 1 + index));
    },
    add: (url, types) =>
      addTarget(database, WEBHOOK_KEYS, { url: new URL(url), types: types ?? null }, clock.now()),
    async deliver(given = instance()) {
      await given.start();
      await given.finished();
    },
  };
}
