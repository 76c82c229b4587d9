import type { FastifyInstance } from 'fastify';
import type { Clock } from '../foundation/clock';
import type { Database } from '../database/database';
import { DatabaseUnavailableError } from '../database/database-error';
import { findOldestWaiting } from '../mail/outbox-figures';
import { createWriteProbe } from '../rate-limit/write-probe';

/** Says whether the service can take requests, and if not, which of its needs is unmet. */
export interface Readiness {
  /** `degraded` takes requests like `ready`, and does some of its work late. */
  readonly status: 'ready' | 'degraded' | 'not ready';
  readonly checks: {
    readonly draining: boolean;
    readonly database: 'writable' | 'not writable' | 'unreachable';
    /** How the driver names what is wrong, such as `ER_OPTION_PREVENTS_STATEMENT` or `SQLITE_FULL`; null if unknown. */
    readonly databaseError: string | null;
    /** Names of migrations that wait to be applied; empty when unknown. */
    readonly pendingMigrations: readonly string[];
    /** `late` while a mail has waited for more than 15 minutes. */
    readonly mail: 'in time' | 'late' | 'unknown';
  };
}

const LATE_MAIL_MS = 15 * 60_000;
const CHECK_TIMEOUT_MS = 2_000;

type WriteProbe = ReturnType<typeof createWriteProbe>;

/**
 * Serves GET /livez, whether the process answers at all, and GET /readyz, whether it should be sent requests.
 *
 * Readiness reads a table and writes a row: a database without quorum still answers `SELECT 1`, and one that has turned
 * read-only answers every read.
 */
export function healthRoutes(
  app: FastifyInstance,
  {
    database,
    clock,
    isDraining,
  }: { readonly database: Database; readonly clock: Clock; readonly isDraining: () => boolean },
): void {
  app.get('/livez', { logLevel: 'silent' }, async (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'alive' }),
  );

  const writeProbe = createWriteProbe({ database, clock });
  app.get('/readyz', { logLevel: 'silent' }, async (_request, reply) => {
    const checks = { draining: isDraining(), ...(await checkInTime(database, writeProbe, clock.now())) };
    const isReady =
      !checks.draining && checks.database === 'writable' && checks.pendingMigrations.length === 0;
    const status = !isReady ? 'not ready' : checks.mail === 'late' ? 'degraded' : 'ready';
    const readiness: Readiness = { status, checks };
    return reply
      .header('cache-control', 'no-store')
      .status(isReady ? 200 : 503)
      .send(readiness);
  });
}

type DatabaseChecks = Omit<Readiness['checks'], 'draining'>;

async function checkInTime(database: Database, writeProbe: WriteProbe, now: Date): Promise<DatabaseChecks> {
  let found: DatabaseChecks = {
    database: 'unreachable',
    databaseError: null,
    pendingMigrations: [],
    mail: 'unknown',
  };
  const check = async (): Promise<void> => {
    const pendingMigrations = await database.pendingMigrations();
    found = { ...found, database: 'not writable', pendingMigrations };
    await writeProbe();
    found = { ...found, database: 'writable' };
    if (pendingMigrations.length === 0) found = { ...found, mail: await mailOf(database, now) };
  };
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('The database did not answer in time.')), CHECK_TIMEOUT_MS);
  });
  try {
    await Promise.race([check(), timeout]);
    return found;
  } catch (error) {
    return { ...found, databaseError: error instanceof DatabaseUnavailableError ? error.reason : null };
  } finally {
    clearTimeout(timer);
  }
}

async function mailOf(database: Database, now: Date): Promise<'in time' | 'late'> {
  const oldestAt = await findOldestWaiting(database.reads, now);
  return oldestAt && now.getTime() - oldestAt.getTime() > LATE_MAIL_MS ? 'late' : 'in time';
}
