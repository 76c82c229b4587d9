/**
 * `npm run prove:paths`: sends random queries to Apollo Server and to their compiled form. Exits with 1 at the first
 * different response.
 */
import { Command } from 'commander';
import { createProgress } from '../../../bench/progress';
import { comparePaths } from './compare-paths';
import { startTestApp } from '../servers/test-app';
import { createTestDatabase, publishDatabases } from '../database/test-database';
import { prepareTestRun } from '../database/test-run';
import { runCommand } from '../../../src/commands/run-command';

interface Options {
  readonly queries: number;
  readonly seed: number;
}

/** Each batch has its own service, because the responses and the log of a service are kept until it's closed. */
const BATCH = 5_000;

async function prove({ queries, seed }: Options): Promise<void> {
  const progress = createProgress(process.stderr);
  progress.begin(`Asking ${String(queries)} random queries with seed ${String(seed)}`, queries);
  const run = await prepareTestRun();
  publishDatabases(run);
  let [compiled, answered] = [0, 0];
  try {
    for (let from = 0; from < queries; from += BATCH) {
      const database = await createTestDatabase('sqlite');
      const test = await startTestApp(database);
      const count = Math.min(BATCH, queries - from);
      const comparison = await comparePaths(test, { queries: count, seed: seed + from });
      compiled += comparison.compiled;
      answered += comparison.answered;
      progress.advance(count);
      await test.close();
      await database.drop();
    }
  } finally {
    progress.stop();
    await run.stop();
  }
  process.stdout.write(
    `${String(queries)} queries, ${String(answered)} answered without errors, ${String(compiled)} by what they were compiled to, all alike.\n`,
  );
}

runCommand(
  new Command('npm run prove:paths --')
    .description(
      'Sends random queries to Apollo Server and to the compiled queries, and compares the responses byte for byte.',
    )
    .option('--queries <number>', 'number of queries', Number, 100_000)
    .option('--seed <number>', 'seed of the queries', Number, 1)
    .addHelpText('after', '\nExit codes: 0 if all responses are the same, otherwise 1.')
    .action(prove),
);
