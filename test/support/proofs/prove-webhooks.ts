/**
 * `npm run prove:webhooks`: records changes in a private database server, lets workers send them to a receiver, and kills
 * them at random. Exits with 2 if an event was lost, invented, out of order, or duplicated without a reason.
 */
import { Command } from 'commander';
import { differentBelow, randomFrom } from '../../../bench/random';
import { messageOf } from '../../../src/foundation/message-of';
import { openTestDatabase } from '../database/open-test-database';
import { createTestDatabase, publishDatabases } from '../database/test-database';
import { prepareTestRun } from '../database/test-run';
import { proveWebhooks } from './webhook-proof';

interface Options {
  readonly events: string;
  readonly accounts: string;
  readonly workers: string;
  readonly kills: string;
  readonly seed: string;
}

const LONGEST_SECONDS = 1_800;

async function prove({ events, accounts, workers, kills, seed }: Options): Promise<void> {
  const run = await prepareTestRun();
  publishDatabases(run);
  try {
    const server = run.databases.find(({ kind }) => kind !== 'sqlite');
    if (!server) throw new Error('This needs a database server, as the tests have it.');
    const testDatabase = await createTestDatabase(server.name);
    const open = await openTestDatabase(testDatabase);
    const random = randomFrom(Number(seed));
    const total = Number(events);
    const proof = await proveWebhooks({
      ...{ open, databaseUrl: testDatabase.url, random, events: total },
      ...{ accounts: Number(accounts), workers: Number(workers), seconds: LONGEST_SECONDS },
      killedAt: differentBelow(random, total, Number(kills)),
      failedAt: differentBelow(random, total, Math.ceil(total / 500)),
    });
    process.stdout.write(`${server.name}, seed ${seed}\n${JSON.stringify(proof, null, 2)}\n`);
    if (proof.lost + proof.uncommitted + proof.outOfOrder + proof.unexplained > 0) process.exitCode = 2;
    await open.close();
    await testDatabase.drop();
  } finally {
    await run.stop();
  }
}

const command = new Command('npm run prove:webhooks --')
  .description(
    'Kills workers while they send webhooks, and checks that no event is lost, invented or out of order, on a database server. Exit codes: 0 passed, 2 a promise was broken, 1 the proof could not run.',
  )
  .option('--events <number>', 'number of events', '10000')
  .option('--accounts <number>', 'number of accounts', '200')
  .option('--workers <number>', 'number of workers', '2')
  .option('--kills <number>', 'how many times all workers are killed', '12')
  .option('--seed <number>', 'seed of what is random', '19')
  .parse();

prove(command.opts<Options>()).catch((error: unknown) => {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exitCode = 1;
});
