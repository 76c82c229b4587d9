/** Serves the API like src/main.ts, without the portal, whose files need a build. */
import { createApp } from '../../src/composition/app';
import { createDataSource } from '../../src/composition/data-source';
import { loadConfig } from '../../src/config/config';
import { openDatabase } from '../../src/database/open-database';
import { createLogger } from '../../src/logging/log';
import { endWhenUncaught } from '../../src/logging/uncaught';

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
}

void main();
