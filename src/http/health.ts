import type { FastifyInstance } from 'fastify';
import type { Database } from '../database/database';

/** Says whether the service can take requests, and if not, which of its needs is unmet. */
export interface Readiness {
  readonly status: 'ready' | 'not ready';
  readonly checks: {
    readonly draining: boolean;
    readonly database: 'reachable' | 'unreachable';
    /** Names of migrations that wait to be applied; empty when unknown. */
    readonly pendingMigrations: readonly string[];
  };
}

const CHECK_TIMEOUT_MS = 2_000;

/**
 * Serves GET /livez, whether the process answers at all, and GET /readyz, whether it should be sent requests.
 *
 * Readiness reads a table: a database without quorum still answers `SELECT 1`.
 */
export function healthRoutes(
  app: FastifyInstance,
  { database, isDraining }: { readonly database: Database; readonly isDraining: () => boolean },
): void {
  app.get('/livez', { logLevel: 'silent' }, async (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'alive' }),
  );

  app.get('/readyz', { logLevel: 'silent' }, async (_request, reply) => {
    const readiness = await readinessOf(database, isDraining());
    return reply
      .header('cache-control', 'no-store')
      .status(readiness.status === 'ready' ? 200 : 503)
      .send(readiness);
  });
}

async function readinessOf(database: Database, draining: boolean): Promise<Readiness> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('The database did not answer in time.')), CHECK_TIMEOUT_MS);
  });
  try {
    const pendingMigrations = await Promise.race([database.pendingMigrations(), timeout]);
    const status = draining || pendingMigrations.length > 0 ? 'not ready' : 'ready';
    return { status, checks: { draining, database: 'reachable', pendingMigrations } };
  } catch {
    return { status: 'not ready', checks: { draining, database: 'unreachable', pendingMigrations: [] } };
  } finally {
    clearTimeout(timer);
  }
}
