const FORMULA = /^'*[=+\-@\t\r]/;

/**
 * Writes a cell so that no spreadsheet computes it: what begins with = + - @ gets an apostrophe before it, which the
 * import takes away again. People choose their own names, and whoever opens the file trusts it (OWASP, CSV injection).
 */
export function escapeFormula(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}
