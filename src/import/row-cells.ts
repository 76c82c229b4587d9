import { unescapeFormula } from '../formula-cell';
import { parseGuid } from '../guid';
import type { ColumnPositions } from './columns';
import type { FaultCode, RowFault } from './row-fault';

/** What a cell refers to a record by. */
export type Lookup =
  { readonly by: 'ID'; readonly id: string } | { readonly by: 'NAME'; readonly name: string };

/** What Excel writes for a column that is too narrow and for a formula that failed, such as a name that begins with `-`. */
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

  /** Takes where the columns are. */
  constructor(private readonly positions: ColumnPositions<Field>) {}

  /** The first fault of the row under way; null while there is none. */
  get fault(): RowFault<Field> | null {
    return this.first;
  }

  /** Begins a row. */
  begin(cells: readonly string[]): void {
    this.cells = cells;
    this.first = null;
  }

  /** Notes a fault, unless there is one already. */
  refuse(code: FaultCode, field: Field | null): void {
    this.first ??= { code, field };
  }

  /** The record's own id; null where the row has none. Notes no fault. */
  get recordId(): string | null {
    return guidIn(this.cell('id' as Field));
  }

  /** Gives a cell without white space at its ends; null for an empty one and where there is no such column. */
  text(field: Field): string | null {
    const cell = this.cell(field);
    if (cell === '' || cell === NOTHING) return null;
    if (cell.includes(LOST_CHARACTER)) this.refuse('DAMAGED_TEXT', field);
    if (SPREADSHEET_ERROR.test(cell)) this.refuse('SPREADSHEET_ERROR', field);
    const unescaped = unescapeFormula(cell);
    if (unescaped !== cell) return unescaped;
    const text = TEXT_FORMULA.exec(cell)?.[1]?.trim() ?? cell;
    return text === '' ? null : text;
  }

  /** Gives a cell that must not be empty; '' with the fault noted when it is. */
  required(field: Field): string {
    const text = this.text(field);
    if (text === null) this.refuse('MISSING', field);
    return text ?? '';
  }

  /** Gives a record's own id in lower case, with or without braces. */
  id(field: Field): string {
    const id = guidIn(this.required(field));
    if (id === null) this.refuse('INVALID_ID', field);
    return id ?? '';
  }

  /** Gives what a cell refers to a record by; null for an empty one. */
  lookup(field: Field): Lookup | null {
    const text = this.text(field);
    if (text === null) return null;
    const id = guidIn(text);
    return id === null ? { by: 'NAME', name: text } : { by: 'ID', id };
  }

  /** Gives what one of some words stands for, in any case; null for an empty cell. */
  oneOf<Value>(field: Field, values: Readonly<Record<string, Value>>, code: FaultCode): Value | null {
    const text = this.text(field);
    if (text === null) return null;
    const word = text.toLowerCase();
    if (Object.hasOwn(values, word)) return values[word] ?? null;
    this.refuse(code, field);
    return null;
  }

  /** Tells whether the file has a column at all. */
  has(field: Field): boolean {
    return this.positions.has(field);
  }

  private cell(field: Field): string {
    const position = this.positions.get(field);
    return (position === undefined ? undefined : this.cells[position]?.trim()) ?? '';
  }
}

function guidIn(text: string): string | null {
  return parseGuid(text.startsWith('{') && text.endsWith('}') ? text.slice(1, -1) : text);
}
