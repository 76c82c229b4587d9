// East Asian versions of Excel also evaluate cells that begin with the full-width forms (OWASP, CSV injection).
// In many languages, it splits unquoted text at semicolons or tabs, so a formula can also begin after those.
const FORMULA = /(?<=^|[;\t])(?='*[=+\-@＝＋－＠\t\r])/g;
const SPECIAL = /[",\r\n]/;
// Without it, Excel reads the file in the computer's legacy encoding.
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Writes a table as CSV (RFC 4180), with a byte order mark. Text that spreadsheets would evaluate gets an
 * apostrophe, because people choose their own names.
 */
export function csvText(table: readonly (readonly string[])[]): string {
  return BYTE_ORDER_MARK + table.map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
}

function cellText(text: string): string {
  const cell = text.replace(FORMULA, "'");
  return SPECIAL.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
