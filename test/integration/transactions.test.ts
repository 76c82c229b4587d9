import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import { AccountEntity } from '../../src/account/account.entity';
import { DatabaseUnavailableError } from '../../src/database/database-error';
import { newId } from '../../src/foundation/ids';
import { ok, refused } from '../../src/foundation/result';
import { type OpenTestDatabase, openTestDatabase } from '../support/database/open-test-database';
import { describeOnEachDatabase } from '../support/database/test-database';
import { until } from '../support/run/until';

function account(name: string): AccountEntity {
  const id = newId('acct');
  return {
    id,
    number: id.slice(5),
    numberKey: id.slice(5),
    name,
    kind: 'PARTNER',
    status: 'ACTIVE',
    partnerId: null,
    externalId: null,
    primaryContactExternalId: null,
    createdAt: new Date(),
  };
}

/** A barrier where several tasks wait for each other. */
function meetingOf(count: number): () => Promise<void> {
  let arrived = 0;
  let open: () => void;
  const gate = new Promise<void>((resolve) => (open = resolve));
  return async () => {
    arrived += 1;
    if (arrived === count) open();
    await gate;
  };
}

describeOnEachDatabase('transactions', (testDatabase) => {
  const isServer = testDatabase.kind !== 'sqlite';
  let open: OpenTestDatabase;
  const insert = (manager: EntityManager, row: AccountEntity): Promise<unknown> =>
    manager.insert(AccountEntity, row);
  const nameOf = async (row: AccountEntity): Promise<string | undefined> =>
    (await open.database.reads.findOneBy(AccountEntity, { id: row.id }))?.name;
  const stored = async (): Promise<AccountEntity> => {
    const row = account('as it was');
    await open.database.write((manager) => insert(manager, row));
    return row;
  };
  const rename = (manager: EntityManager, row: AccountEntity, name: string): Promise<unknown> =>
    manager.update(AccountEntity, { id: row.id }, { name });

  beforeAll(async () => {
    // The server waits one second for a lock: half of its share of the timeout.
    open = await openTestDatabase(testDatabase, { statementTimeoutMs: 2_500 });
  });
  afterAll(() => open.close());

  it('that overlap lose nothing that was committed and keep nothing that was rolled back', async () => {
    const rows = Array.from({ length: 24 }, (_, index) => account(`row ${String(index)}`));
    const touched = await stored();
    const outcomes = await Promise.all(
      rows.map((row, index) =>
        open.database.transaction(async (manager) => {
          if (index % 3 === 1) await rename(manager, touched, row.name);
          await insert(manager, row);
          for (let turns = index % 5; turns > 0; turns -= 1) await turn();
          return index % 3 === 1 ? refused('ODD') : ok(row.name);
        }),
      ),
    );
    expect(outcomes.map(({ ok: kept }) => kept)).toEqual(rows.map((_row, index) => index % 3 !== 1));
    expect(await Promise.all(rows.map(nameOf))).toEqual(
      rows.map(({ name }, index) => (index % 3 === 1 ? undefined : name)),
    );
    expect(await nameOf(touched)).toBe('as it was');
  });

  it('hide their changes from reads outside before they commit', async () => {
    const row = account('not yet');
    const seen: unknown[] = [];
    const look = async (): Promise<void> => {
      seen.push(await nameOf(row));
      seen.push((await open.database.select('SELECT id FROM account WHERE id = ?', [row.id])).length);
    };
    await open.database.write(async (manager) => {
      await insert(manager, row);
      await look();
    });
    await look();
    expect(seen).toEqual([undefined, 0, 'not yet', 1]);
  });

  it('write nothing when they return a refusal, and pass it on', async () => {
    const row = account('refused');
    const outcome = await open.database.transaction(async (manager) => {
      await insert(manager, row);
      return refused('NO');
    });
    expect(outcome).toEqual(refused('NO'));
    expect(await nameOf(row)).toBeUndefined();
  });

  it("write nothing when they throw, aren't retried for it, and pass the error on", async () => {
    const row = account('thrown');
    const fault = new Error('a broken invariant');
    let runs = 0;
    const attempt = open.database.write(async (manager) => {
      runs += 1;
      await insert(manager, row);
      throw fault;
    });
    await expect(attempt).rejects.toBe(fault);
    expect(runs).toBe(1);
    expect(await nameOf(row)).toBeUndefined();
  });

  it('continue after one that failed', async () => {
    const row = account('after');
    await Promise.allSettled([
      open.database.write(() => Promise.reject(new Error('first'))),
      open.database.write((manager) => insert(manager, row)),
    ]);
    expect(await nameOf(row)).toBe('after');
  });

  if (isServer) {
    it('that deadlock are retried from the start, and both succeed', async () => {
      const [one, other] = [await stored(), await stored()];
      const meet = meetingOf(2);
      const runs = [0, 0];
      const lockBoth = (index: 0 | 1, first: AccountEntity, second: AccountEntity): Promise<unknown> =>
        open.database.write(async (manager) => {
          runs[index]! += 1;
          await insert(manager, account(`of ${String(index)}, run ${String(runs[index])}`));
          await rename(manager, first, `by ${String(index)}`);
          // Only in the first run. When a task is retried, the other one has already continued.
          if (runs[index] === 1) await meet();
          await rename(manager, second, `by ${String(index)}`);
        });
      await Promise.all([lockBoth(0, one, other), lockBoth(1, other, one)]);

      expect([...runs].sort()).toEqual([1, 2]);
      const loser = runs.indexOf(2);
      const named = (name: string): Promise<number> => open.database.reads.countBy(AccountEntity, { name });
      expect(await named(`of ${String(loser)}, run 1`)).toBe(0);
      expect(await named(`of ${String(loser)}, run 2`)).toBe(1);
      expect([await nameOf(one), await nameOf(other)]).toEqual([
        `by ${String(loser)}`,
        `by ${String(loser)}`,
      ]);
    });

    it('that wait too long for a lock are rolled back completely, and retried', async () => {
      const locked = await stored();
      const holder = open.beside.createQueryRunner();
      await holder.startTransaction();
      await rename(holder.manager, locked, 'by the holder');
      const rows: AccountEntity[] = [];
      const waiting = open.database.write(async (manager) => {
        const row = account('before the lock');
        rows.push(row);
        await insert(manager, row);
        await rename(manager, locked, 'by the waiter');
      });
      await until(30, () => expect(rows).toHaveLength(2), 20);
      // MySQL would have kept the insert that preceded the waiting statement.
      expect(await nameOf(rows[0]!)).toBeUndefined();
      await holder.commitTransaction();
      await holder.release();
      await waiting;

      expect(await nameOf(rows[0]!)).toBeUndefined();
      expect(await nameOf(rows.at(-1)!)).toBe('before the lock');
      expect(await nameOf(locked)).toBe('by the waiter');
    });

    it('fail after three retries, with nothing written', async () => {
      const locked = await stored();
      const holder = open.beside.createQueryRunner();
      await holder.startTransaction();
      await rename(holder.manager, locked, 'by the holder');
      const rows: AccountEntity[] = [];
      const waiting = open.database.write(async (manager) => {
        rows.push(account('in vain'));
        await insert(manager, rows.at(-1)!);
        await rename(manager, locked, 'by the waiter');
      });
      await expect(waiting).rejects.toThrow(DatabaseUnavailableError);
      await holder.rollbackTransaction();
      await holder.release();
      expect(rows).toHaveLength(4);
      expect(await Promise.all(rows.map(nameOf))).toEqual([undefined, undefined, undefined, undefined]);
      expect(await nameOf(locked)).toBe('as it was');
    });
  } else {
    it('wait for another process that writes, and then continue', async () => {
      const row = account('after the other');
      const touched = await stored();
      const other = await writeElsewhere(testDatabase.url.slice('sqlite:'.length), touched.id);
      const exited = once(other, 'exit');
      await open.database.write((manager) => insert(manager, row));
      await exited;
      expect([await nameOf(row), await nameOf(touched)]).toEqual(['after the other', 'by another process']);
    });
  }
});

/** Starts a process that holds SQLite's write lock for a while. Resolves when the process has the lock. */
async function writeElsewhere(path: string, id: string): Promise<ChildProcess> {
  const script = `
    const database = new (require('libsql'))(${JSON.stringify(path)});
    database.exec('BEGIN IMMEDIATE');
    database.prepare("UPDATE account SET name = 'by another process' WHERE id = ?").run(${JSON.stringify(id)});
    console.log('locked');
    // The test's thread is blocked while it waits for the lock, so it can't say when to commit.
    setTimeout(() => database.exec('COMMIT'), 400);`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
}
