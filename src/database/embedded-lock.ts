import { DatabaseUnusableError } from './database-error';
import { createEmbeddedDriver } from './embedded-driver';

/**
 * Marks the file of an embedded database as served by this process, until it exits or calls the returned function.
 *
 * Two services on one file would both deliver the same mail and answer from different states. Commands such as an
 * import don't need the mark and can run beside the service.
 *
 * @throws DatabaseUnusableError if another process has the mark.
 */
export function markAsServed(path: string): () => void {
  const Connection = createEmbeddedDriver({ readOnly: false });
  // An empty database beside the file. The operating system releases its lock when the process exits.
  const mark = new Connection(`${path}-served`);
  try {
    mark.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    mark.close();
    throw new DatabaseUnusableError(
      `Another service runs on the database file ${path}. Stop it, or choose another file in DATABASE_URL.`,
      {
        cause: error,
      },
    );
  }
  return () => mark.close();
}
