import { unescapeFormula } from '../foundation/formula-cell';
import { parseGuid } from '../foundation/guid';
import { ok, type Result } from '../foundation/result';
import type { ColumnPositions } from './columns';
import type { FaultCode, ReadValues, RowFault, RowValues } from './row-fault';

/** How a cell refers to a record. */
export type Lookup =
  { readonly by: 'ID'; readonly id: string } | { readonly by: 'NAME'; readonly name: string };

/** What Excel writes for a column that is too narrow or a formula that failed, such as a name that begins with `-`. */
const SPREADSHEET_ERROR = /^#(?:#+|N\/A|NAME\?|REF!|VALUE!|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)$/;
/** How programs prevent Excel from converting text. */
const TEXT_FORMULA = /^="([^"]*)"$/;
/** What SQL tools write for an empty value. A person's name is written Null. */
const NOTHING = 'NULL';
const LOST_CHARACTER = '\uFFFD';

/** Reads the cells of rows by field, one row after another, and keeps the first fault of each row. */
export class RowCells<Field extends string> {
  private cells: readonly string[] = [];
  private first: RowFault<Field> | null = null;
  private readonly refusedFields = new Set<Field | null>();

  /** Takes the positions of the columns. */
  constructor(private readonly positions: ColumnPositions<Field>) {}

  /** The first fault of the current row; null if there is none. */
  get fault(): RowFault<Field> | null {
    return this.first;
  }

  /** Starts a row, with a fault of the whole row, if any. */
  begin(cells: readonly string[], fault: RowFault<Field> | null = null): void {
    this.cells = cells;
    this.first = fault;
    this.refusedFields.clear();
  }

  /** Refuses a cell. Only the first fault of a row is reported. */
  refuse(code: FaultCode, field: Field | null): void {
    this.first ??= { code, field };
    this.refusedFields.add(field);
  }

  /** Returns whether the cell of a field has been refused. */
  isRefused(field: Field): boolean {
    return this.refusedFields.has(field);
  }

  /** The record's own id; null if the row has none. Records no fault. */
  get recordId(): string | null {
    return guidIn(this.cell('id' as Field));
  }

  /** Returns the values of the row, with its first fault. A row without an id is refused. */
  read<Values extends { readonly externalId: string }>(
    values: ReadValues<Values>,
  ): Result<RowValues<Values, Field>, RowFault<Field>> {
    if (this.first && this.refusedFields.has('id' as Field)) return { ok: false, refusal: this.first };
    // Only refused cells are null where `Values` doesn't allow null.
    return ok({ ...values, fault: this.first });
  }

  /** Returns a trimmed cell; null if it's empty, unreadable, or has no column. */
  text(field: Field): string | null {
    const cell = this.cell(field);
    if (cell === '' || cell === NOTHING) return null;
    if (cell.includes(LOST_CHARACTER)) this.refuse('DAMAGED_TEXT', field);
    if (SPREADSHEET_ERROR.test(cell)) this.refuse('SPREADSHEET_ERROR', field);
    if (this.isRefused(field)) return null;
    const unescaped = unescapeFormula(cell);
    if (unescaped !== cell) return unescaped;
    const text = TEXT_FORMULA.exec(cell)?.[1]?.trim() ?? cell;
    return text === '' ? null : text;
  }

  /** Returns a cell that must not be empty. If it is, records the fault and returns ''. */
  required(field: Field): string {
    const text = this.text(field);
    if (text === null) this.refuse('MISSING', field);
    return text ?? '';
  }

  /** Returns the record's own id in lowercase. Accepts ids with or without braces. */
  id(field: Field): string {
    const id = guidIn(this.required(field));
    if (id === null) this.refuse('INVALID_ID', field);
    return id ?? '';
  }

  /** Returns the reference to a record; null for an empty cell. */
  lookup(field: Field): Lookup | null {
    const text = this.text(field);
    if (text === null) return null;
    const id = guidIn(text);
    return id === null ? { by: 'NAME', name: text } : { by: 'ID', id };
  }

  /** Returns the value for one of the given words, in any case; null for an empty cell. */
  oneOf<Value>(field: Field, values: Readonly<Record<string, Value>>, code: FaultCode): Value | null {
    const text = this.text(field);
    if (text === null) return null;
    const word = text.toLowerCase();
    if (Object.hasOwn(values, word)) return values[word] ?? null;
    this.refuse(code, field);
    return null;
  }

  /** Returns whether the file has a column for a field, and its cell hasn't been refused. */
  says(field: Field): boolean {
    return this.positions.has(field) && !this.isRefused(field);
  }

  private cell(field: Field): string {
    const position = this.positions.get(field);
    return (position === undefined ? undefined : this.cells[position]?.trim()) ?? '';
  }
}

function guidIn(text: string): string | null {
  return parseGuid(text.startsWith('{') && text.endsWith('}') ? text.slice(1, -1) : text);
}
