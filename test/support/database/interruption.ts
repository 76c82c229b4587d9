import type { DataSource } from 'typeorm';

/** The error of the statement that is chosen to fail. */
export const INTERRUPTED = 'interrupted by the test';

/** Returns whether a statement changes something, rather than reads, locks, or sets a variable. */
export function changesSomething(sql: string): boolean {
  return !/^\s*(SELECT|SET|PRAGMA|ROLLBACK)\b/i.test(sql);
}

/**
 * Runs work and counts the statements that change something. One of them can be made to fail before it's sent.
 *
 * `at` is its number, from 0. By default, none fails.
 */
export async function countChanges(
  dataSource: DataSource,
  work: () => Promise<unknown>,
  at = Infinity,
): Promise<number> {
  let changes = 0;
  const create = dataSource.createQueryRunner.bind(dataSource);
  const undo: (() => void)[] = [];
  dataSource.createQueryRunner = (mode) => {
    const runner = create(mode);
    const query = runner.query.bind(runner) as (...given: unknown[]) => Promise<unknown>;
    const counting = (...given: [string, ...unknown[]]): Promise<unknown> =>
      changesSomething(given[0]) && changes++ === at
        ? Promise.reject(new Error(INTERRUPTED))
        : query(...given);
    undo.push(() => Object.assign(runner, { query }));
    return Object.assign(runner, { query: counting });
  };
  try {
    await work();
    return changes;
  } finally {
    dataSource.createQueryRunner = create;
    // SQLite's data source has only one query runner.
    for (const step of undo) step();
  }
}
