import { DatabaseUnusableError } from './database-error';
import { createEmbeddedDriver } from './embedded-driver';

/**
 * Marks the file of an embedded database as served by this process until the process ends or the result is called.
 *
 * Two services on one file would each deliver the same mail and answer from their own view of it. Commands such as an
 * import don't take the mark and may run beside the service.
 *
 * @throws DatabaseUnusableError when another process holds the mark.
 */
export function markAsServed(path: string): () => void {
  const Connection = createEmbeddedDriver({ readOnly: false });
  // An empty database beside the file, whose lock the operating system releases with the process.
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
