// In East Asian versions, Excel also evaluates cells that begin with the full-width forms (OWASP, CSV injection).
const FORMULA = /^'*[=+\-@＝＋－＠\t\r]/;
const SPECIAL = /[",\r\n]/;
// Without it, Excel reads the file in the computer's legacy encoding.
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Writes a table as CSV (RFC 4180), with a byte order mark. An apostrophe goes before cells that spreadsheets would
 * evaluate, because people choose their own names.
 */
export function csvText(table: readonly (readonly string[])[]): string {
  return BYTE_ORDER_MARK + table.map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
}

function cellText(text: string): string {
  const cell = FORMULA.test(text) ? `'${text}` : text;
  return SPECIAL.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
