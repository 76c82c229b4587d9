/** Serves the API like src/main.ts, without the portal, whose files need a build. */
import { createApp } from '../../src/composition/app';
import { createDataSource } from '../../src/composition/data-source';
import { loadConfig } from '../../src/config/config';
import { openDatabase } from '../../src/database/open-database';
import { createLogger } from '../../src/logging/log';
import { endWhenUncaught } from '../../src/logging/uncaught';

const DRAIN_GRACE_MS = 1_000;

async function main(): Promise<void> {
  const config = loadConfig(process.env);
  endWhenUncaught(createLogger(config.logLevel), () => process.exit(1));
  const database = await openDatabase(createDataSource, {
    address: config.database,
    poolSize: config.poolSize,
    serves: true,
  });
  const app = await createApp({ config, database });
  await app.listen();
  process.once('SIGTERM', () => {
    void app.close({ graceMs: DRAIN_GRACE_MS }).then((isFinished) => process.exit(isFinished ? 0 : 2));
  });
}

void main();
