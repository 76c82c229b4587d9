import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/composition/data-source';
import { parseDatabaseAddress } from '../../src/database/database-address';
import { applyMigrations, revertMigration } from '../../src/database/migrator';
import { connectDataSource } from '../../src/database/open-database';
import { checkDerived } from '../../src/derived/check-derived';
import { fillSampleData } from '../../src/dev/sample-data';
import { insertWindow } from '../../src/service-status/maintenance-window.repository';
import { suppressAddresses } from '../../src/mail/suppressed-address.repository';
import { invitationsIn } from '../support/actors/invitations';
import { RELEASED_SCHEMAS } from '../support/database/released-schemas';
import { columnNames, tableNames } from '../support/database/schema-state';
import { describeOnEachDatabase } from '../support/database/test-database';
import { type SignedIn, startTestApp } from '../support/servers/test-app';

const VIEWER = 'query { viewer { profiles { id displayName account { name } } } }';
const REQUEST_ACCESS = `mutation ($number: String!) {
  requestAccess(input: { accountNumber: $number }) { userErrors { code } }
}`;
/** Tables in which only other tests have rows. */
const EMPTY = ['client_choice'];

describeOnEachDatabase('an upgrade of a database with data', (database) => {
  let dataSource: DataSource;
  let person: SignedIn;
  let seen: unknown;

  beforeAll(async () => {
    const test = await startTestApp(database);
    const now = test.clock.now();
    const invitations = invitationsIn(test);
    await fillSampleData(test.database, now);
    const holder = await invitations.holder({ displayName: 'Łukasz Åsen', role: 'ADMINISTRATOR' });
    ({ person } = holder);
    await invitations.issue(await invitations.unheld({ accountId: holder.account.id }));
    await test.work();
    await invitations.issue(await invitations.unheld({ accountId: holder.account.id }));
    await invitations.request(holder.profile.email, { as: person });
    await test.send(REQUEST_ACCESS, { number: holder.account.number }, { as: await test.signIn() });
    await test.database.write(async (manager) => {
      await insertWindow(
        manager,
        { startsAt: now, endsAt: new Date(now.getTime() + 1_000), message: 'We upgrade.' },
        new Date(now.getTime() - 1_000),
      );
      await suppressAddresses(manager, ['kim@contoso.example'], 'HARD_BOUNCE', now);
    });
    seen = (await test.send(VIEWER, {}, { as: person })).data;
    await test.close();
    dataSource = await connectDataSource(createDataSource, { address: parseDatabaseAddress(database.url) });
  });
  afterAll(() => dataSource.destroy());

  const columnsByTable = async (): Promise<ReadonlyMap<string, readonly string[]>> => {
    const tables = (await tableNames(dataSource)).filter(
      (table) => !['migration', 'typeorm_metadata'].includes(table),
    );
    return new Map(
      await Promise.all(tables.map(async (table) => [table, await columnNames(dataSource, table)] as const)),
    );
  };
  const rowsOf = async (columns: ReadonlyMap<string, readonly string[]>): Promise<Map<string, string[]>> => {
    const rows = new Map<string, string[]>();
    for (const [table, names] of columns) {
      const found = await dataSource.query<object[]>(`SELECT ${names.join()} FROM ${table}`);
      rows.set(table, found.map((row) => JSON.stringify(row)).sort());
    }
    return rows;
  };

  it.each(Object.entries(RELEASED_SCHEMAS))('from %s keeps all of it', async (_, newest) => {
    const log = async (): Promise<string | undefined> =>
      (await dataSource.query<{ name: string }[]>('SELECT name FROM migration ORDER BY id')).at(-1)?.name;
    while ((await log()) !== newest) await revertMigration(dataSource, { dropData: true });
    const columns = await columnsByTable();
    const before = await rowsOf(columns);
    expect([...before].filter(([, rows]) => rows.length === 0).map(([table]) => table)).toEqual(EMPTY);

    expect((await applyMigrations(dataSource)).length).toBeGreaterThan(0);
    expect(await rowsOf(columns)).toEqual(before);
    expect((await dataSource.driver.createSchemaBuilder().log()).upQueries).toEqual([]);

    const test = await startTestApp(database);
    try {
      const findings = await checkDerived(test.database, {
        ...{ repair: false, batchSize: 500, isStopped: () => false, onProgress: () => undefined },
      });
      expect(findings.map(({ outdated }) => outdated)).toEqual(findings.map(() => new Map()));
      expect((await test.send(VIEWER, {}, { as: person })).data).toEqual(seen);
    } finally {
      await test.close();
    }
  });
});
