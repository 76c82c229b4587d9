import { Command } from 'commander';
import { ConfigError } from '../config/config-error';
import type { Database } from '../database/database';
import { exportFiles, type ExportPaths } from '../export/export-files';
import { failureSentence } from '../import/failure-sentence';
import { ImportError } from '../import/import-error';
import { runCommand, withDatabase } from './run-command';

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
  .action(exportAll);

async function exportAll(paths: ExportPaths): Promise<void> {
  if (paths.accounts === undefined && paths.contacts === undefined && paths.plans === undefined)
    throw new ImportError('Name at least one file: --accounts, --contacts or --plans.');
  const exportTo = async (database: Database): Promise<void> => {
    for (const { file, rows } of await exportFiles(database, paths))
      process.stdout.write(`${file}: ${String(rows)} rows.\n`);
  };
  await withDatabase(exportTo, { poolSize: 1, statementTimeoutMs: 120_000 });
}

runCommand(command, (error) => failureSentence(error, [ConfigError]));
