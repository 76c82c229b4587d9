import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { accountNumberKey } from '../../src/account/account-number';
import { createDataSource } from '../../src/composition/data-source';
import { parseDatabaseAddress } from '../../src/database/database-address';
import { applyMigrations, revertMigration } from '../../src/database/migrator';
import { FORMER_WORDS } from '../../src/database/migrations/account-lookup';
import type { Dropped, SchemaMigration } from '../../src/database/migrations/schema-migration';
import { connectDataSource, openDatabase } from '../../src/database/open-database';
import { mysqlMigrations, sqliteMigrations } from '../../src/database/migrations/migrations';
import { orderKey, searchWords, splitWords } from '../../src/search/search-words';
import { columnNames, primaryKeyOf, tableNames } from '../support/database/schema-state';
import { connectToServer } from '../support/database/server-database';
import { describeOnEachDatabase, describeOnEachServer } from '../support/database/test-database';

const driftOf = async (dataSource: DataSource): Promise<string[]> =>
  (await dataSource.driver.createSchemaBuilder().log()).upQueries.map(({ query }) => query);

/** The tables of the migrations and of TypeORM, which contain no data. */
const BOOKKEEPING = ['migration', 'typeorm_metadata'];

describeOnEachDatabase('the migrations', ({ url }) => {
  let dataSource: DataSource;
  beforeAll(async () => {
    dataSource = await connectDataSource(createDataSource, { address: parseDatabaseAddress(url) });
  });
  afterAll(() => dataSource.destroy());
  const undo = async (count: number): Promise<void> => {
    for (let index = 0; index < count; index += 1) await revertMigration(dataSource);
  };

  it('match the entities exactly, without drift', async () => {
    await applyMigrations(dataSource);
    expect(await driftOf(dataSource)).toEqual([]);
    expect(await applyMigrations(dataSource)).toEqual([]);
  });

  it('revert to an empty schema, and run again without drift', async () => {
    await undo(dataSource.migrations.length);
    expect(await tableNames(dataSource)).toEqual(['migration']);
    expect(await dataSource.query('SELECT * FROM migration')).toEqual([]);

    await applyMigrations(dataSource);
    expect(await driftOf(dataSource)).toEqual([]);
  });

  it('give every table a primary key, which clusters require', async () => {
    const tables = await tableNames(dataSource);
    const keyless: string[] = [];
    for (const table of tables) if ((await primaryKeyOf(dataSource, table)).length === 0) keyless.push(table);
    expect(tables.length).toBeGreaterThan(dataSource.entityMetadatas.length);
    expect(keyless).toEqual([]);
  });

  it('list everything that they drop when they are reverted', async () => {
    const columns = async (): Promise<string[]> => {
      const tables = (await tableNames(dataSource)).filter((table) => !BOOKKEEPING.includes(table));
      const names = tables.map(async (table) =>
        (await columnNames(dataSource, table)).map((column) => `${table}.${column}`),
      );
      return (await Promise.all(names)).flat();
    };
    const migrations = dataSource.migrations as SchemaMigration[];
    for (const { drops } of migrations.toReversed()) {
      const before = await columns();
      await undo(1);
      const after = new Set(await columns());
      const dropped = before.filter((column) => !after.has(column));
      const named = drops.map(({ table, columns: of }: Dropped) =>
        of
          ? of.map((column) => `${table}.${column}`)
          : before.filter((column) => column.startsWith(`${table}.`)),
      );
      expect(named.flat().sort()).toEqual(dropped.sort());
    }
    await applyMigrations(dataSource);
  });

  it('make existing customers searchable and listed by name, on an upgrade and after a downgrade', async () => {
    const step = 'ListCustomers1795560000000';
    const later = dataSource.migrations
      .map(({ name }) => name)
      .filter((name) => (name ?? '').slice(-13) >= step.slice(-13));
    await undo(later.length);
    const accounts: [string, string, string | null][] = [
      ['acct_partner', 'Northwind', null],
      ['acct_a', 'Åsas Bageri & "Söner" \\ \'AB\'', 'acct_partner'],
      ['acct_b', '…', 'acct_partner'],
    ];
    for (const [id, name, partner] of accounts)
      await dataSource.query(
        `INSERT INTO account (id, number, name, kind, status, partner_id, created_at)
         VALUES (?, ?, ?, 'CUSTOMER', 'ACTIVE', ?, '2026-11-22 08:00:00.000')`,
        [id, id === 'acct_b' ? '–' : `C-${id.slice(5)}`, name, partner],
      );
    for (let time = 0; time < 2; time += 1) {
      await applyMigrations(dataSource);
      expect(await dataSource.query('SELECT id, words, name_key FROM account ORDER BY id')).toEqual([
        { id: 'acct_a', words: ' a aasas ab asas bageri c soener soner ', name_key: 'asas bageri soner ab' },
        { id: 'acct_b', words: ' ', name_key: '' },
        { id: 'acct_partner', words: ' c northwind partner ', name_key: 'northwind' },
      ]);
      expect(
        await dataSource.query('SELECT account_id, kind, word, subject_id FROM search_word ORDER BY word'),
      ).toEqual(
        ['a', 'aasas', 'ab', 'asas', 'bageri', 'c', 'soener', 'soner'].map((word) => ({
          account_id: 'acct_partner',
          kind: 'CUSTOMER',
          word,
          subject_id: 'acct_a',
        })),
      );
      await undo(later.length);
      expect(await dataSource.query('SELECT word FROM search_word')).toEqual([]);
    }
    await dataSource.query('DELETE FROM account WHERE partner_id IS NOT NULL');
    await dataSource.query('DELETE FROM account');
    await applyMigrations(dataSource);
  });

  it('make existing accounts searchable by number, in more than one batch', async () => {
    const step = 'CompareNumbers1795900000000';
    await undo(dataSource.migrations.length - dataSource.migrations.findIndex(({ name }) => name === step));
    const numbers = Array.from({ length: 1_001 }, (_, index) => `c–${String(index)} `);
    for (const number of numbers)
      await dataSource.query(
        `INSERT INTO account (id, number, name, kind, status, created_at)
         VALUES (?, ?, 'Contoso', 'CUSTOMER', 'ACTIVE', '2026-11-22 08:00:00.000')`,
        [`acct_${number.trim()}`, number],
      );
    await applyMigrations(dataSource);
    const stored: { number_key: string }[] = await dataSource.query('SELECT number_key FROM account');
    expect(stored.map((row) => row.number_key).sort()).toEqual(
      numbers.map((number) => accountNumberKey(number)).sort(),
    );
    await dataSource.query('DELETE FROM account');
  });

  it('make existing records searchable by other spellings, in more than one batch, and back', async () => {
    const step = 'RebuildWords1795920000000';
    const since = dataSource.migrations.length - dataSource.migrations.findIndex(({ name }) => name === step);
    await undo(since);
    const insert = (table: string, row: Readonly<Record<string, string | number>>): Promise<unknown> =>
      dataSource.query(
        `INSERT INTO ${table} (${Object.keys(row).join()}) VALUES (${Object.keys(row)
          .map(() => '?')
          .join()})`,
        Object.values(row),
      );
    const at = '2026-11-22 08:00:00.000';
    const common = { kind: 'CUSTOMER', status: 'ACTIVE', created_at: at };
    await insert('account', {
      id: 'acct_p',
      number: 'P',
      number_key: 'P',
      name: 'P',
      words: ' p ',
      name_key: 'p',
      ...common,
    });
    const former = FORMER_WORDS.wordsOf('Łódź 山田製作所', '');
    const customers = Array.from({ length: 1_001 }, (_, index) => `acct_${String(index).padStart(4, '0')}`);
    for (const id of customers) {
      await insert('account', {
        ...{ id, number: '-', number_key: id, name: 'Łódź 山田製作所', partner_id: 'acct_p', ...common },
        ...{ words: former, name_key: 'łodz 山田製作所' },
      });
    }
    const email = { email: 'k@x.example', email_key: 'k@x.example' };
    const soren = FORMER_WORDS.wordsOf('Søren', email.email_key);
    await insert('profile', {
      ...{ id: 'prof_1', account_id: 'acct_p', display_name: 'Søren', ...email, words: soren },
      ...{ role: 'MEMBER', status: 'ACTIVE', locale: 'da', is_associated: 0, created_at: at, updated_at: at },
    });
    for (const [id, words] of [
      ['invt_now', soren],
      ['invt_former', ' example k łukasz x '],
    ] as const)
      await insert('invitation', {
        ...{ id, account_id: 'acct_p', profile_id: 'prof_1', ...email, state: 'REVOKED', words },
        ...{ created_at: at, expires_at: at, token_key_id: '1', token_nonce: 'n' },
      });
    const wordsOf = async (id: string): Promise<string[]> => {
      const rows: { word: string }[] = await dataSource.query(
        'SELECT word FROM search_word WHERE subject_id = ? ORDER BY word',
        [id],
      );
      return rows.map(({ word }) => word);
    };
    const stored = async (table: string, id: string): Promise<string[]> => {
      const [row] = await dataSource.query<{ words: string }[]>(`SELECT words FROM ${table} WHERE id = ?`, [
        id,
      ]);
      return splitWords(row?.words ?? '');
    };
    for (const customer of customers)
      for (const word of splitWords(former))
        await insert('search_word', { account_id: 'acct_p', kind: 'CUSTOMER', word, subject_id: customer });

    for (let time = 0; time < 2; time += 1) {
      await applyMigrations(dataSource);
      const words = splitWords(searchWords('Łódź 山田製作所'));
      for (const id of [customers[0]!, customers[1_000]!]) {
        expect(await wordsOf(id)).toEqual(words);
        expect(await stored('account', id)).toEqual(words);
      }
      const [counted] = await dataSource.query<{ total: unknown }[]>(
        `SELECT COUNT(*) AS total FROM search_word WHERE kind = 'CUSTOMER'`,
      );
      expect(Number(counted?.total)).toBe(customers.length * words.length);
      expect(await dataSource.query('SELECT DISTINCT name_key FROM account ORDER BY name_key')).toEqual(
        ['lodz 山田製作所', 'p'].map((key) => ({ name_key: key })),
      );
      const sought = splitWords(searchWords('Søren', email.email_key));
      expect(sought).toContain('soeren');
      for (const [table, id] of [
        ['profile', 'prof_1'],
        ['invitation', 'invt_now'],
      ] as const) {
        expect(await wordsOf(id)).toEqual(sought);
        expect(await stored(table, id)).toEqual(sought);
      }
      // Only the search words remain of the profile's former name.
      expect(await wordsOf('invt_former')).toEqual(['example', 'k', 'lukasz', 'x']);

      await undo(since);
      expect(await wordsOf(customers[1_000]!)).toEqual(splitWords(former));
      expect(await wordsOf('prof_1')).toEqual(splitWords(soren));
      expect(await stored('invitation', 'invt_now')).toEqual(splitWords(soren));
    }
    for (const table of ['invitation', 'profile', 'search_word'])
      await dataSource.query(`DELETE FROM ${table}`);
    await dataSource.query('DELETE FROM account WHERE partner_id IS NOT NULL');
    await dataSource.query('DELETE FROM account');
    await applyMigrations(dataSource);
  });

  it('let existing profiles be ordered by name, in more than one batch', async () => {
    const step = 'OrderProfiles1796020000000';
    const since = dataSource.migrations.length - dataSource.migrations.findIndex(({ name }) => name === step);
    await undo(since);
    const at = '2026-11-22 08:00:00.000';
    await dataSource.query(
      `INSERT INTO account (id, number, number_key, name, kind, status, created_at)
       VALUES ('acct_p', 'P', 'P', 'P', 'CUSTOMER', 'ACTIVE', ?)`,
      [at],
    );
    const names = Array.from({ length: 1_001 }, (_, index) => `Łukasz O’Neill-Åsen ${String(index)}`);
    for (const [index, name] of names.entries())
      await dataSource.query(
        `INSERT INTO profile (id, account_id, display_name, email, email_key, role, status, locale, is_associated,
           words, created_at, updated_at)
         VALUES (?, 'acct_p', ?, 'k@x.example', 'k@x.example', 'MEMBER', 'ACTIVE', 'en', 0, ' ', ?, ?)`,
        [`prof_${String(index).padStart(4, '0')}`, name, at, at],
      );
    for (let time = 0; time < 2; time += 1) {
      await applyMigrations(dataSource);
      expect(await dataSource.query('SELECT name_key FROM profile ORDER BY id')).toEqual(
        names.map((name) => ({ name_key: orderKey(name) })),
      );
      await undo(since);
    }
    await dataSource.query('DELETE FROM profile');
    await dataSource.query('DELETE FROM account');
    await applyMigrations(dataSource);
  });

  it('find the accounts of the requests that administrators got by mail, for people without access', async () => {
    const step = 'DecideAccessRequests1796000000000';
    await undo(dataSource.migrations.length - dataSource.migrations.findIndex(({ name }) => name === step));
    const at = '2026-11-22 08:00:00.000';
    const run = (sql: string, ...values: (string | null)[]): Promise<unknown> =>
      dataSource.query(sql, values);
    for (const [id, status] of [
      ['acct_a', 'ACTIVE'],
      ['acct_b', 'INACTIVE'],
    ] as const)
      await run(
        `INSERT INTO account (id, number, number_key, name, kind, status, created_at)
         VALUES (?, ?, ?, 'Contoso', 'CUSTOMER', ?, ?)`,
        ...[id, id, id, status, at],
      );
    await run(
      `INSERT INTO profile (id, account_id, display_name, email, email_key, role, status, locale, is_associated, words,
         created_at, updated_at)
       VALUES ('prof_h', 'acct_a', 'H', 'h@x.example', 'h@x.example', 'MEMBER', 'ACTIVE', 'en', 1, ' ', ?, ?)`,
      ...[at, at],
    );
    for (const id of ['iden_h', 'iden_n'])
      await run(
        `INSERT INTO identity (id, tenant_id, object_id, display_name, username, created_at, last_signed_in_at)
         VALUES (?, 't', ?, 'Kim', 'kim', ?, ?)`,
        ...[id, id, at, at],
      );
    await run(
      `INSERT INTO association (id, profile_id, identity_id, associated_at) VALUES ('asso_h', 'prof_h', 'iden_h', ?)`,
      at,
    );
    for (const [id, number, identity, processedAt] of [
      ['areq_1', 'acct_a', 'iden_n', at],
      ['areq_2', 'acct_a', 'iden_n', null],
      ['areq_3', 'acct_a', 'iden_h', at],
      ['areq_4', 'acct_b', 'iden_n', at],
      ['areq_5', 'NONE', 'iden_n', at],
    ] as const)
      await run(
        `INSERT INTO access_request (id, account_number, requested_by_identity_id, throttled, request_id, created_at,
           processed_at)
         VALUES (?, ?, ?, 0, 'r', ?, ?)`,
        ...[id, number, identity, at, processedAt],
      );
    await applyMigrations(dataSource);
    expect(
      await dataSource.query('SELECT id, state FROM access_request WHERE account_id IS NOT NULL'),
    ).toEqual([{ id: 'areq_1', state: 'PENDING' }]);
    for (const table of ['access_request', 'association', 'identity', 'profile', 'account'])
      await dataSource.query(`DELETE FROM ${table}`);
  });

  it('report drift when the schema has been changed by hand', async () => {
    await dataSource.query('DROP INDEX ix_mail_due' + (url.startsWith('sqlite') ? '' : ' ON mail'));
    expect(await driftOf(dataSource)).toHaveLength(1);
    await dataSource.query('CREATE INDEX ix_mail_due ON mail (status, due_at)');
    expect(await driftOf(dataSource)).toEqual([]);
  });

  it('are listed as pending until they ran, for readiness and npm start', async () => {
    const database = await openDatabase(createDataSource, { address: parseDatabaseAddress(url) });
    try {
      expect(await database.pendingMigrations()).toEqual([]);
      const newest = dataSource.migrations.at(-1)?.name;
      await dataSource.query('DELETE FROM migration WHERE name = ?', [newest]);
      expect(await database.pendingMigrations()).toEqual([newest]);
      await dataSource.query('INSERT INTO migration (timestamp, name) VALUES (?, ?)', [
        1795300000000,
        newest,
      ]);
      expect(await database.pendingMigrations()).toEqual([]);
    } finally {
      await database.close();
    }
  });
});

describeOnEachDatabase('a database without any migration', ({ url }) => {
  it('has all of them pending, in order', async () => {
    const database = await openDatabase(createDataSource, { address: parseDatabaseAddress(url) });
    try {
      const pending = await database.pendingMigrations();
      expect(pending.length).toBeGreaterThan(0);
      const timestamps = pending.map((name) => Number(name.slice(-13)));
      expect(timestamps).toEqual(timestamps.toSorted((a, b) => a - b));
    } finally {
      await database.close();
    }
  });
});

/** The permissions that a user needs on the schema to migrate it, in addition to TRIGGER. */
const PRIVILEGES = 'SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP, INDEX, REFERENCES';

describeOnEachServer('migrating as a user with few privileges', (database) => {
  it('names the missing one, and can be repeated', async () => {
    const url = new URL(database.url);
    const admin = await connectToServer(database.url);
    const user = `migrator_${randomBytes(4).toString('hex')}`;
    const schema = url.pathname.slice(1);
    await admin.query(`CREATE USER ?@'%' IDENTIFIED BY ?`, [user, user]);
    await admin.query(`GRANT ${PRIVILEGES} ON ??.* TO ?@'%'`, [schema, user]);
    url.username = url.password = user;
    // Opens a new connection each time, because servers read a user's permissions when it connects.
    const connected = async (work: (dataSource: DataSource) => Promise<void>): Promise<void> => {
      const address = parseDatabaseAddress(url.href);
      const dataSource = await connectDataSource(createDataSource, { address });
      await work(dataSource).finally(() => dataSource.destroy());
    };
    try {
      for (let time = 0; time < 2; time += 1) {
        await connected(async (dataSource) => {
          await expect(applyMigrations(dataSource)).rejects.toThrow(
            /can't create the triggers.*Grant it the TRIGGER privilege.*run npm run migrate again/,
          );
        });
      }
      await admin.query(`GRANT TRIGGER ON ??.* TO ?@'%'`, [schema, user]);
      await connected(async (dataSource) => {
        await applyMigrations(dataSource);
        expect(await driftOf(dataSource)).toEqual([]);
        while ((await revertMigration(dataSource)) !== null);
      });
    } finally {
      await admin.query(`DROP USER ?@'%'`, [user]);
      await admin.end();
    }
  });
});

describeOnEachServer('migrating a database with another character set', (database) => {
  it('creates the same columns', async () => {
    const admin = await connectToServer(database.url);
    await admin.query('ALTER DATABASE ?? CHARACTER SET latin1 COLLATE latin1_swedish_ci', [
      new URL(database.url).pathname.slice(1),
    ]);
    await admin.end();
    const address = parseDatabaseAddress(database.url);
    const dataSource = await connectDataSource(createDataSource, { address });
    try {
      await applyMigrations(dataSource);
      expect(
        await dataSource.query(
          `SELECT DISTINCT collation_name AS collation FROM information_schema.columns
             WHERE table_schema = DATABASE() AND collation_name IS NOT NULL`,
        ),
      ).toEqual([{ collation: 'utf8mb4_bin' }]);
      expect(await driftOf(dataSource)).toEqual([]);
    } finally {
      await dataSource.destroy();
    }
  });
});

describeOnEachServer('migrating a server that requires primary keys', (database) => {
  it('gives every table one', async () => {
    const address = parseDatabaseAddress(database.url);
    const dataSource = await connectDataSource(createDataSource, { address, poolSize: 1 });
    try {
      // MariaDB doesn't have this variable.
      if (database.kind === 'mysql') await dataSource.query('SET SESSION sql_require_primary_key = ON');
      await applyMigrations(dataSource);
      for (const table of await tableNames(dataSource))
        expect(await primaryKeyOf(dataSource, table)).not.toEqual([]);
    } finally {
      await dataSource.destroy();
    }
  });
});

describe('the folders of migrations', () => {
  const folder = join(__dirname, '../../src/database/migrations');
  const [mysql = [], sqlite = []] = ['mysql', 'sqlite'].map((kind) => readdirSync(join(folder, kind)).sort());

  it('contain the same migrations for SQLite and for servers', () => {
    expect(mysql).not.toEqual([]);
    expect(sqlite).toEqual(mysql);
  });

  it('are listed completely, each by its class', () => {
    const classes = mysql.map((file) => {
      const [instant = '', ...words] = file.replace('.ts', '').split('-');
      return words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join('') + instant;
    });
    expect(mysqlMigrations.map(({ name }) => name)).toEqual(classes);
    expect(sqliteMigrations.map(({ name }) => name)).toEqual(classes);
  });

  it("match checksums.txt, so released migrations can't change unnoticed", () => {
    const sums = readFileSync(join(folder, 'checksums.txt'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split('  '));
    const files = sums.map(([, file = '']) => file);
    const actual = files.map((file) => [
      createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest('hex'),
      file,
    ]);
    expect(actual).toEqual(sums);
    expect(files).toEqual(
      expect.arrayContaining([
        ...mysql.map((file) => `mysql/${file}`),
        ...sqlite.map((file) => `sqlite/${file}`),
      ]),
    );
  });
});
