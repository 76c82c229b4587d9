import { ImportError } from './import-error';

/** The names of a column: first in Dataverse's tables, then in its exports for people. */
export interface ColumnNames {
  readonly logical: string;
  readonly also: readonly string[];
  readonly required?: boolean;
}

/** The columns of a file, by our field names. */
export type Columns<Field extends string> = Readonly<Record<Field, ColumnNames>>;

/** The positions in a row of the columns that a file has. */
export type ColumnPositions<Field extends string> = ReadonlyMap<Field, number>;

/** The column of a record's state, in all tables. */
export const stateColumn: ColumnNames = { logical: 'statecode', also: ['Status'] };

/**
 * Finds the known columns in a header, by any of their names, in any case and order. If several columns match a field,
 * the one whose name comes first in the list wins, since it's more exact.
 *
 * @throws ImportError that names the missing columns.
 */
export function findColumns<Field extends string>(
  path: string,
  header: readonly string[],
  columns: Columns<Field>,
): ColumnPositions<Field> {
  const titles = header.map((title) => title.trim().toLowerCase());
  const positions = new Map<Field, number>();
  const missing: string[] = [];
  for (const [field, { logical, also, required }] of Object.entries<ColumnNames>(columns)) {
    const position = [logical, ...also]
      .map((name) => titles.indexOf(name.toLowerCase()))
      .find((index) => index !== -1);
    if (position !== undefined) positions.set(field as Field, position);
    else if (required) missing.push([logical, ...also].join(' or '));
  }
  if (missing.length > 0 && header.length === 1)
    throw new ImportError(
      `The file ${path} has only one column. Separate its cells with commas, semicolons, or tabs, or specify the separator in a first line such as sep=|.`,
    );
  if (missing.length > 0) throw new ImportError(`The file ${path} lacks the columns: ${missing.join('; ')}.`);
  return positions;
}
