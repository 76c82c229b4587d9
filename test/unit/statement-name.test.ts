import { statementName } from '../../src/telemetry/statement-name';

describe('the name of an SQL statement', () => {
  it.each([
    ['SELECT `p`.`id` FROM `profile` `p` WHERE `p`.`email` = ?', 'SELECT profile'],
    ['  select id from mail', 'SELECT'],
    ['SELECT (SELECT COUNT(*) FROM mail WHERE (a OR (b))) AS n, x FROM account', 'SELECT account'],
    [
      "SELECT a.id FROM JSON_TABLE(?, '$[*]' COLUMNS (id TEXT PATH '$')) AS wanted JOIN account a ON a.id = wanted.id",
      'SELECT account',
    ],
    ['WITH RECURSIVE found AS (SELECT 1 FROM profile) SELECT * FROM session', 'WITH session'],
    ['SELECT x FROM (SELECT 1 FROM profile) y', 'SELECT profile'],
    ['INSERT INTO "audit_event" ("id") VALUES (?)', 'INSERT audit_event'],
    ['INSERT IGNORE INTO identity SELECT 1', 'INSERT identity'],
    ['UPDATE `session` SET x = ?', 'UPDATE session'],
    ['DELETE FROM rate_limit WHERE x', 'DELETE rate_limit'],
    ["UPDATE profile STRAIGHT_JOIN JSON_TABLE('x FROM kim', '$[*]') AS given SET a = 1", 'UPDATE profile'],
    ["UPDATE x AS a STRAIGHT_JOIN (SELECT 'Kim\\'s FROM alice' AS n) b", 'UPDATE x'],
    [
      'UPDATE JSON_TABLE(\'[{"n":"x JOIN secret_person :)"}]\', \'$[*]\') AS given STRAIGHT_JOIN profile',
      'UPDATE profile',
    ],
    ["SELECT 'it''s FROM alice' FROM mail", 'SELECT mail'],
    ["UPDATE JSON_TABLE('cut off FROM alice", 'UPDATE'],
    ['START TRANSACTION', 'START'],
    ['COMMIT', 'COMMIT'],
    ['', 'OTHER'],
  ])('of %p is %s', (sql, name) => {
    expect(statementName(sql)).toBe(name);
    // From the cache.
    expect(statementName(sql)).toBe(name);
  });

  it('is read from the beginning of a long statement, and quickly', () => {
    const rows = Array(100_000).fill('(?, ?)').join(', ');
    expect(statementName(`INSERT INTO search_word (a, b) VALUES ${rows}`)).toBe('INSERT search_word');
    expect(statementName(`SELECT ${'('.repeat(100_000)}`)).toBe('SELECT');
  });
});
