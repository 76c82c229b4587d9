import { setTimeout } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { Database } from '../../src/database/database';
import type { Mailbox } from '../../src/dev/mailbox/mailbox';
import type { FaultScript } from '../../src/dev/mailbox/fault';
import { issueInvitations } from '../../src/invitation/issue-invitation';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { refused } from '../../src/foundation/result';
import { SecretKeys } from '../../src/foundation/secret-keys';
import type { Invitations } from './invitations';
import { startWorker, WORKER_KEYS, type WorkerProcess } from './worker-process';

/** What a run of workers under fire came to. */
export interface MailProof {
  readonly mails: number;
  readonly kills: number;
  readonly seconds: number;
  /** Mails by the status they ended with. */
  readonly byStatus: Readonly<Record<string, number>>;
  /** Mails that are not in a final status. */
  readonly unfinished: number;
  /** Mails SENT of which the provider has no message. */
  readonly lost: number;
  /** Messages of which there is no mail in the outbox. */
  readonly uncommitted: number;
  /** Mails of which there is more than one message. */
  readonly duplicates: number;
  /** Of those, the ones with more messages than recorded unknown outcomes allow for: one and another for each. */
  readonly unexplained: number;
  /** Unknown outcomes recorded. */
  readonly unknownOutcomes: number;
}

/** What the workers run on. */
export interface ProvingGround {
  readonly databaseUrl: string;
  /** A connection of one's own to that database. */
  readonly beside: DataSource;
  readonly mailbox: Mailbox;
  readonly workers: number;
  /** How often a worker is killed, on average; 0 for never. */
  readonly killEveryMs: number;
  /** Kills at most so many. */
  readonly mostKills: number;
}

const POSTMARK_TOKEN = 'token';
// So many that each way of failing comes up thrice.
const FAILING_BATCHES = 36;
const ISSUED_TOGETHER = 250;
const DAY = 24 * 60 * 60_000;

/**
 * Fails some of the first batches, each in one of Postmark's ways, by a number that is the same in each run, and some
 * of the questions meanwhile. Later ones pass: mails that fail again and again wait for up to 15 minutes, so that the
 * unluckiest of ten thousand would keep a run from ending.
 */
export function failingNowAndThen(batches = FAILING_BATCHES): FaultScript {
  let batch = 0;
  return ({ number, path }) => {
    if (path === '/messages/outbound')
      return number % 7 === 0 && batch <= batches ? { kind: 'answer', status: 503 } : undefined;
    batch += 1;
    if (batch > batches) return undefined;
    switch (batch % 12) {
      case 2:
        return { kind: 'answer', status: 429 };
      case 4:
        return { kind: 'answer', status: 500, accepted: true };
      // The first, too, so that some mails surely come twice where the search knows of them too late.
      case 1:
      case 6:
        return { kind: 'reset', accepted: true };
      case 8:
        return { kind: 'reset' };
      case 10:
        return { kind: 'hang', accepted: true };
      case 11:
        return {
          kind: 'refuse',
          refuse: ({ To }) =>
            To.startsWith('person7') ? { ErrorCode: 429, Message: 'Rate limit exceeded.' } : undefined,
        };
      default:
        return undefined;
    }
  };
}

/**
 * Runs workers, kills them at random with SIGKILL and starts others, until nothing waits; then looks at what came of it.
 *
 * Killed are only those that have begun to deliver: the others would lose nothing.
 */
export async function proveMail(ground: ProvingGround): Promise<MailProof> {
  const { beside, databaseUrl, mailbox, workers } = ground;
  const startedAt = performance.now();
  const start = () => startWorker(databaseUrl, { url: mailbox.apiUrl, token: POSTMARK_TOKEN });
  const running = Array.from({ length: workers }, start);
  try {
    const kills = await killUntilNoneWaits(ground, running, start);
    const seconds = (performance.now() - startedAt) / 1000;
    return { kills, seconds, ...(await judge(beside, mailbox)) };
  } finally {
    await Promise.all(
      running.map(async ({ child, ended }) => {
        child.kill('SIGKILL');
        await ended;
      }),
    );
  }
}

async function killUntilNoneWaits(
  { beside, killEveryMs, mostKills }: ProvingGround,
  running: WorkerProcess[],
  start: () => WorkerProcess,
): Promise<number> {
  let kills = 0;
  let nextKillAt = 0;
  for (;;) {
    await setTimeout(50);
    const broken = running.find(({ child }) => child.exitCode !== null);
    if (broken) throw new Error(`A worker ended of itself: ${(await broken.ended).stderr}`);
    const atWork = running.filter((worker) => worker.isAtWork());
    const victim = atWork[Math.floor(Math.random() * atWork.length)];
    if (victim && killEveryMs > 0 && kills < mostKills && performance.now() >= nextKillAt) {
      victim.child.kill('SIGKILL');
      running[running.indexOf(victim)] = start();
      kills += 1;
      nextKillAt = performance.now() + Math.random() * 2 * killEveryMs;
    }
    const [row] = await beside.query<{ waiting: number }[]>(
      "SELECT COUNT(*) AS waiting FROM mail WHERE status IN ('QUEUED', 'SENDING')",
    );
    if (Number(row?.waiting) === 0) return kills;
  }
}

async function judge(beside: DataSource, mailbox: Mailbox): Promise<Omit<MailProof, 'kills' | 'seconds'>> {
  const mails = await beside.query<{ id: string; status: string; unknown_count: number }[]>(
    'SELECT id, status, unknown_outcomes AS unknown_count FROM mail',
  );
  const messages = new Map<string, number>();
  for (const { Metadata } of mailbox.messages()) {
    const id = Metadata?.['mail_id'] ?? '';
    messages.set(id, (messages.get(id) ?? 0) + 1);
  }
  const known = new Set(mails.map(({ id }) => id));
  const byStatus: Record<string, number> = {};
  for (const { status } of mails) byStatus[status] = (byStatus[status] ?? 0) + 1;
  const sentOf = (id: string): number => messages.get(id) ?? 0;
  return {
    mails: mails.length,
    byStatus,
    unfinished: mails.filter(({ status }) => ['QUEUED', 'SENDING'].includes(status)).length,
    lost: mails.filter(({ id, status }) => status === 'SENT' && sentOf(id) === 0).length,
    uncommitted: [...messages.keys()].filter((id) => !known.has(id)).length,
    duplicates: mails.filter(({ id }) => sentOf(id) > 1).length,
    unexplained: mails.filter(({ id, unknown_count: unknown }) => sentOf(id) > 1 + unknown).length,
    unknownOutcomes: mails.reduce((sum, { unknown_count: unknown }) => sum + unknown, 0),
  };
}

/** Writes invitations, with their mails, as the use cases do: some are rolled back, which must send nothing. */
export async function fillOutbox(
  database: Database,
  invitations: Pick<Invitations, 'fill' | 'records'>,
  mails: number,
): Promise<void> {
  const { id: accountId } = await invitations.records.account();
  const person = (index: number): string => `person${String(index)}@contoso.example`;
  await invitations.fill(Array.from({ length: mails }, (_, index) => ({ accountId, email: person(index) })));
  const profiles = await database.reads.find(ProfileEntity, { where: { accountId }, order: { id: 'ASC' } });
  const settings = { keys: SecretKeys.parse(WORKER_KEYS), lifetimeMs: 7 * DAY };
  const origin = { identityId: null, profileId: null, requestId: 'proof' };
  for (let start = 0; start < mails; start += ISSUED_TOGETHER) {
    const some = profiles.slice(start, start + ISSUED_TOGETHER);
    const issuing = { profiles: some, sentByProfileId: null, origin, now: new Date() };
    await database.transaction(async (manager) => {
      await issueInvitations(manager, settings, { ...issuing, profiles: some.slice(0, 50) });
      return refused('NO');
    });
    await database.write((manager) => issueInvitations(manager, settings, issuing));
  }
}
