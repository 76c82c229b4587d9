// In East Asian versions, Excel also evaluates cells that begin with the full-width forms (OWASP, CSV injection).
const FORMULA = /^'*[=+\-@＝＋－＠\t\r]/;
const ESCAPED = /^'+[=+\-@＝＋－＠\t\r]/;

/**
 * Escapes a cell so that no spreadsheet evaluates it: puts an apostrophe before text that begins like a formula.
 *
 * People choose their own names, and administrators trust the file that contains them.
 */
export function escapeFormula(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

/** Removes the apostrophe that `escapeFormula` adds. */
export function unescapeFormula(cell: string): string {
  return ESCAPED.test(cell) ? cell.slice(1) : cell;
}
