import type { FastifyInstance } from 'fastify';
import type { Clock } from '../foundation/clock';
import type { Database } from '../database/database';
import { DatabaseUnavailableError } from '../database/database-error';
import { findOldestWaiting } from '../mail/outbox-figures';
import { createWriteProbe } from '../rate-limit/write-probe';

/** Whether the service can accept requests, and if not, why. */
export interface Readiness {
  /** `degraded` accepts requests like `ready`, but some background work is late. */
  readonly status: 'ready' | 'degraded' | 'not ready';
  readonly checks: {
    readonly draining: boolean;
    /** `not checked` while the instance drains. */
    readonly database: 'writable' | 'not writable' | 'unreachable' | 'not checked';
    /** The driver's error code, such as `ER_OPTION_PREVENTS_STATEMENT` or `SQLITE_FULL`; null if unknown. */
    readonly databaseError: string | null;
    /** Names of pending migrations; empty if unknown. */
    readonly pendingMigrations: readonly string[];
    /** `late` if a mail has been waiting for more than 15 minutes. */
    readonly mail: 'in time' | 'late' | 'unknown';
  };
}

const LATE_MAIL_MS = 15 * 60_000;
/** Longer than the timeout of a probe's statement, whose error is more specific. */
const CHECK_TIMEOUT_MS = 1_000;

type WriteProbe = ReturnType<typeof createWriteProbe>;

/**
 * Serves GET /livez, whether the process responds, and GET /readyz, whether it should receive requests.
 *
 * Readiness reads a table and writes a row: a database without quorum still answers `SELECT 1`, and a read-only one
 * answers all reads. The answer takes at most a second, and doesn't depend on the connection pool.
 */
export function healthRoutes(
  app: FastifyInstance,
  {
    database: { probes: database },
    clock,
    isDraining,
    onChecked,
  }: {
    readonly database: Database;
    readonly clock: Clock;
    readonly isDraining: () => boolean;
    readonly onChecked: (readiness: Readiness) => void;
  },
): void {
  livenessRoute(app);

  const writeProbe = createWriteProbe({ database });
  let underWay: Promise<DatabaseChecks> | null = null;
  // Simultaneous probes share a check, so that any number of them needs one connection.
  const check = (): Promise<DatabaseChecks> =>
    (underWay ??= checkInTime(database, writeProbe, clock.now()).finally(() => (underWay = null)));
  app.get('/readyz', { logLevel: 'silent' }, async (_request, reply) => {
    // While draining at once, so that a load balancer notices soon.
    const checked = isDraining() ? UNCHECKED : await check();
    const checks = { draining: isDraining(), ...checked };
    const isReady =
      !checks.draining && checks.database === 'writable' && checks.pendingMigrations.length === 0;
    const status = !isReady ? 'not ready' : checks.mail === 'late' ? 'degraded' : 'ready';
    const readiness: Readiness = { status, checks };
    onChecked(readiness);
    return reply
      .header('cache-control', 'no-store')
      .status(isReady ? 200 : 503)
      .send(readiness);
  });
}

/** Serves GET /livez, whether the process responds. */
export function livenessRoute(app: FastifyInstance): void {
  app.get('/livez', { logLevel: 'silent' }, async (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'alive' }),
  );
}

type DatabaseChecks = Omit<Readiness['checks'], 'draining'>;

const UNCHECKED: DatabaseChecks = {
  database: 'not checked',
  databaseError: null,
  pendingMigrations: [],
  mail: 'unknown',
};

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
    timer = setTimeout(() => reject(new Error("The database didn't answer in time.")), CHECK_TIMEOUT_MS);
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
