import { createBoundedCache } from '../foundation/bounded-cache';
import { withoutLiterals } from '../foundation/sql-literals';

/** Maximum size of all cached names, with the statements as keys. */
export const NAMES_BYTES = 1024 * 1024;
/** Longer statements, such as bulk inserts, aren't cached. */
const LONGEST_KEY = 8_000;

const VERB = /^[\s(]*([A-Za-z]+)/;
// Names of tables are constants of the code, so they're a fixed set. JSON_TABLE isn't one.
const TABLE = /\b(?:FROM|INTO|UPDATE|(?:STRAIGHT_)?JOIN)\s+[`"]?([a-z][a-z_]*)/;
const WITH_TABLE: ReadonlySet<string> = new Set(['SELECT', 'WITH', 'INSERT', 'REPLACE', 'UPDATE', 'DELETE']);

const names = createBoundedCache<{ readonly name: string }>({ bytes: NAMES_BYTES, bytesOf: () => 0 });

/**
 * Returns the name of an SQL statement for metrics and traces: its verb and its first table, such as `SELECT profile`.
 *
 * Never contains values.
 */
export function statementName(sql: string): string {
  if (sql.length > LONGEST_KEY) return nameOf(sql.slice(0, LONGEST_KEY));
  const known = names.get(sql);
  if (known) return known.name;
  const name = nameOf(sql);
  names.set(sql, { name });
  return name;
}

function nameOf(given: string): string {
  const sql = withoutLiterals(given);
  const verb = (VERB.exec(sql)?.[1] ?? 'OTHER').toUpperCase();
  if (!WITH_TABLE.has(verb)) return verb;
  const [, table] = TABLE.exec(withoutParentheses(sql)) ?? TABLE.exec(sql) ?? [];
  return table === undefined ? verb : `${verb} ${table}`;
}

/** Removes subqueries and functions, whose tables come before the statement's own one. */
function withoutParentheses(sql: string): string {
  const outer = sql.replaceAll(/\([^()]*\)/g, '#');
  return outer === sql ? sql : withoutParentheses(outer);
}
