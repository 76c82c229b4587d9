/**
 * `npm run prove:mail`: creates mails on a private database server, lets workers deliver them to a stand-in for
 * Postmark, and prints the results. Exits with 1 if a mail was lost, invented, or duplicated without a reason.
 */
import { Command } from 'commander';
import { startMailbox } from '../../../src/dev/mailbox/mailbox';
import { invitationsIn } from '../actors/invitations';
import { failingNowAndThen, fillOutbox, proveMail } from './mail-proof';
import { openTestDatabase } from '../database/open-test-database';
import { startTestApp } from '../servers/test-app';
import { createTestDatabase, publishDatabases } from '../database/test-database';
import { prepareTestRun } from '../database/test-run';

interface Options {
  readonly mails: string;
  readonly workers: string;
  readonly searchLag: string;
  readonly calm?: boolean;
}

async function prove({ mails, workers, searchLag, calm = false }: Options): Promise<void> {
  const run = await prepareTestRun();
  publishDatabases(run);
  try {
    const server = run.databases.find(({ kind }) => kind !== 'sqlite');
    if (!server) throw new Error('This needs a database server, as the tests have it.');
    const testDatabase = await createTestDatabase(server.name);
    const test = await startTestApp(testDatabase);
    const open = await openTestDatabase(testDatabase);
    const mailbox = await startMailbox({
      port: 0,
      serverToken: 'token',
      limit: 1_000_000,
      searchLagMs: Number(searchLag),
    });
    await fillOutbox(test.database, invitationsIn(test), Number(mails));
    if (!calm) mailbox.fail(failingNowAndThen());
    const proof = await proveMail({
      databaseUrl: testDatabase.url,
      beside: open.beside,
      mailbox,
      workers: Number(workers),
      killEveryMs: calm ? 0 : 3_000,
      mostKills: 12,
    });
    const faults = proof.unfinished + proof.lost + proof.uncommitted + proof.unexplained;
    process.stdout.write(`${server.name}\n${JSON.stringify(proof, null, 2)}\n`);
    if (faults > 0) process.exitCode = 1;
    await mailbox.close();
    await open.close();
    await test.close();
    await testDatabase.drop();
  } finally {
    await run.stop();
  }
}

const command = new Command('npm run prove:mail --')
  .description(
    'Kills workers and lets Postmark fail, and checks that no mail is lost or invented, on a database server.',
  )
  .option('--mails <number>', 'number of mails', '10000')
  .option('--workers <number>', 'number of workers', '4')
  .option('--search-lag <milliseconds>', 'delay until the search finds a mail', '0')
  .option('--calm', 'kill no worker and let nothing fail, to measure throughput')
  .parse();

prove(command.opts<Options>()).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
