import type { Database } from '../database/database';
import { type Dialect, inEachDialect } from '../database/dialect';
import { boolean, instant, integer, nullable, type Row, rowReader, text } from '../database/row';
import { ok, type Refusal, refused, type Result } from '../foundation/result';
import type { Change, PublicChanges } from './change';

/** The part of the change log to read. */
export interface ChangesWindow {
  /** Returns changes after this position; null starts with the oldest one that is kept. */
  readonly after: number | null;
  /** Maximum number of changes. */
  readonly limit: number;
  /** Returns only changes of this account. Defaults to all changes. */
  readonly accountId?: string | null;
}

/** Why changes can't be read: those right after the position are no longer kept, so the reader must resynchronize. */
export type ReadChangesRefusal = Refusal<'CURSOR_EXPIRED'>;

/**
 * Reads changes in order of their positions. Changes that aren't numbered yet follow later (see `numberChanges`).
 *
 * No change between `after` and the last returned one is missing, except those of other accounts. Positions after the
 * last one are accepted, since the database that answers may be behind the one that numbered.
 */
export async function readChanges(
  database: Database,
  { after, limit, accountId = null }: ChangesWindow,
): Promise<Result<readonly Change[], ReadChangesRefusal>> {
  const rows =
    accountId === null
      ? await database.select(SELECT_ALL(database), [after ?? 0, limit])
      : await database.select(SELECT_OF_ACCOUNT(database), [accountId, after ?? 0, limit]);
  const changes = rows.map(changeOf);
  if (after === null || changes[0]?.position === after + 1) return ok(changes);
  // Positions only have a gap where changes were lost (see `skipPositions`). Checked afterward, because changes may be
  // deleted meanwhile.
  return (await isComplete(database, after)) ? ok(changes) : refused('CURSOR_EXPIRED');
}

/** The changes after a position, and whether there are changes without a position. */
export interface NewChanges {
  readonly changes: readonly Change[];
  readonly isNumberingDue: boolean;
}

/** Maximum number of changes that `readNewChanges` reads. */
export const READ_AT_ONCE = 500;

/** Reads the changes after a position, in order, and whether others wait for theirs, in one statement. */
export async function readNewChanges(database: Database, after: number): Promise<NewChanges> {
  const rows = await database.select(SELECT_NEW(database), [after, READ_AT_ONCE]);
  const numbered = rows.filter(({ position }) => position !== null);
  const changes = numbered.map(changeOf).toSorted((one, other) => one.position - other.position);
  return { changes, isNumberingDue: numbered.length < rows.length };
}

/** Reads the position of the last numbered change; 0 if there is none. */
export async function lastPosition(database: Database): Promise<number> {
  const [row = {}] = await database.select('SELECT position FROM change_counter', []);
  return integer(row, 'position');
}

/** Counts the changes that are kept and numbered, of one account or of all. */
export async function countChanges(database: Database, accountId: string | null): Promise<number> {
  const [row = {}] =
    accountId === null
      ? await database.select(COUNT_ALL, [])
      : await database.select(COUNT_OF_ACCOUNT, [accountId]);
  return integer(row, 'total');
}

const COUNT_ALL = 'SELECT COUNT(*) AS total FROM change_event WHERE position > 0';
const COUNT_OF_ACCOUNT = 'SELECT COUNT(*) AS total FROM change_event WHERE account_id = ? AND position > 0';

const COLUMNS = [
  ...['position', 'type', 'account_id AS accountId', 'profile_id AS profileId'],
  ...['identity_id AS identityId', 'subject_id AS subjectId', 'changes', 'occurred_at AS occurredAt'],
].join(', ');

const numbered = ({ usingIndex }: Dialect): string =>
  `SELECT ${COLUMNS} FROM change_event ${usingIndex('uq_change_event_position')}
   WHERE position > ? ORDER BY position LIMIT ?`;

const SELECT_ALL = inEachDialect(numbered);

const SELECT_OF_ACCOUNT = inEachDialect(
  ({ usingIndex }) =>
    `SELECT ${COLUMNS} FROM change_event ${usingIndex('ix_change_event_account')}
     WHERE account_id = ? AND position > ? ORDER BY position LIMIT ?`,
);

const SELECT_NEW = inEachDialect(
  (dialect) =>
    `SELECT * FROM (${numbered(dialect)}) AS numbered
     UNION ALL
     SELECT * FROM (SELECT ${COLUMNS} FROM change_event ${dialect.usingIndex('uq_change_event_position')}
       WHERE position IS NULL LIMIT 1) AS waiting`,
);

const IS_COMPLETE = `SELECT EXISTS (SELECT 1 FROM change_event WHERE position = ?) AS follows, position
   FROM change_counter`;

async function isComplete(database: Database, after: number): Promise<boolean> {
  const [row = {}] = await database.select(IS_COMPLETE, [after + 1]);
  return boolean(row, 'follows') || after >= integer(row, 'position');
}

const columnsOf = rowReader({
  position: integer,
  type: text,
  accountId: nullable(text),
  profileId: nullable(text),
  identityId: nullable(text),
  subjectId: text,
  changes: text,
  occurredAt: instant,
});

function changeOf(row: Row): Change {
  const { changes, ...others } = columnsOf(row);
  return { ...others, changes: JSON.parse(changes) as PublicChanges };
}
