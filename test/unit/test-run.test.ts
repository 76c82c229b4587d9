import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { findServerBinaries } from '../support/database/server-binary';
import { prepareTestRun, type TestRun } from '../support/database/test-run';

const NAMES = ['CI', 'TEST_PROGRAMS', 'TEST_DATABASES', 'TEST_DATABASE_URL', 'TEST_DATABASE_SERVER'] as const;
const before = NAMES.map((name) => process.env[name]);

function setEnvironment(variables: Partial<Record<(typeof NAMES)[number], string>>): void {
  for (const name of NAMES) {
    const value = variables[name];
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  }
}

afterEach(() => {
  setEnvironment(Object.fromEntries(NAMES.map((name, index) => [name, before[index]])));
});

describe('the databases of a test run', () => {
  const prepared = async (variables: Parameters<typeof setEnvironment>[0]): Promise<TestRun> => {
    setEnvironment(variables);
    const run = await prepareTestRun();
    await run.stop();
    return run;
  };

  it('are SQLite if there are no servers, with instructions to get each kind', async () => {
    const { databases, missing, description } = await prepared({ TEST_PROGRAMS: 'none' });
    expect(databases.map(({ name }) => name)).toEqual(['sqlite']);
    expect(missing).toEqual([
      { kind: 'mariadb', reason: expect.stringContaining('get-database-server.sh mariadb') },
      { kind: 'mysql', reason: expect.stringContaining('get-database-server.sh mysql') },
    ]);
    expect(description).toBe('SQLite');
  });

  it('must be of all kinds in CI', async () => {
    await expect(prepared({ CI: 'true', TEST_PROGRAMS: 'none' })).rejects.toThrow(
      /must run on mariadb, but .*get-database-server\.sh mariadb/,
    );
  });

  it('are the ones in TEST_DATABASES, even in CI', async () => {
    const { databases, missing } = await prepared({ CI: 'true', TEST_DATABASES: 'sqlite' });
    expect(databases.map(({ name }) => name)).toEqual(['sqlite']);
    expect(missing.map(({ reason }) => reason)).toEqual(Array(2).fill('TEST_DATABASES leaves it out'));
    for (const word of ['mysql-1.0', 'server', 'mysql', 'oracle'])
      await expect(prepared({ TEST_PROGRAMS: 'none', TEST_DATABASES: `sqlite,${word}` })).rejects.toThrow(
        `must run on ${word}, but `,
      );
  });

  it('are at a URL that responds', async () => {
    const TEST_DATABASE_URL = 'mysql://user:hunter2@127.0.0.1:9';
    const refused = await prepared({ TEST_DATABASE_URL }).catch(String);
    expect(refused).toMatch(/TEST_DATABASE_URL names a server at 127\.0\.0\.1:9 that doesn't answer/);
    expect(refused).not.toContain('hunter2');
  });
});

describe('the server programs of TEST_DATABASE_SERVER', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'csa-programs-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const program = (name: string, said = ''): string => {
    const path = join(folder, name);
    writeFileSync(path, `#!/bin/sh\necho '${said}'\n`);
    chmodSync(path, 0o755);
    return path;
  };

  it('have the kind and the version that they report', () => {
    const mysql = program('mysqld', 'mysqld  Ver 8.4.7 for Linux on x86_64');
    const mariadb = program('server', 'server  Ver 11.8.9-MariaDB-0+deb13u1 for debian-linux-gnu');
    const installer = program('mariadb-install-db');
    setEnvironment({ TEST_DATABASE_SERVER: [mysql, mariadb].join(delimiter) });
    expect(findServerBinaries()).toEqual([
      { kind: 'mysql', version: '8.4.7', path: mysql },
      { kind: 'mariadb', version: '11.8.9', path: mariadb, installer },
    ]);
  });

  it('must exist', () => {
    const missing = join(folder, 'mysqld');
    setEnvironment({ TEST_DATABASE_SERVER: missing });
    expect(findServerBinaries).toThrow(missing);
  });
});
