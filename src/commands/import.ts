import { randomUUID } from 'node:crypto';
import { Command, InvalidArgumentError, Option } from 'commander';
import { ConfigError } from '../config/config-error';
import type { Database } from '../database/database';
import { accountColumns } from '../import/account-row';
import { type Columns, findColumns } from '../import/columns';
import { contactColumns } from '../import/contact-row';
import { planColumns } from '../import/plan-row';
import { openCsvFile } from '../import/csv-file';
import type { DateOrder } from '../import/date-cell';
import { failureSentence } from '../import/failure-sentence';
import { ImportError } from '../import/import-error';
import { importFiles } from '../import/import-files';
import type { FileSummary, ImportPaths } from '../import/import-settings';
import { createProgressDisplay } from '../import/progress-display';
import { openReport } from '../import/refusal-report';
import { runCommand, withDatabase } from './run-command';

interface Options extends ImportPaths {
  readonly dryRun?: boolean;
  readonly report: string;
  readonly batch: number;
  readonly dates?: DateOrder;
}

const STATEMENT_TIMEOUT_MS = 120_000;
const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;

const command = new Command('npm run import --')
  .description(
    'Imports accounts, contacts, and service plans from CSV files that Dataverse or Excel exported.',
  )
  .option('--accounts <file>', 'accounts: accountid, accountnumber, name, …')
  .option('--contacts <file>', 'contacts: contactid, fullname, emailaddress1, parentcustomerid, …')
  .option('--plans <file>', 'service plans: entitlementid, name, customerid, startdate, enddate, …')
  .addOption(
    new Option('--dates <order>', 'order of month and day in dates such as 12/31/2026').choices([
      'mdy',
      'dmy',
    ]),
  )
  .option('--dry-run', 'validate the files without changing the database')
  .option('--report <file>', 'file to list the rejected rows in', 'import-report.csv')
  .option('--batch <rows>', 'number of rows in a transaction', rowsIn, 2000)
  .addHelpText(
    'after',
    `
Example:
  npm run import -- --accounts accounts.csv --contacts contacts.csv --dry-run

Files are UTF-8, or Excel's "Unicode Text", separated by commas, semicolons, or tabs. To use another separator, start the
file with a line such as sep=|.

The import is idempotent: running it again changes only what has changed in the files. Exit codes: 0 all rows were
imported, 2 some rows were rejected and are listed in the report, 1 the import failed, 130 or 143 it was interrupted.`,
  )
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 1))
  .action(importAll);

function rowsIn(value: string): number {
  const rows = Number(value);
  if (Number.isInteger(rows) && rows >= 1 && rows <= 5000) return rows;
  throw new InvalidArgumentError('Use a whole number from 1 to 5000.');
}

async function importAll(options: Options): Promise<void> {
  const { accounts, contacts, plans } = options;
  if (accounts === undefined && contacts === undefined && plans === undefined)
    throw new ImportError('Specify at least one file: --accounts, --contacts, or --plans.');
  let signal: keyof typeof SIGNALS | null = null;
  for (const name of Object.keys(SIGNALS) as (keyof typeof SIGNALS)[])
    // Only once: a second signal ends the process immediately, and the database rolls back.
    process.once(name, () => (signal = name));
  process.exitCode = await withDatabase((database) => run(database, options, () => signal), {
    poolSize: 2,
    statementTimeoutMs: STATEMENT_TIMEOUT_MS,
  });
}

/** Returns the files' paths. Reports unreadable files before the report of an earlier run is replaced. */
async function usableInputs({ accounts, contacts, plans }: ImportPaths): Promise<string[]> {
  const inputs: readonly { path: string | undefined; columns: Columns<string> }[] = [
    { path: accounts, columns: accountColumns },
    { path: contacts, columns: contactColumns },
    { path: plans, columns: planColumns },
  ];
  const paths: string[] = [];
  for (const { path, columns } of inputs) {
    if (path === undefined) continue;
    const file = await openCsvFile(path);
    await file.close();
    findColumns(path, file.header, columns);
    paths.push(path);
  }
  return paths;
}

async function run(
  database: Database,
  options: Options,
  signal: () => keyof typeof SIGNALS | null,
): Promise<number> {
  const report = await openReport(options.report, await usableInputs(options));
  const display = createProgressDisplay(process.stderr);
  const summaries = new Set<Readonly<FileSummary>>();
  const startedAt = performance.now();
  try {
    const result = await importFiles({
      database,
      paths: options,
      batchSize: options.batch,
      dryRun: options.dryRun ?? false,
      dateOrder: options.dates,
      requestId: `import-${randomUUID()}`,
      now: database.clock.now(),
      onRefused: (row) => report.add(row),
      onProgress: (progress) => {
        summaries.add(progress.summary);
        display.update(progress);
      },
      isStopped: () => signal() !== null,
    });
    for (const summary of result.files) summaries.add(summary);
    const stoppedBy = result.isFinished ? null : signal();
    if (stoppedBy !== null) {
      display.stop();
      say('Interrupted. Completed batches are saved. Run the import again to complete it.');
      return SIGNALS[stoppedBy];
    }
    return result.files.some(({ refused }) => refused > 0) ? 2 : 0;
  } catch (error) {
    if (summaries.size > 0)
      say('The import failed. Completed batches are saved. Run the import again to complete it.');
    throw error;
  } finally {
    display.stop();
    summarize([...summaries], options, performance.now() - startedAt);
    await report.close();
    if ([...summaries].some(({ refused }) => refused > 0))
      say(`The rejected rows are listed in ${options.report}.`);
  }
}

function summarize(summaries: readonly Readonly<FileSummary>[], options: Options, ms: number): void {
  for (const { file, rows, added, updated, unchanged, refused } of summaries)
    say(
      `${file}: ${String(rows)} rows: ${String(added)} added, ${String(updated)} updated, ${String(unchanged)} unchanged, ${String(refused)} rejected.`,
    );
  if (options.dryRun) say('Dry run: nothing was changed.');
  if (summaries.length > 0) say(`Finished in ${(ms / 1000).toFixed(1)} s.`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

runCommand(command, (error) => failureSentence(error, [ConfigError]));
