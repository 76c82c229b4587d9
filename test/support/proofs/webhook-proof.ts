import { MoreThan } from 'typeorm';
import { type Random, wholeBelow } from '../../../bench/random';
import { recordChanges } from '../../../src/change-log/record-changes';
import { refused } from '../../../src/foundation/result';
import { WebhookDeliveryEntity } from '../../../src/webhooks/webhook-delivery.entity';
import { webhooksIn } from '../actors/webhooks';
import type { OpenTestDatabase } from '../database/open-test-database';
import { until } from '../run/until';
import { startWorker, type WorkerProcess } from '../servers/worker-process';
import { RECEIVER_AUTHORITY_FILE, WebhookReceiver } from '../stand-ins/webhook-receiver';

/** The result of workers that send webhooks and are killed. */
export interface WebhookProof {
  readonly events: number;
  readonly kills: number;
  readonly seconds: number;
  /** Events that the receiver didn't accept. */
  readonly lost: number;
  /** Events without a committed change. */
  readonly uncommitted: number;
  /** Events that were first accepted after a later one of their account. */
  readonly outOfOrder: number;
  /** Events that were accepted again. */
  readonly duplicates: number;
  /** Those that neither a kill in between nor a failed attempt explains. */
  readonly unexplained: number;
}

/** What to prove. */
export interface WebhookProving {
  readonly open: OpenTestDatabase;
  readonly databaseUrl: string;
  readonly events: number;
  readonly accounts: number;
  readonly workers: number;
  /** The numbers of the requests during which all workers are killed. */
  readonly killedAt: readonly number[];
  /** The numbers of the requests that fail. */
  readonly failedAt: readonly number[];
  readonly random: Random;
  readonly seconds: number;
}

const BATCH = 20;
/** Number of events that are sent to a target at the same time. They also arrive when their sender has been killed. */
const UNDER_WAY = 10;
const NO_MAIL = { url: new URL('http://127.0.0.1:9'), token: 'token' };
const ENVIRONMENT = {
  WEBHOOK_ALLOWED_NETWORKS: '127.0.0.0/8,::1',
  NODE_EXTRA_CA_CERTS: RECEIVER_AUTHORITY_FILE,
};

/**
 * Records changes while workers send them to a receiver. Kills the workers during some requests, after the receiver has
 * accepted the event and before they know it, and starts others. Then judges what the receiver got.
 */
export async function proveWebhooks(proving: WebhookProving): Promise<WebhookProof> {
  const startedAt = performance.now();
  const receiver = await WebhookReceiver.start();
  const start = (): WorkerProcess => startWorker(proving.databaseUrl, NO_MAIL, ENVIRONMENT);
  const startAll = (): WorkerProcess[] => Array.from({ length: proving.workers }, start);
  let workers = startAll();
  /** The number of accepted events at each kill. */
  const kills: number[] = [];
  receiver.answer = () => {
    const number = receiver.received.length;
    if (proving.failedAt.includes(number)) return { status: 503 };
    if (proving.killedAt.includes(number)) {
      for (const { child } of workers) child.kill('SIGKILL');
      workers = startAll();
      kills.push(receiver.accepted.length);
    }
    return { status: 204 };
  };
  try {
    const ids = await recordEvents(proving, receiver.url);
    await until(proving.seconds, () => {
      const accepted = new Set(receiver.acceptedIds);
      if (!ids.every((id) => accepted.has(id))) throw new Error(`${String(accepted.size)} events arrived.`);
    });
    const seconds = (performance.now() - startedAt) / 1000;
    const deliveries = await proving.open.database.reads.findBy(WebhookDeliveryEntity, {
      attempts: MoreThan(1),
    });
    const retried = new Set(deliveries.map(({ position }) => Number(position)));
    const judged = judgeWebhooks(ids, receiver.accepted, { retried, kills });
    return { kills: kills.length * proving.workers, seconds, ...judged };
  } finally {
    for (const { child, ended } of workers) {
      child.kill('SIGKILL');
      await ended;
    }
    await receiver.close();
  }
}

async function recordEvents({ open, events, accounts, random }: WebhookProving, url: string) {
  const webhooks = webhooksIn(open.database);
  await webhooks.add(url);
  const account = (): string => `acct_${String(wholeBelow(random, accounts))}`;
  const ids: string[] = [];
  while (ids.length < events) {
    ids.push(...(await webhooks.change(Array.from({ length: BATCH }, account))));
    await open.database.transaction(async (manager) => {
      const at = { subjectId: 'prof_rolled_back', occurredAt: webhooks.clock.now() };
      const fact = { type: 'profile.removed', accountId: account(), profileId: null, identityId: null };
      await recordChanges(manager, [{ ...fact, ...at }]);
      return refused('NO');
    });
  }
  return ids;
}

/**
 * Judges what a receiver accepted. A duplicate is explained if its event was attempted again, or if its sender was killed
 * in between: `kills` has the number of accepted events at each kill.
 */
export function judgeWebhooks(
  ids: readonly string[],
  accepted: WebhookReceiver['accepted'],
  { retried, kills }: { readonly retried: ReadonlySet<number>; readonly kills: readonly number[] },
): Omit<WebhookProof, 'kills' | 'seconds'> {
  const known = new Set(ids);
  const firsts = new Map<string, number>();
  const lastOf = new Map<string | null, number>();
  const found = { lost: 0, uncommitted: 0, outOfOrder: 0, duplicates: 0, unexplained: 0 };
  accepted.forEach(({ event: { id, data } }, index) => {
    const first = firsts.get(id);
    if (first !== undefined) {
      found.duplicates += 1;
      const isKilledBetween = kills.some((at) => first <= at + UNDER_WAY && at <= index);
      if (!isKilledBetween && !retried.has(Number(id))) found.unexplained += 1;
      return;
    }
    firsts.set(id, index);
    if (!known.has(id)) found.uncommitted += 1;
    if (Number(id) < (lastOf.get(data.accountId) ?? 0)) found.outOfOrder += 1;
    lastOf.set(data.accountId, Number(id));
  });
  return { ...found, events: ids.length, lost: ids.filter((id) => !firsts.has(id)).length };
}
