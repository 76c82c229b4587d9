import type { FastifyInstance } from 'fastify';
import type { Clock } from '../clock';
import type { Database } from '../database/database';
import { findOldestWaiting } from '../mail/outbox-figures';

/** Says whether the service can take requests, and if not, which of its needs is unmet. */
export interface Readiness {
  /** `degraded` takes requests like `ready`, and does some of its work late. */
  readonly status: 'ready' | 'degraded' | 'not ready';
  readonly checks: {
    readonly draining: boolean;
    readonly database: 'reachable' | 'unreachable';
    /** Names of migrations that wait to be applied; empty when unknown. */
    readonly pendingMigrations: readonly string[];
    /** `late` while a mail has waited for more than 15 minutes. */
    readonly mail: 'in time' | 'late' | 'unknown';
  };
}

const LATE_MAIL_MS = 15 * 60_000;
const CHECK_TIMEOUT_MS = 2_000;

/**
 * Serves GET /livez, whether the process answers at all, and GET /readyz, whether it should be sent requests.
 *
 * Readiness reads a table: a database without quorum still answers `SELECT 1`.
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

  app.get('/readyz', { logLevel: 'silent' }, async (_request, reply) => {
    const readiness = await readinessOf(database, clock.now(), isDraining());
    return reply
      .header('cache-control', 'no-store')
      .status(readiness.status === 'not ready' ? 503 : 200)
      .send(readiness);
  });
}

async function readinessOf(database: Database, now: Date, draining: boolean): Promise<Readiness> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('The database did not answer in time.')), CHECK_TIMEOUT_MS);
  });
  try {
    const pendingMigrations = await Promise.race([database.pendingMigrations(), timeout]);
    const isReady = !draining && pendingMigrations.length === 0;
    const mail = isReady ? await Promise.race([mailOf(database, now), timeout]) : 'unknown';
    const status = !isReady ? 'not ready' : mail === 'late' ? 'degraded' : 'ready';
    return { status, checks: { draining, database: 'reachable', pendingMigrations, mail } };
  } catch {
    const checks = { draining, database: 'unreachable', pendingMigrations: [], mail: 'unknown' } as const;
    return { status: 'not ready', checks };
  } finally {
    clearTimeout(timer);
  }
}

async function mailOf(database: Database, now: Date): Promise<'in time' | 'late'> {
  const oldestAt = await findOldestWaiting(database.reads);
  return oldestAt && now.getTime() - oldestAt.getTime() > LATE_MAIL_MS ? 'late' : 'in time';
}
