// A literal can be cut off at the end.
const LITERAL = /'(?:[^'\\]|\\[\s\S]|'')*(?:'|\\?$)/g;

/** Replaces the string literals of an SQL statement by `?`. They can be names and addresses, which mysql2 inserts. */
export function withoutLiterals(sql: string): string {
  return sql.replaceAll(LITERAL, '?');
}
