// Between apostrophes (\x27), in which an apostrophe is doubled or follows a backslash. It can be cut off at the end.
const LITERAL = /\x27(?:[^\x27\\]|\\[\s\S]|\x27\x27)*(?:\x27|\\?$)/g;

/** Replaces the string literals of an SQL statement by `?`. They can be names and addresses, which mysql2 inserts. */
export function withoutLiterals(sql: string): string {
  return sql.replaceAll(LITERAL, '?');
}
