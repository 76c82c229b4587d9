import { Command, InvalidArgumentError } from 'commander';
import { checkDerived, type TableFindings } from '../derived/check-derived';
import { runCommand, withDatabase } from './run-command';

const OUTDATED = 2;
const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;
const LINE_EVERY_MS = 10_000;

interface Options {
  readonly repair?: boolean;
  readonly batch: number;
}

const command = new Command('npm run derived --')
  .description(
    'Checks the columns that are computed from others, such as the keys by which names are ordered and numbers are compared. Changes nothing without --repair. The service can run meanwhile.',
  )
  .option('--repair', 'correct outdated values')
  .option('--batch <rows>', 'number of rows in a transaction', rowsIn, 500)
  .addHelpText(
    'after',
    `
Releases from before a column existed, which may still run during an upgrade, don't update it.

Exit codes: 0 nothing is outdated, or everything was corrected, 2 something is outdated, 1 the check failed, 130 or 143 it
was interrupted. Completed batches are saved.`,
  )
  .action(check);

async function check({ repair = false, batch }: Options): Promise<void> {
  let signal: keyof typeof SIGNALS | null = null;
  for (const name of Object.keys(SIGNALS) as (keyof typeof SIGNALS)[])
    process.once(name, () => (signal = name));
  const stoppedBy = (): keyof typeof SIGNALS | null => signal;
  let shownAt = performance.now();
  const all = await withDatabase(
    (database) =>
      checkDerived(database, {
        ...{ repair, batchSize: batch, isStopped: () => stoppedBy() !== null },
        onProgress({ table, rows }) {
          if (performance.now() - shownAt < LINE_EVERY_MS) return;
          shownAt = performance.now();
          process.stderr.write(`${table}: ${String(rows)} rows checked\n`);
        },
      }),
    { poolSize: 1, statementTimeoutMs: 60_000 },
  );
  for (const findings of all) say(lineOf(findings, repair));
  const conflicts = all.flatMap(({ table, conflicts: ids }) => ids.map((id) => `${table} ${id}`));
  for (const each of conflicts)
    say(`${each} can't be corrected, because another row has its key. Give one of them another number.`);
  const stopped = stoppedBy();
  if (stopped !== null) {
    say('Interrupted. Run the command again to complete it.');
    process.exitCode = SIGNALS[stopped];
  } else if (conflicts.length > 0 || (!repair && all.some(({ outdated }) => outdated.size > 0))) {
    process.exitCode = OUTDATED;
  }
}

function lineOf({ table, unique, rows, outdated, conflicts }: TableFindings, repair: boolean): string {
  const uncorrected = (column: string): number => (repair && column === unique ? conflicts.length : 0);
  const found = [...outdated]
    .map(([column, count]) => [column, count - uncorrected(column)] as const)
    .filter(([, count]) => count > 0)
    .map(([column, count]) => `${column} ${String(count)}`)
    .join(', ');
  const none = outdated.size === 0 ? 'nothing is outdated' : 'nothing was corrected';
  const result = found === '' ? none : `${repair ? 'corrected' : 'outdated'}: ${found}`;
  return `${table}: ${String(rows)} rows, ${result}.`;
}

function rowsIn(value: string): number {
  const rows = Number(value);
  if (Number.isInteger(rows) && rows >= 1 && rows <= 5000) return rows;
  throw new InvalidArgumentError('Use a whole number from 1 to 5000.');
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

runCommand(command);
