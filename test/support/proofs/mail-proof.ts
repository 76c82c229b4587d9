import { setTimeout } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { Database } from '../../../src/database/database';
import type { Mailbox } from '../../../src/dev/mailbox/mailbox';
import type { FaultScript } from '../../../src/dev/mailbox/fault';
import { issueInvitations } from '../../../src/invitation/issue-invitation';
import { ProfileEntity } from '../../../src/profile/profile.entity';
import { refused } from '../../../src/foundation/result';
import { SecretKeys } from '../../../src/foundation/secret-keys';
import type { Invitations } from '../actors/invitations';
import { startWorker, WORKER_KEYS, type WorkerProcess } from '../servers/worker-process';

/** The result of running workers that are killed. */
export interface MailProof {
  readonly mails: number;
  readonly kills: number;
  readonly seconds: number;
  /** Number of mails by their final status. */
  readonly byStatus: Readonly<Record<string, number>>;
  /** Mails that aren't in a final status. */
  readonly unfinished: number;
  /** Mails with status SENT without a message at the provider. */
  readonly lost: number;
  /** Messages without a mail in the outbox. */
  readonly uncommitted: number;
  /** Mails with more than one message. */
  readonly duplicates: number;
  /**
   * Duplicates with more messages than the recorded unknown outcomes explain: one message, and one for each unknown
   * outcome.
   */
  readonly unexplained: number;
  /** Number of recorded unknown outcomes. */
  readonly unknownOutcomes: number;
}

/** The environment of the workers. */
export interface ProvingGround {
  readonly databaseUrl: string;
  /** A separate connection to that database. */
  readonly beside: DataSource;
  readonly mailbox: Mailbox;
  readonly workers: number;
  /** Average time between kills; 0 for no kills. */
  readonly killEveryMs: number;
  /** Maximum number of kills. */
  readonly mostKills: number;
}

const POSTMARK_TOKEN = 'token';
/** The number of batches in which each kind of failure occurs once. */
export const EACH_FAILURE = 8;
const FAILING_BATCHES = 3 * EACH_FAILURE;
const ISSUED_TOGETHER = 250;
const DAY = 24 * 60 * 60_000;

/**
 * Fails some of the first batches, each in one of Postmark's ways, and some of the searches in the meantime. The
 * failures depend on the batch's number, so they are the same in each run. Later batches succeed: mails that fail
 * repeatedly wait for up to 15 minutes, so a few of ten thousand would keep a run from ending.
 */
export function failingNowAndThen(batches = FAILING_BATCHES): FaultScript {
  let batch = 0;
  return ({ number, path }) => {
    if (path === '/messages/outbound')
      return number % 7 === 0 && batch <= batches ? { kind: 'answer', status: 503 } : undefined;
    batch += 1;
    if (batch > batches) return undefined;
    switch (batch % EACH_FAILURE) {
      // The first one, so that some mails are certainly sent twice if the search finds them too late.
      case 1:
        return { kind: 'reset', accepted: true };
      case 2:
        return { kind: 'answer', status: 429 };
      case 4:
        return { kind: 'answer', status: 500, accepted: true };
      case 5:
        return { kind: 'reset' };
      case 6:
        return { kind: 'hang', accepted: true };
      case 7:
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
 * Runs workers, kills them at random with SIGKILL and starts others, until no mail is pending. Then checks the result.
 *
 * Only kills workers that have started to deliver, because the others would lose nothing.
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

/** Creates invitations with their mails, like the use cases. Some are rolled back, so their mails must not be sent. */
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
