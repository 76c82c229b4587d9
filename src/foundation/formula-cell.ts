// Excel computes what begins with the full-width forms, too, where the language writes them (OWASP, CSV injection).
const FORMULA = /^'*[=+\-@＝＋－＠\t\r]/;
const ESCAPED = /^'+[=+\-@＝＋－＠\t\r]/;

/**
 * Writes a cell so that no spreadsheet computes it: what begins like a formula gets an apostrophe before it.
 *
 * People choose their own names, and those who open the file trust it.
 */
export function escapeFormula(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

/** Takes the apostrophe of `escapeFormula` away. */
export function unescapeFormula(cell: string): string {
  return ESCAPED.test(cell) ? cell.slice(1) : cell;
}
