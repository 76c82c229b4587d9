import { join } from 'node:path';
import { createApp, type App } from './app';
import { loadConfig, processEnvironment, type Config } from './config';
import { createDataSource } from './data-source';
import { openDatabase } from './database/open-database';

/*
 * `npm start` gives V8 a young generation of 8 MiB, not 16, which takes 13 MiB less and costs a few percent of CPU; 4
 * would cost a quarter more where many objects are read at once. And it bounds the old one: V8 lets garbage gather in
 * proportion to the bound, and 512 MiB are more than ten times what is alive. It does without --enable-source-maps, for which
 * Node.js 20 reads every map of every package at the start, an eighth of it and 10 MiB; what the compiler writes has
 * the names and comments of its sources. To hunt a fault with their lines, set NODE_OPTIONS=--enable-source-maps.
 */

const DRAIN_GRACE_MS = 1_000;
const DRAIN_LIMIT_MS = 10_000;

async function main(): Promise<void> {
  const config = loadConfig(processEnvironment());
  const stop = new AbortController();
  const starting = start(config, stop.signal);
  endOnSignals(starting, stop);
  await starting.catch((error: unknown) => {
    // Who is asked to end has failed at nothing by not having begun.
    if (!stop.signal.aborted) throw error;
  });
}

/** Starts the service; null, with everything closed again, when it is asked to end before it listens. */
async function start(config: Config, stop: AbortSignal): Promise<App | null> {
  const database = await openDatabase(createDataSource, {
    address: config.database,
    poolSize: config.poolSize,
  });
  const pending = await database.pendingMigrations();
  if (stop.aborted || pending.length > 0) await database.close();
  if (stop.aborted) return null;
  if (pending.length > 0) {
    throw new Error(
      `The database lacks ${String(pending.length)} migration(s): ${pending.join(', ')}. Run npm run migrate first.`,
    );
  }

  const app = await createApp({ config, database, portalFolder: join(__dirname, 'portal') });
  await app.listen().catch((error: unknown) => {
    throw explainListening(error, config);
  });
  return app;
}

/** Drains once, however often it is asked: npm passes on a Ctrl-C that the terminal has sent already. */
function endOnSignals(starting: Promise<App | null>, stopping: AbortController): void {
  const stop = (): void => {
    if (stopping.signal.aborted) return;
    stopping.abort();
    const limit = setTimeout(() => process.exit(1), DRAIN_LIMIT_MS);
    limit.unref();
    starting
      .catch(() => null)
      .then((app) => app?.close({ graceMs: DRAIN_GRACE_MS }))
      .then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`Closing failed: ${String(error)}\n`);
          process.exit(1);
        },
      );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

function explainListening(error: unknown, { host, port }: Config): unknown {
  const code: unknown = error instanceof Error && Reflect.get(error, 'code');
  const place = `port ${String(port)} of ${host}`;
  if (code === 'EADDRINUSE') return new Error(`Another program listens on ${place}; choose another PORT.`);
  if (code === 'EACCES') return new Error(`This user may not listen on ${place}; choose a PORT above 1023.`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new Error(`${host} is no address of this machine; choose another HOST, such as 0.0.0.0.`);
  }
  return error;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
