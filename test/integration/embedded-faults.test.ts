import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/composition/data-source';
import type { Database } from '../../src/database/database';
import { parseDatabaseAddress } from '../../src/database/database-address';
import { DatabaseUnavailableError } from '../../src/database/database-error';
import { openDatabase } from '../../src/database/open-database';
import { text } from '../../src/database/row';
import { createWriteProbe } from '../../src/rate-limit/write-probe';
import { describeSkipped } from '../support/run/programs';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database';

describe('the file of an embedded database', () => {
  let testDatabase: TestDatabase;
  let database: Database;

  const address = (): ReturnType<typeof parseDatabaseAddress> => parseDatabaseAddress(testDatabase.url);
  const path = (): string => testDatabase.url.slice('sqlite:'.length);

  beforeEach(async () => {
    testDatabase = await createTestDatabase('sqlite');
    database = await openDatabase(createDataSource, { address: address(), migrate: true });
  });
  afterEach(async () => {
    await database.close();
    await testDatabase.drop();
  });

  /** Writes a row in a transaction, and returns its key after the commit. */
  async function write(key: string): Promise<string> {
    await database.write(async (manager) => {
      await manager.query(
        `INSERT INTO suppressed_address (email_key, reason, changed_at) VALUES (?, '', '2026-01-01')`,
        [key],
      );
    });
    return key;
  }

  async function writeInOneStatement(key: string): Promise<string> {
    await database.writeInOneStatement((manager) =>
      manager.query(
        `INSERT INTO suppressed_address (email_key, reason, changed_at) VALUES (?, '', '2026-01-01')`,
        [key],
      ),
    );
    return key;
  }

  const refused = (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => 'acknowledged',
      (error: unknown) => (error instanceof DatabaseUnavailableError ? 'unavailable' : error),
    );

  /** Returns what another process would find after a restart. */
  async function storedKeys(): Promise<string[]> {
    const reopened = await openDatabase(createDataSource, { address: address() });
    try {
      const rows = await reopened.select('SELECT email_key FROM suppressed_address ORDER BY email_key', []);
      return rows.map((row) => text(row, 'email_key'));
    } finally {
      await reopened.close();
    }
  }

  /** Sends a PRAGMA on the writing connection, outside any transaction. */
  const onWriter = (sql: string): Promise<unknown> =>
    (Reflect.get(database, 'writer') as DataSource).query(sql);

  it('keeps every acknowledged write after a transaction failed at any point', async () => {
    const acknowledged: string[] = [];
    const failing: ((manager: { query(sql: string): Promise<unknown> }) => Promise<unknown>)[] = [
      () => Promise.reject(new Error('the work failed')),
      (manager) => manager.query('INSERT INTO nowhere VALUES (1)'),
      // SQLite itself rolls back after a full disk. TypeORM's own ROLLBACK then fails.
      (manager) => manager.query('ROLLBACK').then(() => Promise.reject(new Error('rolled back'))),
      // The COMMIT after it then commits nothing.
      (manager) => manager.query('ROLLBACK'),
      (manager) => manager.query('SAVEPOINT open').then(() => Promise.reject(new Error('left open'))),
    ];
    for (const [index, work] of failing.entries()) {
      await expect(
        database.write(async (manager) => {
          await manager.query(
            `INSERT INTO suppressed_address (email_key, reason, changed_at) VALUES ('lost', '', '2026-01-01')`,
          );
          await work(manager);
        }),
      ).rejects.toThrow();
      acknowledged.push(await write(`transaction ${String(index)}`));
      acknowledged.push(await writeInOneStatement(`statement ${String(index)}`));
    }
    expect(await storedKeys()).toEqual(acknowledged.toSorted());
  });

  it('rejects writes after it was deleted, which would be lost with the process', async () => {
    await write('before');
    for (const part of ['', '-wal']) renameSync(path() + part, `${path()}-moved${part}`);
    expect(await refused(write('after'))).toBe('unavailable');
    expect(await refused(writeInOneStatement('after'))).toBe('unavailable');
    await expect(write('after')).rejects.toThrow(/was deleted or replaced\. Restart the service\./);
    for (const part of ['', '-wal']) renameSync(`${path()}-moved${part}`, path() + part);
    await write('restored');
    expect(await storedKeys()).toEqual(['before', 'restored']);
  });

  it('rejects writes after another file replaced it', async () => {
    await write('before');
    renameSync(path(), `${path()}-moved`);
    closeSync(openSync(path(), 'w'));
    expect(await refused(write('after'))).toBe('unavailable');
    rmSync(`${path()}-moved`);
  });

  it("rejects writes while it's read-only, and accepts them again", async () => {
    const setReadOnly = (value: 0 | 1): Promise<unknown> => onWriter(`PRAGMA query_only = ${String(value)}`);
    await setReadOnly(1);
    expect(await refused(write('refused'))).toBe('unavailable');
    await setReadOnly(0);
    await write('taken');
    expect(await storedKeys()).toEqual(['taken']);
  });

  it('reports its error to readiness', async () => {
    const probe = createWriteProbe({ database });
    await onWriter('PRAGMA query_only = 1');
    await expect(probe()).rejects.toMatchObject({ reason: 'SQLITE_READONLY' });
    await onWriter('PRAGMA query_only = 0');
    renameSync(path(), `${path()}-moved`);
    await expect(probe()).rejects.toMatchObject({ reason: 'FILE_REPLACED' });
    renameSync(`${path()}-moved`, path());
    await expect(probe()).resolves.toBeUndefined();
  });

  it('is probed again after a second even if the clock was set back', async () => {
    let elapsed = 0;
    const probe = createWriteProbe({ database, time: () => elapsed });
    await probe();
    await onWriter('PRAGMA query_only = 1');
    jest.spyOn(database.clock, 'now').mockReturnValue(new Date(0));
    elapsed += 999;
    await expect(probe()).resolves.toBeUndefined();
    elapsed += 1;
    await expect(probe()).rejects.toMatchObject({ reason: 'SQLITE_READONLY' });
  });

  it("can't be opened when it's damaged, and the error says so in a sentence", async () => {
    await write('before');
    await onWriter('PRAGMA wal_checkpoint(TRUNCATE)');
    const file = openSync(path(), 'r+');
    for (let at = 100; at < statSync(path()).size; at += 4096)
      writeSync(file, Buffer.alloc(4096, 0xff), 0, 4096, at);
    closeSync(file);
    await expect(openDatabase(createDataSource, { address: address() })).rejects.toThrow(
      /^The file .* can't be used as a database/,
    );
  });

  it('can be served by only one process at a time', async () => {
    const serve = (): Promise<Database> =>
      openDatabase(createDataSource, { address: address(), serves: true });
    const first = await serve();
    await expect(serve()).rejects.toThrow(/^Another service runs on the database file /);
    await write('a command may write beside it');
    await first.close();
    await (await serve()).close();
  });

  it('is never written through the read connection', async () => {
    await expect(
      database.reads.query(
        `INSERT INTO suppressed_address (email_key, reason, changed_at) VALUES ('x', '', '2026-01-01')`,
      ),
    ).rejects.toThrow(/readonly/);
  });

  describe('while another process writes to it', () => {
    let other: ChildProcess;

    beforeEach(async () => {
      other = await holdTheWriteLock(path());
    });
    afterEach(() => {
      other.kill('SIGKILL');
    });

    it('waits without blocking readers, and writes as soon as the other process has ended', async () => {
      const writing = write('waited');
      const first = await Promise.race([
        writing,
        database.select('SELECT 1 AS one FROM migration', []).then(() => 'read'),
      ]);
      expect(first).toBe('read');
      other.stdin?.write('commit\n');
      expect(await writing).toBe('waited');
      expect(await writeInOneStatement('at once')).toBe('at once');
      expect(await storedKeys()).toEqual(['at once', 'waited']);
    });

    it('times out eventually, and writes again after the other process was killed', async () => {
      expect(await refused(write('never'))).toBe('unavailable');
      other.kill('SIGKILL');
      await once(other, 'exit');
      await write('again');
      expect(await storedKeys()).toEqual(['again']);
    });
  });
});

const FULL_DISK = 'an embedded database on a full disk';
if (process.platform === 'linux' && process.getuid?.() === 0) describe(FULL_DISK, onFullDisk);
else describeSkipped(FULL_DISK, 'only root can mount a small disk, and only on Linux', onFullDisk);

function onFullDisk(): void {
  const disk = mkdtempSync(join(tmpdir(), 'csa-disk-'));
  beforeAll(() => execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1200k', 'tmpfs', disk]));
  afterAll(() => {
    // Lazily, because libsql closes a file only when its statements are garbage collected.
    execFileSync('umount', ['-l', disk]);
    rmSync(disk, { recursive: true });
  });

  it('keeps every acknowledged write, and accepts writes again once there is space', async () => {
    const address = parseDatabaseAddress(`sqlite:${join(disk, 'access.sqlite')}`);
    const database = await openDatabase(createDataSource, { address, migrate: true });
    const acknowledged: string[] = [];
    const refusals: unknown[] = [];
    const write = async (name: string): Promise<void> => {
      const keys = [`${name} first`, `${name} second`];
      await database
        .write(async (manager) => {
          for (const key of keys)
            await manager.query(
              `INSERT INTO suppressed_address (email_key, reason, changed_at) VALUES (?, ?, '2026-01-01')`,
              [key, 'x'.repeat(3000)],
            );
        })
        .then(
          () => acknowledged.push(...keys),
          (error: unknown) => refusals.push(error),
        );
    };
    await write('before');
    expect(() => writeFileSync(join(disk, 'filler'), Buffer.alloc(2_000_000))).toThrow('ENOSPC');
    for (let time = 0; time < 20; time += 1) await write(`full ${String(time)}`);
    expect(refusals.length).toBeGreaterThan(0);
    for (const error of refusals) expect(error).toBeInstanceOf(DatabaseUnavailableError);
    rmSync(join(disk, 'filler'));
    await write('after');
    await database.close();

    const reopened = await openDatabase(createDataSource, { address });
    const rows = await reopened.select('SELECT email_key FROM suppressed_address', []);
    await reopened.close();
    expect(rows.map((row) => text(row, 'email_key')).toSorted()).toEqual(acknowledged.toSorted());
    expect(acknowledged).toContain('after first');
  });
}

/** Starts a process that holds the write lock of a database until it receives `commit`. */
async function holdTheWriteLock(path: string): Promise<ChildProcess> {
  const program = `
    const Libsql = require('libsql');
    const database = new Libsql(${JSON.stringify(path)});
    database.exec('BEGIN IMMEDIATE');
    process.stdin.once('data', () => { database.exec('COMMIT'); process.exit(); });
    console.log('locked');
  `;
  const child = spawn(process.execPath, ['-e', program], { stdio: ['pipe', 'pipe', 'inherit'] });
  await once(createInterface(child.stdout), 'line');
  return child;
}
