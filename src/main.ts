import { join } from 'node:path';
import { createApp, type App } from './composition/app';
import { loadConfig, type Config } from './config/config';
import { findMisspelled } from './config/misspelled-variables';
import { processEnvironment } from './config/process-environment';
import { createDataSource } from './composition/data-source';
import { replicaOptions } from './composition/replica-options';
import { openDatabase } from './database/open-database';
import { messageOf } from './foundation/message-of';
import { explainListening } from './http/listening-error';
import { createLogger } from './logging/log';
import { endWhenUncaught } from './logging/uncaught';

const DRAIN_GRACE_MS = 1_000;
/** Longer than closing the app takes. */
const DRAIN_LIMIT_MS = 9_000;
/** The exit code after requests or background work were aborted. */
const ABORTED = 2;

async function main(): Promise<void> {
  const environment = processEnvironment();
  const config = loadConfig(environment);
  const logger = createLogger(config.logLevel);
  for (const variable of findMisspelled(environment))
    logger.warn(variable, 'a variable of the environment has an unknown name, which is close to a known one');
  const stop = new AbortController();
  const starting = start(config, stop.signal);
  const end = endsOnce(starting, stop);
  process.on('SIGTERM', () => end(0));
  process.on('SIGINT', () => end(0));
  endWhenUncaught(logger, () => end(1));
  await starting.catch((error: unknown) => {
    // A start that was interrupted by a signal isn't a failure.
    if (!stop.signal.aborted) throw error;
  });
}

/** Starts the service. Returns null, with everything closed again, if a signal arrives before it listens. */
async function start(config: Config, stop: AbortSignal): Promise<App | null> {
  const database = await openDatabase(createDataSource, {
    address: config.database,
    poolSize: config.poolSize,
    serves: true,
    ...replicaOptions(config),
  });
  try {
    await database.requireMigrated();
  } catch (error) {
    await database.close().catch(() => undefined);
    throw error;
  }
  if (stop.aborted) {
    await database.close();
    return null;
  }

  const app = await createApp({ config, database, portalFolder: join(__dirname, 'portal') });
  await app.listen().catch((error: unknown) => {
    throw explainListening(error, { ...config, variable: 'PORT' });
  });
  return app;
}

/**
 * Creates the function that drains connections and ends the process. The exit code is 2 instead of 0 if something
 * accepted wasn't finished. Repeated calls do nothing, because npm passes on a Ctrl-C that the terminal has already
 * sent.
 */
function endsOnce(starting: Promise<App | null>, stopping: AbortController): (exitCode: number) => void {
  return (exitCode) => {
    if (stopping.signal.aborted) return;
    stopping.abort();
    const limit = setTimeout(() => process.exit(exitCode === 0 ? ABORTED : exitCode), DRAIN_LIMIT_MS);
    limit.unref();
    starting
      .catch(() => null)
      .then(async (app) => app === null || (await app.close({ graceMs: DRAIN_GRACE_MS })))
      .then(
        (isFinished) => process.exit(isFinished || exitCode !== 0 ? exitCode : ABORTED),
        (error: unknown) => {
          process.stderr.write(`Closing failed: ${String(error)}\n`);
          process.exit(1);
        },
      );
  };
}

main().catch((error: unknown) => {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exit(1);
});
