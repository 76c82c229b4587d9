/**
 * `npm run prove:timing`: measures how long requests for invitations take, for known and unknown addresses, and prints
 * the probability of such a difference by chance. Exits with 1 if the times tell them apart.
 */
import { Command, InvalidArgumentError } from 'commander';
import { createProgress, type Progress } from '../../../bench/progress';
import { type Random, randomFrom } from '../../../bench/random';
import { type AddressRequests, addressOf, startAddressRequests } from './address-requests';
import { mannWhitney } from './mann-whitney';
import { createTestDatabase, publishDatabases } from '../database/test-database';
import { prepareTestRun } from '../database/test-run';
import { runCommand } from '../../../src/commands/run-command';

interface Options {
  readonly addresses: number;
  readonly seed: number;
}

/** Other work of the machine can cause a difference by chance, but not three times in a row. */
const ATTEMPTS = 3;
/** A lower probability means that the times differ. */
const SIGNIFICANT = 0.01;
const WARM_UP = 50;

/** Times requests for known and unknown addresses, in random order, and returns the probability for their times. */
async function compare(
  { observe }: AddressRequests,
  {
    addresses,
    attempt,
    random,
  }: { readonly addresses: number; readonly attempt: number; readonly random: Random },
  progress: Progress,
): Promise<number> {
  for (let index = 0; index < WARM_UP; index += 1)
    await observe(`warm-up-${String(index)}-${String(attempt)}@contoso.example`);
  const times = { known: [] as number[], other: [] as number[] };
  for (let index = 0; index < addresses; index += 1) {
    const order = random() < 0.5 ? (['known', 'other'] as const) : (['other', 'known'] as const);
    for (const kind of order) times[kind].push((await observe(addressOf(kind, index))).milliseconds);
    progress.advance();
  }
  return mannWhitney(times.known, times.other).p;
}

async function prove({ addresses, seed }: Options): Promise<void> {
  const progress = createProgress(process.stderr);
  const random = randomFrom(seed);
  const run = await prepareTestRun();
  publishDatabases(run);
  const lines: string[] = [];
  let areDifferent = false;
  try {
    for (const { name } of run.databases) {
      const database = await createTestDatabase(name);
      const requests = await startAddressRequests(database, addresses);
      const found: number[] = [];
      try {
        while (found.length < ATTEMPTS && (found.at(-1) ?? 0) <= SIGNIFICANT) {
          progress.begin(`Timing requests on ${name}`, addresses);
          found.push(await compare(requests, { addresses, attempt: found.length, random }, progress));
        }
      } finally {
        await requests.test.close();
        await database.drop();
      }
      areDifferent ||= Math.max(...found) <= SIGNIFICANT;
      lines.push(`${name}: p = ${found.map((p) => p.toFixed(4)).join(', ')}`);
    }
  } finally {
    progress.stop();
    await run.stop();
  }
  process.stdout.write(`${lines.join('\n')}\n`);
  process.stdout.write(
    areDifferent ? 'The times reveal known addresses.\n' : 'The times reveal nothing about an address.\n',
  );
  if (areDifferent) process.exitCode = 1;
}

/** The test needs some samples, and the addresses must have the same length. */
function parseAddresses(text: string): number {
  const addresses = Number(text);
  if (Number.isInteger(addresses) && addresses >= 20 && addresses <= 9999) return addresses;
  throw new InvalidArgumentError('Enter a number from 20 to 9999.');
}

runCommand(
  new Command('npm run prove:timing --')
    .description(
      'Compares how long requests for invitations take for known and unknown addresses, on each database, with the test of Mann and Whitney. On a probability of at most 0.01, it tries again, up to three times.',
    )
    .option(
      '--addresses <number>',
      'number of known and of unknown addresses, 20 to 9999',
      parseAddresses,
      500,
    )
    .option('--seed <number>', 'seed of the random order', Number, 1)
    .addHelpText('after', '\nExit codes: 0 if the times reveal nothing about an address, otherwise 1.')
    .action(prove),
);
