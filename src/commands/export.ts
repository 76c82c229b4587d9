import { Command } from 'commander';
import { ConfigError } from '../config/config-error';
import type { Database } from '../database/database';
import { exportFiles, type ExportPaths } from '../export/export-files';
import { failureSentence } from '../import/failure-sentence';
import { ImportError } from '../import/import-error';
import { runCommand, withDatabase } from './run-command';

const command = new Command('npm run export --')
  .description('Exports accounts, contacts, and service plans to CSV files that npm run import can read.')
  .option('--accounts <file>', 'file to write the accounts to')
  .option('--contacts <file>', 'file to write the contacts to')
  .option('--plans <file>', 'file to write the service plans to')
  .addHelpText(
    'after',
    `
Example:
  npm run export -- --accounts accounts.csv --contacts contacts.csv --plans plans.csv

Existing files are replaced. Exit codes: 0 succeeded, 1 failed.`,
  )
  .action(exportAll);

async function exportAll(paths: ExportPaths): Promise<void> {
  if (paths.accounts === undefined && paths.contacts === undefined && paths.plans === undefined)
    throw new ImportError('Specify at least one file: --accounts, --contacts, or --plans.');
  const exportTo = async (database: Database): Promise<void> => {
    for (const { file, rows } of await exportFiles(database, paths))
      process.stdout.write(`${file}: ${String(rows)} rows.\n`);
  };
  await withDatabase(exportTo, { poolSize: 1, statementTimeoutMs: 120_000 });
}

runCommand(command, (error) => failureSentence(error, [ConfigError]));
