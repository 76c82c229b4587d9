import type { Command } from 'commander';
import { createDataSource } from '../composition/data-source';
import { loadDatabaseAddress } from '../config/config';
import { processEnvironment } from '../config/process-environment';
import type { Database } from '../database/database';
import { openDatabase, type OpenDatabaseOptions } from '../database/open-database';
import { messageOf } from '../foundation/message-of';

/**
 * Runs a command with the arguments of this process. On failure, prints a sentence to standard error and sets the exit
 * code to 1.
 */
export function runCommand(command: Command, sentenceOf: (error: unknown) => string = messageOf): void {
  ignoreClosedOutput();
  command.parseAsync().catch((error: unknown) => {
    process.stderr.write(`${sentenceOf(error)}\n`);
    process.exitCode = 1;
  });
}

/** Opens the database of DATABASE_URL for a task, and closes it afterward. Throws if migrations are pending. */
export async function withDatabase<Result>(
  task: (database: Database) => Promise<Result>,
  options: Partial<OpenDatabaseOptions> = {},
): Promise<Result> {
  const address = options.address ?? loadDatabaseAddress(processEnvironment());
  const database = await openDatabase(createDataSource, { ...options, address });
  const result = await database
    .requireMigrated()
    .then(() => task(database))
    .catch(async (error: unknown) => {
      // Reports the first error, not one of closing.
      await database.close().catch(() => undefined);
      throw error;
    });
  await database.close();
  return result;
}

/**
 * Lets a command finish with its own exit code if the reader of its output is gone, as with `| head`.
 *
 * @throws Error, which ends the process, if the output fails for another reason.
 */
function ignoreClosedOutput(): void {
  for (const output of [process.stdout, process.stderr])
    output.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
}
