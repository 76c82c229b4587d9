import { Command } from 'commander';
import { ignoreClosedOutput } from './closed-output';
import { ConfigError, loadDatabaseAddress, processEnvironment } from '../config/config';
import { createDataSource } from '../composition/data-source';
import { openDatabase } from '../database/open-database';
import { exportFiles, type ExportPaths } from '../export/export-files';
import { failToOpen, failureSentence } from '../import/failure-sentence';
import { ImportError } from '../import/import-error';

ignoreClosedOutput();

const command = new Command('npm run export --')
  .description(
    'Exports accounts, contacts and service plans to CSV files in the shape that the import reads.',
  )
  .option('--accounts <file>', 'where the accounts are written')
  .option('--contacts <file>', 'where the contacts are written')
  .option('--plans <file>', 'where the service plans are written')
  .addHelpText(
    'after',
    `
Example:
  npm run export -- --accounts accounts.csv --contacts contacts.csv --plans plans.csv

A file that is there already is replaced. Exit codes: 0 done, 1 not.`,
  )
  .parse();

async function main(paths: ExportPaths): Promise<void> {
  if (paths.accounts === undefined && paths.contacts === undefined && paths.plans === undefined)
    throw new ImportError('Name at least one file: --accounts, --contacts or --plans.');
  const database = await openDatabase(createDataSource, {
    address: loadDatabaseAddress(processEnvironment()),
    poolSize: 1,
    statementTimeoutMs: 120_000,
  }).catch(failToOpen);
  try {
    const pending = await database.pendingMigrations();
    if (pending.length > 0)
      throw new ImportError(
        `The database lacks ${String(pending.length)} migrations; run npm run migrate first.`,
      );
    for (const { file, rows } of await exportFiles(database, paths))
      process.stdout.write(`${file}: ${String(rows)} rows.\n`);
  } finally {
    await database.close();
  }
}

main(command.opts()).catch((error: unknown) => {
  process.stderr.write(`${failureSentence(error, [ConfigError])}\n`);
  process.exitCode = 1;
});
