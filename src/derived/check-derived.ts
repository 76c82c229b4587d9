import type { EntityManager } from 'typeorm';
import {
  dialectIn,
  inParts,
  insertRows,
  selectWhereIn,
  type StoredValue,
  updateRowsTogether,
} from '../database/bulk-statements';
import type { Database } from '../database/database';
import { isEmbedded } from '../database/dialect';
import { nullable, type Row, selectRows, text } from '../database/row';
import { splitWords, WORD_LENGTH } from '../search/search-words';
import { DERIVED_TABLES, type DerivedTable } from './derived-columns';

/** What a check found in a table. */
export interface TableFindings {
  readonly table: string;
  rows: number;
  /** The number of rows with an outdated value, by column. `search_word` counts records that it doesn't find. */
  readonly outdated: Map<string, number>;
  /** The column with unique values. */
  readonly unique: string | undefined;
  /** The ids of rows whose unique value can't be corrected, because another row has it. */
  readonly conflicts: string[];
}

/** How to check. */
export interface CheckSettings {
  /** Corrects outdated values, each batch in its own transaction. */
  readonly repair: boolean;
  /** Maximum number of rows in a batch. */
  readonly batchSize: number;
  /** Called after each batch. */
  readonly onProgress: (findings: TableFindings) => void;
  readonly isStopped: () => boolean;
}

/** An outdated row, with its computed values. */
interface Outdated {
  readonly row: Row;
  readonly id: string;
  readonly values: Readonly<Record<string, StoredValue>>;
  readonly columns: readonly string[];
}

/** SQLite limits the depth of expressions to 1,000. */
const WORDS_PER_DELETE = 200;

/** Checks all derived columns, table by table, in bounded batches. Stops between two batches. */
export async function checkDerived(database: Database, settings: CheckSettings): Promise<TableFindings[]> {
  const all: TableFindings[] = [];
  for (const derived of DERIVED_TABLES) {
    const { table, unique } = derived;
    const findings: TableFindings = { table, unique, rows: 0, outdated: new Map(), conflicts: [] };
    all.push(findings);
    for (let last: string | undefined = ''; last !== undefined && !settings.isStopped();) {
      const after: string = last;
      const batch = settings.repair
        ? await database.write((manager) => checkBatch(manager, derived, after, settings))
        : await checkBatch(database.reads, derived, after, settings);
      findings.rows += batch.rows;
      for (const column of batch.outdated)
        findings.outdated.set(column, (findings.outdated.get(column) ?? 0) + 1);
      findings.conflicts.push(...batch.conflicts);
      settings.onProgress(findings);
      last = batch.last;
    }
  }
  return all;
}

async function checkBatch(
  manager: EntityManager,
  derived: DerivedTable,
  after: string,
  { repair, batchSize }: CheckSettings,
): Promise<{ rows: number; outdated: string[]; conflicts: string[]; last: string | undefined }> {
  const rows = await readBatch(manager, derived, after, { repair, batchSize });
  const unfound = await findUnfound(
    manager,
    derived,
    rows.map((row) => text(row, 'id')),
  );
  const found = rows.flatMap((row): Outdated[] => {
    const id = text(row, 'id');
    const values = derived.compute(row);
    const columns = Object.keys(values).filter(
      (column) => derived.columns[column]?.read(row, column) !== values[column],
    );
    if (unfound.has(id) && !columns.includes('words')) columns.push('search_word');
    return columns.length === 0 ? [] : [{ row, id, values, columns }];
  });
  const conflicts = await findConflicts(manager, derived, found);
  if (repair) await correct(manager, derived, found, conflicts);
  return {
    rows: rows.length,
    outdated: found.flatMap(({ columns }) => columns),
    conflicts: [...conflicts],
    last: rows.length < batchSize ? undefined : text(rows.at(-1) ?? {}, 'id'),
  };
}

async function readBatch(
  manager: EntityManager,
  { table, columns, inputs, joined = '', where = '1 = 1', found }: DerivedTable,
  after: string,
  { repair, batchSize }: { readonly repair: boolean; readonly batchSize: number },
): Promise<Row[]> {
  const next = `WHERE listed.id > ? AND ${where} ORDER BY listed.id LIMIT ${String(batchSize)}`;
  // In its own statement, so that the next one sees what the locks waited for.
  if (repair && !isEmbedded(manager.dataSource))
    await selectRows(manager, `SELECT listed.id FROM ${table} AS listed ${next} FOR UPDATE`, [after]);
  const selected = [
    ...['id', ...Object.keys(columns)].map((column) => `listed.${column}`),
    ...Object.entries(inputs).map(([name, sql]) => `${sql} AS ${name}`),
    ...(found ? [`listed.${found.in} AS found_in`] : []),
  ];
  return selectRows(manager, `SELECT ${selected.join()} FROM ${table} AS listed ${joined} ${next}`, [after]);
}

/** Finds the records of which `search_word` lacks a word. */
async function findUnfound(
  manager: EntityManager,
  { table, found }: DerivedTable,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (!found) return new Set();
  const collation = isEmbedded(manager.dataSource) ? '' : 'COLLATE utf8mb4_bin';
  const rows = await selectWhereIn(
    manager,
    `SELECT DISTINCT listed.id FROM ${table} AS listed
       CROSS JOIN ${dialectIn(manager).eachWord('listed.words', WORD_LENGTH)}
       LEFT JOIN search_word ON search_word.account_id = listed.${found.in} AND search_word.kind = '${found.kind}'
         AND search_word.word = word.value ${collation} AND search_word.subject_id = listed.id
     WHERE TRIM(listed.words) <> '' AND listed.${found.in} IS NOT NULL AND search_word.word IS NULL AND listed.id`,
    ids,
  );
  return new Set(rows.map((row) => text(row, 'id')));
}

/** Finds the rows whose unique value another row has. */
async function findConflicts(
  manager: EntityManager,
  { table, unique }: DerivedTable,
  found: readonly Outdated[],
): Promise<ReadonlySet<string>> {
  if (unique === undefined) return new Set();
  const changing = found.filter(({ columns }) => columns.includes(unique));
  const owners = await selectWhereIn(
    manager,
    `SELECT id, ${unique} AS owned FROM ${table} WHERE ${unique}`,
    changing.map(({ values }) => String(values[unique])),
  );
  const taken = new Set(owners.map((row) => text(row, 'owned')));
  const conflicts = new Set<string>();
  for (const { id, values } of changing) {
    const value = String(values[unique]);
    if (taken.has(value)) conflicts.add(id);
    taken.add(value);
  }
  return conflicts;
}

async function correct(
  manager: EntityManager,
  { table, columns, found: searched, unique = '' }: DerivedTable,
  found: readonly Outdated[],
  conflicts: ReadonlySet<string>,
): Promise<void> {
  const types = Object.fromEntries(Object.entries(columns).map(([name, { type }]) => [name, type]));
  await updateRowsTogether(
    manager,
    table,
    types,
    found.map(({ row, id, values }) => ({
      id,
      values: Object.entries(columns).map(([name, { read }]) =>
        name === unique && conflicts.has(id) ? read(row, name) : (values[name] ?? null),
      ),
    })),
  );
  if (!searched) return;
  const { kind } = searched;
  const reindexed = found.flatMap(({ row, id, values, columns: changed }) => {
    const account = nullable(text)(row, 'found_in');
    if (account === null || !changed.some((name) => name === 'words' || name === 'search_word')) return [];
    const after = splitWords(String(values['words']));
    return [{ account, id, before: splitWords(text(row, 'words')), after }];
  });
  const gone = reindexed.flatMap(({ account, id, before, after }) =>
    [...new Set([...before, ...after])].map((word) => [account, kind, word, id]),
  );
  const one = '(account_id = ? AND kind = ? AND word = ? AND subject_id = ?)';
  for (const part of inParts(gone, WORDS_PER_DELETE))
    await manager.query(`DELETE FROM search_word WHERE ${part.map(() => one).join(' OR ')}`, part.flat());
  await insertRows(
    manager,
    'search_word',
    ['account_id', 'word', 'subject_id'],
    reindexed.flatMap(({ account, id, after }) => after.map((word) => [account, word, id])),
    { kind },
  );
}
