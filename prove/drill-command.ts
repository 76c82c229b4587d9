import { join } from 'node:path';
import { InvalidArgumentError } from 'commander';
import type { createProgress } from '../bench/progress';
import { messageOf } from '../src/foundation/message-of';
import { buildProduction, openProduction, type Production } from '../test/support/servers/production';

/** The exit code of a drill that found something. */
const FOUND = 2;

/** Runs a drill. Exits with 0 if it found nothing, with 2 if it did, and with 1 if it failed. */
export function runDrillCommand(drill: Promise<number>): void {
  drill.then(
    (found) => process.exit(found === 0 ? 0 : FOUND),
    (error: unknown) => {
      process.stderr.write(`${messageOf(error)}\n`);
      process.exit(1);
    },
  );
}

/** Opens a built service, or builds it first if no folder is given. It's removed with the process if it was built. */
export async function buildOrOpen(
  built: string | undefined,
  progress: ReturnType<typeof createProgress>,
): Promise<Production> {
  if (built === undefined) progress.begin('Building the service', 1);
  const production =
    built === undefined ? await buildProduction() : openProduction(join(process.cwd(), built));
  process.once('exit', () => production.remove());
  return production;
}

/** Parses an option that is a whole number from 1. */
export function positiveWhole(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1)
    throw new InvalidArgumentError('Must be a whole number from 1.');
  return number;
}

/** Parses an option that is a number above 0. */
export function positive(text: string): number {
  const number = Number(text);
  if (!(number > 0)) throw new InvalidArgumentError('Must be a number above 0.');
  return number;
}

/** Parses an option that is a kind of database server. */
export function databaseKind(text: string): 'mariadb' | 'mysql' {
  if (text !== 'mariadb' && text !== 'mysql') throw new InvalidArgumentError('Must be mariadb or mysql.');
  return text;
}
