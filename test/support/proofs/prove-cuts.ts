/**
 * `npm run prove:cuts`: cuts the connections to a private database server while they are in use, and prints the
 * results. Exits with 1 if an acknowledged write was lost, or an error other than DatabaseUnavailableError was thrown
 * or uncaught.
 */
import { Command } from 'commander';
import { CUTS, proveCuts } from './connection-cuts';
import { findServerBinaries } from '../database/server-binary';
import { runCommand } from '../../../src/commands/run-command';

async function prove(times: number): Promise<void> {
  const binaries = findServerBinaries();
  if (binaries.length === 0)
    throw new Error('This needs the program of a database server; see docs/testing.md.');
  let uncaught = 0;
  process.on('uncaughtException', (error) => {
    uncaught += 1;
    process.stderr.write(`Uncaught: ${error.stack ?? String(error)}\n`);
  });
  for (const binary of binaries) {
    for (const cut of CUTS) {
      const { unexpected, ...proof } = await proveCuts(binary, cut, times);
      const figures = { ...proof, unexpected: unexpected.length, uncaught };
      process.stdout.write(
        `${binary.kind} ${binary.version}, ${cut} ${String(times)} times: ${JSON.stringify(figures)}\n`,
      );
      for (const message of new Set(unexpected)) process.stderr.write(`  ${message}\n`);
      if (unexpected.length + proof.lost + uncaught > 0) process.exitCode = 1;
    }
  }
}

runCommand(
  new Command('npm run prove:cuts --')
    .description(
      'Cuts database connections, and checks that no process ends and no acknowledged write is lost, on each server that is found.',
    )
    .option('--cuts <number>', 'number of cuts of each kind', '100')
    .action(({ cuts }: { readonly cuts: string }) => prove(Number(cuts))),
);
