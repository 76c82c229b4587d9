// East Asian versions of Excel also evaluate cells that begin with the full-width forms (OWASP, CSV injection).
// In many languages, it splits unquoted text at semicolons or tabs, so a formula can also begin after those.
const FORMULA = /(?<=^|[;\t])(?='*[=+\-@＝＋－＠\t\r])/g;
const ESCAPED = /(?<=^|[;\t])'(?='*[=+\-@＝＋－＠\t\r])/g;

/**
 * Escapes a cell so that no spreadsheet evaluates it: puts an apostrophe before text that begins like a formula,
 * and before such text after a semicolon or a tab.
 *
 * People choose their own names, and administrators trust the file that contains them.
 */
export function escapeFormula(cell: string): string {
  return cell.replace(FORMULA, "'");
}

/** Removes the apostrophes that `escapeFormula` adds. */
export function unescapeFormula(cell: string): string {
  return cell.replace(ESCAPED, '');
}
