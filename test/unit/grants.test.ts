import { grantStatements, parseDatabaseUser } from '../../src/database/grants';

describe('a user to grant privileges to', () => {
  it.each([
    ['access', { name: 'access', host: '%' }],
    ['access@10.0.0.%', { name: 'access', host: '10.0.0.%' }],
    ['access-1@::1', { name: 'access-1', host: '::1' }],
    ['access@10.0.0.0/255.255.255.0', { name: 'access', host: '10.0.0.0/255.255.255.0' }],
  ])('is read from %s', (text, user) => {
    expect(parseDatabaseUser(text)).toEqual(user);
  });

  it.each([
    '',
    '@host',
    'access@',
    "a'b",
    'a b',
    'a`b',
    'a;b',
    'a\\',
    'a@b@c',
    'a@b c',
    "a@'",
    'é',
    'a\n',
    'x'.repeat(33),
  ])("can't be read from %j", (text) => {
    expect(parseDatabaseUser(text)).toBeNull();
  });
});

describe('the GRANT statements', () => {
  it('list each table with its privileges, and quote names where necessary', () => {
    const tables = { changed: ['mail', 'account'], appendOnly: ['audit_event'], readOnly: ['migration'] };
    expect(grantStatements('my`access', tables, { name: 'access', host: '%' })).toEqual([
      "GRANT SELECT, INSERT, UPDATE, DELETE ON `my``access`.`account` TO 'access'@'%';",
      "GRANT SELECT, INSERT, UPDATE, DELETE ON `my``access`.`mail` TO 'access'@'%';",
      "GRANT SELECT, INSERT ON `my``access`.`audit_event` TO 'access'@'%';",
      "GRANT SELECT ON `my``access`.`migration` TO 'access'@'%';",
    ]);
  });
});
