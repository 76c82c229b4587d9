import { Command } from 'commander';
import { MigrationExecutor } from 'typeorm';
import { loadDatabaseAddress, processEnvironment } from './config';
import { createDataSource } from './data-source';
import { connectDataSource } from './database/open-database';

const command = new Command('npm run migrate --')
  .description('Applies the migrations that the database of DATABASE_URL lacks.')
  .option('--revert', 'revert the newest migration instead')
  .option('--list', 'only name the migrations that are pending; exit with 1 when there are any')
  .parse();

async function main(options: { revert?: boolean; list?: boolean }): Promise<void> {
  const dataSource = await connectDataSource(createDataSource, {
    address: loadDatabaseAddress(processEnvironment()),
    // A migration takes as long as it takes.
    statementTimeoutMs: 0,
  });
  try {
    const migrations = new MigrationExecutor(dataSource);
    if (options.revert) {
      const [newest] = await migrations.getExecutedMigrations();
      if (newest) await dataSource.undoLastMigration();
      process.stdout.write(newest ? `Reverted ${newest.name}.\n` : 'Nothing to revert.\n');
    } else if (options.list) {
      const pending = await migrations.getPendingMigrations();
      for (const { name } of pending) process.stdout.write(`${name}\n`);
      if (pending.length === 0) process.stdout.write('Nothing is pending.\n');
      process.exitCode = pending.length > 0 ? 1 : 0;
    } else {
      const applied = await dataSource.runMigrations();
      for (const { name } of applied) process.stdout.write(`Applied ${name}.\n`);
      if (applied.length === 0) process.stdout.write('Nothing to apply.\n');
    }
  } finally {
    await dataSource.destroy();
  }
}

main(command.opts()).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
