import { unescapeFormula } from '../foundation/formula-cell';
import { parseGuid } from '../foundation/guid';
import { ok, refused, type Result } from '../foundation/result';
import type { ColumnPositions } from './columns';
import type { FaultCode, ReadValues, RowFault, RowValues } from './row-fault';

/** What a cell refers to a record by. */
export type Lookup =
  { readonly by: 'ID'; readonly id: string } | { readonly by: 'NAME'; readonly name: string };

/**
 * What Excel writes for a column that is too narrow and for a formula that failed, such as a name that begins with `-`.
 */
const SPREADSHEET_ERROR = /^#(?:#+|N\/A|NAME\?|REF!|VALUE!|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)$/;
/** How programs keep Excel from changing a text. */
const TEXT_FORMULA = /^="([^"]*)"$/;
/** What SQL tools write for nothing; a person's name is written Null. */
const NOTHING = 'NULL';
const LOST_CHARACTER = '\uFFFD';

/** Reads the cells of one row after another by what their columns mean, and keeps the first fault of each. */
export class RowCells<Field extends string> {
  private cells: readonly string[] = [];
  private first: RowFault<Field> | null = null;
  private readonly refusedFields = new Set<Field | null>();

  /** Takes where the columns are. */
  constructor(private readonly positions: ColumnPositions<Field>) {}

  /** The first fault of the row under way; null while there is none. */
  get fault(): RowFault<Field> | null {
    return this.first;
  }

  /** Begins a row, with what is wrong with it as a whole. */
  begin(cells: readonly string[], fault: RowFault<Field> | null = null): void {
    this.cells = cells;
    this.first = fault;
    this.refusedFields.clear();
  }

  /** Refuses a cell; of several faults the first is reported. */
  refuse(code: FaultCode, field: Field | null): void {
    this.first ??= { code, field };
    this.refusedFields.add(field);
  }

  /** Returns true once the cell of a field has been refused. */
  isRefused(field: Field): boolean {
    return this.refusedFields.has(field);
  }

  /** The record's own id; null where the row has none. Notes no fault. */
  get recordId(): string | null {
    return guidIn(this.cell('id' as Field));
  }

  /** Returns the values read from the row, with its first fault; a row without an id is refused. */
  read<Values extends { readonly externalId: string }>(
    values: ReadValues<Values>,
  ): Result<RowValues<Values, Field>, RowFault<Field>> {
    if (this.first && this.refusedFields.has('id' as Field)) return refused(this.first);
    // Only a refused cell leaves null where `Values` has none.
    return ok({ ...values, fault: this.first });
  }

  /** Returns a cell without white space at its ends; null if it's empty, unreadable, or there is no such column. */
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

  /** Returns a cell that must not be empty; '' with the fault noted when it is. */
  required(field: Field): string {
    const text = this.text(field);
    if (text === null) this.refuse('MISSING', field);
    return text ?? '';
  }

  /** Returns a record's own id in lower case, with or without braces. */
  id(field: Field): string {
    const id = guidIn(this.required(field));
    if (id === null) this.refuse('INVALID_ID', field);
    return id ?? '';
  }

  /** Returns what a cell refers to a record by; null for an empty one. */
  lookup(field: Field): Lookup | null {
    const text = this.text(field);
    if (text === null) return null;
    const id = guidIn(text);
    return id === null ? { by: 'NAME', name: text } : { by: 'ID', id };
  }

  /** Returns what one of some words stands for, in any case; null for an empty cell. */
  oneOf<Value>(field: Field, values: Readonly<Record<string, Value>>, code: FaultCode): Value | null {
    const text = this.text(field);
    if (text === null) return null;
    const word = text.toLowerCase();
    if (Object.hasOwn(values, word)) return values[word] ?? null;
    this.refuse(code, field);
    return null;
  }

  /** Returns true if the file has a column for a field, and its cell hasn't been refused. */
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
