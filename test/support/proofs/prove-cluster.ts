/**
 * `npm run prove:cluster -- galera`: starts a MariaDB Galera cluster, makes conflicting changes on several nodes at once,
 * and prints what they led to. Exits with 1 if a rule is broken.
 */
import { Argument, Command } from 'commander';
import { findGalera, startGalera } from '../database/galera-cluster';
import { findServerBinaries } from '../database/server-binary';
import { writeConflicts } from './conflicting-writers';

interface Options {
  readonly nodes: string;
  readonly rounds: string;
  readonly seed: string;
}

async function prove({ nodes, rounds, seed }: Options): Promise<void> {
  const programs = findGalera(findServerBinaries());
  if (typeof programs === 'string') throw new Error(`No cluster can be started here: ${programs}.`);
  const cluster = await startGalera(programs, Number(nodes));
  try {
    const report = await writeConflicts(cluster, { rounds: Number(rounds), seed: Number(seed) });
    process.stdout.write(`MariaDB ${programs.server.version}\n${JSON.stringify(report, null, 2)}\n`);
    const { accountsWithoutAdministrator, addressesTwice, removedWithInvitation } = report;
    if (accountsWithoutAdministrator + addressesTwice + removedWithInvitation > 0) process.exitCode = 1;
  } finally {
    await cluster.stop();
  }
}

const command = new Command('npm run prove:cluster --')
  .description('Makes conflicting changes on several nodes of a cluster at once, and checks the rules.')
  .addArgument(new Argument('<cluster>', 'the kind of cluster').choices(['galera']))
  .option('--nodes <number>', 'number of nodes', '3')
  .option('--rounds <number>', 'number of rounds, each with three conflicts', '30')
  .option('--seed <number>', 'seed of what is random', '1')
  .parse();

prove(command.opts<Options>()).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
