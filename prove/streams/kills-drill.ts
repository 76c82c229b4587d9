import type { RowDataPacket } from 'mysql2/promise';
import { differentBelow, randomFrom } from '../../bench/random';
import type { Progress } from '../../bench/progress';
import { createDataSource } from '../../src/composition/data-source';
import { openDatabase } from '../../src/database/open-database';
import { loadConfig } from '../../src/config/config';
import { addTarget } from '../../src/webhooks/operate-targets';
import { currentPosition } from '../../src/webhooks/replay-events';
import type { ServerBinary } from '../../test/support/database/server-binary';
import { judgeWebhooks, type WebhookProof } from '../../test/support/proofs/webhook-proof';
import type { Production } from '../../test/support/servers/production';
import { APPLICATIONS } from '../../test/support/stand-ins/microsoft-issuer';
import { RECEIVER_AUTHORITY_FILE, WebhookReceiver } from '../../test/support/stand-ins/webhook-receiver';
import { type Ground, startGround } from '../faults/ground';
import { builtPrograms } from '../faults/programs';
import { liftLimits } from '../faults/settle';
import { judgeKills, type KillsViolation, type LoggedChange } from './judge-kills';
import { type KillsRecord, runKills } from './kills';

/** The options of the drill. */
export interface KillsDrillOptions {
  readonly binary: ServerBinary;
  readonly production: Production;
  readonly changes: number;
  readonly kills: number;
  readonly accounts: number;
  readonly seed: number;
  readonly progress: Progress;
}

/** What happened, and what was found. */
export interface KillsDrill {
  readonly record: KillsRecord;
  readonly webhooks: Omit<WebhookProof, 'kills' | 'seconds'>;
  readonly violations: readonly KillsViolation[];
}

const SUBSCRIBERS_OF_ACCOUNT = 2;
const READERS = 4;
const SETTLE_SECONDS = 300;
const DOWN_MS = 2_000;

/** Kills instances of the built service and its worker while accounts change, on a private database server. */
export async function drillKills(options: KillsDrillOptions): Promise<KillsDrill> {
  const { binary, production, changes, kills, accounts, seed, progress } = options;
  progress.begin('Starting the services', 1);
  const receiver = await WebhookReceiver.start();
  const ground = await startGround(binary, builtPrograms(production), accounts, {
    WEBHOOK_ALLOWED_NETWORKS: '127.0.0.0/8,::1',
    NODE_EXTRA_CA_CERTS: RECEIVER_AUTHORITY_FILE,
    MICROSOFT_APPLICATIONS: [...APPLICATIONS].join(','),
  });
  const random = randomFrom(seed);
  let isOver = false;
  const lifting = liftLimits(ground, () => isOver);
  const acceptedAtKills: number[] = [];
  try {
    const since = await addReceiver(ground, receiver.url);
    progress.begin(`Changing accounts and killing ${String(kills)} times`, changes);
    const { microsoft } = ground;
    const record = await runKills(
      {
        processes: [...ground.instances, ground.worker],
        accounts: ground.households.map(({ accountId, administrator, switcher }) => ({
          ...{ accountId, administrator: { cookie: administrator.cookie } },
          profileId: switcher.profileIds[0] ?? '',
        })),
        ...{ changes, killedAt: differentBelow(random, changes, kills), downMs: DOWN_MS, random },
        ...{ subscribersOfAccount: SUBSCRIBERS_OF_ACCOUNT, readers: READERS, seconds: SETTLE_SECONDS },
        token: await microsoft.sign(microsoft.applicationClaims({ roles: ['Events.Read.All'] })),
        onChange: () => progress.advance(1),
        onKill: () => acceptedAtKills.push(receiver.accepted.length),
      },
      async () => {
        progress.begin('Waiting for the readers and the receiver', 1);
        const total = (await readLog(ground)).length;
        await untilAccepted(ground, receiver, since);
        return total;
      },
    );
    const log = await readLog(ground);
    const ids = log.map(({ id }) => id).filter((id) => Number(id) > since);
    const [retried] = await ground.beside.query<RowDataPacket[]>(
      'SELECT position FROM webhook_delivery WHERE attempts > 1',
    );
    const webhooks = judgeWebhooks(ids, receiver.accepted, {
      retried: new Set(retried.map(({ position }) => Number(position))),
      kills: acceptedAtKills,
    });
    return { record, webhooks, violations: [...judgeKills(record, log), ...violationsOf(webhooks)] };
  } finally {
    isOver = true;
    await lifting;
    await ground.close();
    await receiver.close();
  }
}

/** Adds the receiver as a target, and returns the position after which it gets changes. */
async function addReceiver({ environment }: Ground, url: string): Promise<number> {
  const config = loadConfig(environment);
  const database = await openDatabase(createDataSource, { address: config.database, migrate: false });
  await addTarget(database, config.secretKeys, { url: new URL(url), types: null }, database.clock.now());
  const position = await currentPosition(database);
  await database.close();
  return position;
}

/** Reads the change log when every change has its position. */
async function readLog({ beside }: Ground): Promise<LoggedChange[]> {
  for (;;) {
    const [rows] = await beside.query<RowDataPacket[]>(
      'SELECT position, account_id AS accountId, type FROM change_event ORDER BY position IS NULL DESC, position',
    );
    if (rows[0]?.['position'] !== null)
      return rows.map(({ position, accountId, type }) => ({
        ...{ id: String(position), accountId: accountId as string | null, type: String(type) },
      }));
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Waits until the receiver has accepted everything. What's missing afterward is lost. */
async function untilAccepted(ground: Ground, receiver: WebhookReceiver, since: number): Promise<void> {
  const limit = performance.now() + SETTLE_SECONDS * 1000;
  const ids = (await readLog(ground)).map(({ id }) => id).filter((id) => Number(id) > since);
  for (;;) {
    const accepted = new Set(receiver.acceptedIds);
    if (ids.every((id) => accepted.has(id)) || performance.now() > limit) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function violationsOf(webhooks: KillsDrill['webhooks']): KillsViolation[] {
  return (['lost', 'uncommitted', 'outOfOrder', 'unexplained'] as const)
    .filter((kind) => webhooks[kind] > 0)
    .map((kind) => ({ kind: 'webhook', what: `${kind}: ${String(webhooks[kind])}` }));
}
