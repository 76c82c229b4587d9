import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/composition/data-source';
import { parseDatabaseAddress } from '../../src/database/database-address';
import { lockName } from '../../src/database/migration-lock';
import { applyMigrations, pendingMigrations, revertMigration } from '../../src/database/migrator';
import { connectDataSource } from '../../src/database/open-database';
import { runProgram, startProgram } from '../support/servers/program';
import { schemaState } from '../support/database/schema-state';
import { describeOnEachDatabase } from '../support/database/test-database';

const AT = '2026-11-22 08:00:00.000';

describeOnEachDatabase('npm run migrate', ({ kind, url }) => {
  let dataSource: DataSource;
  let names: string[];
  beforeAll(async () => {
    dataSource = await connectDataSource(createDataSource, {
      address: parseDatabaseAddress(url),
      poolSize: 1,
    });
    names = await pendingMigrations(dataSource);
  });
  afterAll(() => dataSource.destroy());

  const migrate = (...args: string[]) => runProgram('migrate', url, args);
  const holdLock = async (): Promise<void> => {
    if (kind === 'sqlite') await dataSource.query('BEGIN IMMEDIATE');
    else await dataSource.query('SELECT GET_LOCK(?, 0)', [lockName(String(dataSource.options.database))]);
  };
  const releaseLock = (): Promise<unknown> =>
    dataSource.query(kind === 'sqlite' ? 'ROLLBACK' : 'SELECT RELEASE_ALL_LOCKS()');

  const revertTo = async (newest: string): Promise<void> => {
    const later = names.slice(names.indexOf(newest) + 1).toReversed();
    for (const name of later) expect(await revertMigration(dataSource)).toBe(name);
  };

  it('waits for another process that migrates, and then has nothing to do', async () => {
    await holdLock();
    const both = [startProgram('migrate', url, []), startProgram('migrate', url, [])];
    await Promise.all(both.map(({ warned }) => warned('Another process is migrating this database.')));
    expect(await pendingMigrations(dataSource)).toEqual(names);
    await releaseLock();

    const ends = await Promise.all(both.map(({ ended }) => ended));
    expect(ends.map(({ code }) => code)).toEqual([0, 0]);
    expect(ends.map(({ stdout }) => stdout).sort()).toEqual([
      names.map((name) => `Applied ${name}.\n`).join(''),
      'Nothing to apply.\n',
    ]);
    expect(await pendingMigrations(dataSource)).toEqual([]);
  });

  it('reverts migrations without data, and refuses to delete data without --drop-data', async () => {
    await applyMigrations(dataSource);
    await revertTo('FollowMail1795430000000');
    await dataSource.query(
      `INSERT INTO mail (id, template, subject_id, recipient, status, attempts, due_at, created_at)
       VALUES ('mail_1', 'INVITATION', 'invt_1', 'kim@contoso.example', 'QUEUED', 0, ?, ?)`,
      [AT, AT],
    );
    // The mail exists before and after. The columns that the revert removes are still empty.
    expect(await revertMigration(dataSource)).toBe('FollowMail1795430000000');
    await applyMigrations(dataSource);
    await revertTo('FollowMail1795430000000');
    await dataSource.query('UPDATE mail SET unknown_outcomes = 1');
    await dataSource.query(
      `INSERT INTO suppressed_address (email_key, reason, changed_at) VALUES ('kim@contoso.example', 'BOUNCED', ?)`,
      [AT],
    );

    const before = await schemaState(dataSource, { rowsOf: ['mail', 'suppressed_address'] });
    expect(await migrate('--revert')).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'Reverting FollowMail1795430000000 would delete the data of suppressed_address, mail.unknown_outcomes, and mail.unconfirmed_batch_id. Nothing was changed. Back up the database, then run npm run migrate -- --revert --drop-data.\n',
    });
    expect(await schemaState(dataSource, { rowsOf: ['mail', 'suppressed_address'] })).toEqual(before);
    expect(await migrate('--list')).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^ListCustomers1795560000000\n/),
    });

    expect(await migrate('--revert', '--drop-data')).toEqual({
      code: 0,
      stdout: 'Reverted FollowMail1795430000000.\n',
      stderr: '',
    });
    expect(await dataSource.query('SELECT id FROM mail')).toEqual([{ id: 'mail_1' }]);
  });

  it('lists accounts with equal numbers, changes nothing, and continues once they differ', async () => {
    await applyMigrations(dataSource);
    await revertTo('ListCustomers1795560000000');
    const accounts = [
      ['acct_1', 'c-100 001', 'Contoso'],
      ['acct_2', 'C-200', 'Litware'],
      ['acct_3', 'C–100001', 'Contoso "Old"'],
      ['acct_4', '\u200B', 'Nothing'],
      ['acct_5', 'Ｃ-１００００１', 'Contoso'],
      ['acct_6', 'c-200', 'Litware'],
    ];
    for (const [id, number, name] of accounts)
      await dataSource.query(
        `INSERT INTO account (id, number, name, kind, status, created_at) VALUES (?, ?, ?, 'CUSTOMER', 'ACTIVE', ?)`,
        [id, number, name, AT],
      );
    const before = await schemaState(dataSource, { rowsOf: ['account', 'migration'] });
    expect(await migrate()).toEqual({
      code: 1,
      stdout: '',
      stderr: `Account numbers are compared regardless of case, spaces, kinds of dash, and full-width forms. These can no longer be used:
- "c-100 001" ("Contoso", acct_1) is the same as "C–100001" ("Contoso \\"Old\\"", acct_3) is the same as "Ｃ-１００００１" ("Contoso", acct_5)
- "C-200" ("Litware", acct_2) is the same as "c-200" ("Litware", acct_6)
- "\\u{200b}" ("Nothing", acct_4) is empty, too long, or has control characters
No account was changed, and the release before can go on. With it, give these accounts other numbers: change them in Dynamics and run npm run import, or run UPDATE account SET number = … WHERE id = …. Then run npm run migrate of this release again.
`,
    });
    expect(await schemaState(dataSource, { rowsOf: ['account', 'migration'] })).toEqual(before);

    for (const [id, number] of Object.entries({ acct_3: 'C-3', acct_4: 'C-4', acct_5: 'C-5', acct_6: 'C-6' }))
      await dataSource.query('UPDATE account SET number = ? WHERE id = ?', [number, id]);
    const names = dataSource.migrations.map(({ name }) => name ?? '');
    expect(await migrate()).toEqual({
      code: 0,
      stdout: names
        .slice(names.indexOf('CompareNumbers1795900000000'))
        .map((name) => `Applied ${name}.\n`)
        .join(''),
      stderr: '',
    });
    expect(await dataSource.query('SELECT id, number_key FROM account ORDER BY id')).toEqual(
      ['C-100001', 'C-200', 'C-3', 'C-4', 'C-5', 'C-6'].map((key, index) => ({
        id: `acct_${String(index + 1)}`,
        number_key: key,
      })),
    );
    await dataSource.query('DELETE FROM account');
  });

  it('accepts --drop-data only with --revert', async () => {
    expect(await migrate('--drop-data')).toEqual({
      code: 1,
      stdout: '',
      stderr: '--drop-data requires --revert.\n',
    });
  });

  it("doesn't revert migrations that this release lacks, or earlier ones", async () => {
    await dataSource.query(`INSERT INTO migration (timestamp, name) VALUES (1, 'FromTheFuture1')`);
    expect(await migrate('--revert', '--drop-data')).toEqual({
      code: 1,
      stdout: '',
      stderr:
        "The newest migration of the database is FromTheFuture1, which this release doesn't have. Revert it with the release that applied it.\n",
    });
    await dataSource.query(`DELETE FROM migration WHERE name = 'FromTheFuture1'`);
  });
});
