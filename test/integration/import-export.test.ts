import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AuditEventEntity } from '../../src/audit/audit-event.entity';
import type { Database } from '../../src/database/database';
import { exportFiles } from '../../src/export/export-files';
import { CONTACT_HEADER, contactCells } from '../support/import/generated-csv';
import type { FileTexts } from '../support/import/import-files';
import { accountsText, csv, type Importing, startImporting } from '../support/import/importing';
import { recordsIn } from '../support/database/records';
import { createTestDatabase, describeOnEachDatabase } from '../support/database/test-database';

describeOnEachDatabase('importing an export', (given) => {
  let importing: Importing;
  let database: Database;

  beforeAll(async () => {
    importing = await startImporting(given);
    ({ database } = importing);
  });
  afterAll(() => importing.close());

  test('creates the same files when an export is imported elsewhere, and changes nothing at home', async () => {
    await importing.wipe();
    const records = recordsIn(database);
    const partner = await records.account({ kind: 'PARTNER', number: 'P-1', name: '=1+1' });
    const own = await records.account({ number: 'H-9', partnerId: partner.id, status: 'INACTIVE' });
    await records.account({ kind: 'EMPLOYEE', number: 'M-1' });
    await records.profile({ accountId: own.id, displayName: '-member', locale: 'de-CH' });
    await records.profile({ accountId: own.id, displayName: 'Chief', role: 'ADMINISTRATOR' });
    await records.profile({
      accountId: own.id,
      displayName: 'Off',
      status: 'DISABLED',
      role: 'ADMINISTRATOR',
    });
    await importing.run({
      accounts: accountsText(30),
      contacts: csv(
        CONTACT_HEADER,
        Array.from({ length: 300 }, (_, number) => contactCells(number, 30)),
      ),
    });
    const exportTo = async (from: Database, name: string): Promise<FileTexts> => {
      const paths = Object.fromEntries(
        ['accounts', 'contacts', 'plans'].map((kind) => [
          kind,
          join(importing.folder, `${name}-${kind}.csv`),
        ]),
      );
      await exportFiles(from, paths);
      return Object.fromEntries(
        Object.entries(paths).map(([kind, path]) => [kind, readFileSync(path, 'utf8')]),
      );
    };
    const exported = await exportTo(database, 'home');
    const events = await database.reads.count(AuditEventEntity);
    const home = await importing.run(exported);
    expect(home.refused).toEqual([]);
    expect(home.result.files).toMatchObject([
      { unchanged: 33 },
      { unchanged: 303 },
      { added: 0, updated: 0 },
    ]);
    expect(await database.reads.count(AuditEventEntity)).toBe(events);

    const elsewhere = await createTestDatabase(given.name);
    const other = await startImporting(elsewhere);
    try {
      expect((await other.run(exported)).refused).toEqual([]);
      expect(await exportTo(other.database, 'elsewhere')).toEqual(exported);
    } finally {
      await other.close();
      await elsewhere.drop();
    }
  });
});
