/**
 * Summarizes SQL statements in two words, for people to read and tests to compare: `read profile`, `lock profile`, `add
 * mail`, `change session`, `delete search_word`, `begin`, `commit`.
 *
 * A join is named by its first table, except for given values. On SQLite, which has no row locks, a lock is a read.
 */
export function kindsOf(statements: readonly string[]): string[] {
  return statements.map(kindOf);
}

function kindOf(sql: string): string {
  const [, verb = ''] = /^[\s(]*(\w+)/.exec(sql) ?? [];
  switch (verb.toUpperCase()) {
    case 'START':
    case 'BEGIN':
      return 'begin';
    case 'COMMIT':
      return 'commit';
    case 'SELECT':
      return `${/FOR UPDATE\b/.test(sql) ? 'lock' : 'read'} ${tableAfter('FROM', sql)}`;
    case 'INSERT':
      return `add ${tableAfter('INTO', sql)}`;
    case 'UPDATE':
      return `change ${tableAfter('UPDATE', sql)}`;
    case 'DELETE':
      return `delete ${tableAfter('FROM', sql)}`;
    default:
      return `${verb}: ${sql}`;
  }
}

function tableAfter(word: string, sql: string): string {
  // Not the FROM of a computed column or of the first part of a UNION, which are in parentheses.
  const outside = sql
    .replaceAll(/\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)/g, '')
    .replace(/\bJSON_TABLE AS given\s+STRAIGHT_JOIN\b/, '');
  return new RegExp(`\\b${word}\\s+(?!UNION\\b)[\`"]?(\\w+)`).exec(outside)?.[1] ?? '?';
}
