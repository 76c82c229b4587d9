import { parseDatabaseAddress } from '../../src/database/database-address';
import { complaintAbout, parseServerVersion } from '../../src/database/server-version';

describe('a DATABASE_URL', () => {
  it.each(['mysql', 'mariadb'] as const)('of %s: names server, user and database', (kind) => {
    expect(parseDatabaseAddress(`${kind}://kim:pass@db.example:3307/access`)).toEqual({
      kind,
      host: 'db.example',
      port: 3307,
      username: 'kim',
      password: 'pass',
      database: 'access',
      tls: false,
    });
  });

  it('asks for TLS by ?tls=true', () => {
    expect(parseDatabaseAddress('mysql://kim:pass@db.example/access?tls=true')).toMatchObject({ tls: true });
    expect(parseDatabaseAddress('mysql://kim:pass@db.example/access?tls=false')).toMatchObject({
      tls: false,
    });
  });

  it.each(['10.0.0.5', '[::1]'])('takes no address with TLS, since certificates name hosts: %s', (host) => {
    const parse = () => parseDatabaseAddress(`mysql://kim:canary@${host}/access?tls=true`);
    expect(parse).toThrow('with ?tls=true, name the host that the certificate is for, not an IP address');
    expect(parseDatabaseAddress(`mysql://kim:canary@${host}/access`)).toMatchObject({ tls: false });
  });

  it('may leave out port and password, and escapes what URLs reserve', () => {
    expect(parseDatabaseAddress('mysql://kim@[::1]/access')).toMatchObject({
      host: '::1',
      port: 3306,
      password: '',
    });
    expect(parseDatabaseAddress('mysql://k%40m:p%23%2F%25@db/my%20name')).toMatchObject({
      username: 'k@m',
      password: 'p#/%',
      database: 'my name',
    });
  });

  it.each(['data/access.sqlite', '/var/lib/access.sqlite'])('of sqlite: names the file %s', (path) => {
    expect(parseDatabaseAddress(`sqlite:${path}`)).toEqual({ kind: 'sqlite', path });
  });

  it.each([
    'sqlite:',
    'sqlite://data/access.sqlite',
    'canary',
    'postgres://canary:canary@db/access',
    'mysql://db/access',
    'mysql://canary:canary@db',
    'mysql://canary:canary@db/',
    'mysql://canary:canary@db/access/more',
    'mysql://canary:canary@/access',
    'mysql://canary:canary%@db/access',
    'mysql://canary:can#ary@db/access',
    'mysql://canary:canary@db:port/access',
    'mysql://canary:canary@db/access?ssl=true',
    'mysql://canary:canary@db/access#canary',
  ])('is refused without being repeated: %s', (value) => {
    const parse = () => parseDatabaseAddress(value);
    expect(parse).toThrow(/write (mysql|sqlite):|takes nothing but/);
    expect(parse).not.toThrow(/canary/);
  });
});

describe("a server's version", () => {
  it.each([
    ['8.0.16', 'mysql', [8, 0, 16]],
    ['8.4.3-standard', 'mysql', [8, 4, 3]],
    ['9.1.0', 'mysql', [9, 1, 0]],
    ['8.0.36-0ubuntu0.22.04.1', 'mysql', [8, 0, 36]],
    ['10.11.19-MariaDB-0+deb12u1', 'mariadb', [10, 11, 19]],
    ['10.6.0-MariaDB-log', 'mariadb', [10, 6, 0]],
    ['11.4.2-MariaDB', 'mariadb', [11, 4, 2]],
    ['10.6-MariaDB', 'mariadb', [10, 6, 0]],
  ] as const)('%s is known and new enough', (text, kind, parts) => {
    const version = parseServerVersion(text);
    expect(version).toEqual({ kind, parts, isTidb: false });
    expect(complaintAbout(version)).toBeNull();
  });

  it.each([
    ['8.0.15', 'The database is MySQL 8.0.15. It must be MySQL 8.0.16 or newer.'],
    ['5.7.44-log', 'The database is MySQL 5.7.44. It must be MySQL 8.0.16 or newer.'],
    ['10.5.27-MariaDB', 'The database is MariaDB 10.5.27. It must be MariaDB 10.6.0 or newer.'],
    ['', 'The database is MySQL 0.0.0. It must be MySQL 8.0.16 or newer.'],
  ])('%s is too old, which is said in a sentence', (text, sentence) => {
    expect(complaintAbout(parseServerVersion(text))).toBe(sentence);
  });

  it.each([
    ['8.0.11-TiDB-v8.5.3', ''],
    ['8.4.3', 'TiDB Server (Apache License 2.0) Community Edition, MySQL 8.0 compatible'],
  ])('%s (%s) is TiDB, which lacks something', (text, comment) => {
    expect(complaintAbout(parseServerVersion(text, comment))).toBe(
      'The database is TiDB, which has no triggers, JSON_TABLE or SKIP LOCKED. Use MySQL or MariaDB.',
    );
  });
});
