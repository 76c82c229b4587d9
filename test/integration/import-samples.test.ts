import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AccountEntity } from '../../src/account/account.entity';
import { ServicePlanEntity } from '../../src/account/service-plan.entity';
import { createDataSource } from '../../src/composition/data-source';
import type { Database } from '../../src/database/database';
import { parseDatabaseAddress } from '../../src/database/database-address';
import { openDatabase } from '../../src/database/open-database';
import type { DateOrder } from '../../src/import/date-cell';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { createImportFolder } from '../support/import/import-files';
import { recordsIn } from '../support/database/records';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database';

/** The account of the samples' contacts and plans. */
const CONTOSO = '8d3f1c6a-0b1e-ec11-b6e6-000d3a4b0001';
const SAMPLES = join(__dirname, 'import-samples');

type Holds = 'accounts' | 'contacts' | 'plans';

/** A file as a known program writes it, and its expected result. */
interface Sample {
  readonly file: string;
  /** The program that writes such files, and how. */
  readonly writtenBy: string;
  /** The kind of records. Defaults to accounts. */
  readonly holds?: Holds;
  readonly dates?: DateOrder;
  /** The stored records afterward: accounts by number, contacts by address, plans from start until end. */
  readonly stored?: readonly string[];
  /** The rejected rows, by line, column and reason. */
  readonly refused?: readonly string[];
  /** The error if the whole file is rejected. */
  readonly error?: RegExp;
}

const samples: readonly Sample[] = [
  {
    file: 'excel-csv-utf8.csv',
    writtenBy: 'Excel, "CSV UTF-8", with a byte order mark',
    stored: ['C-1001 Åsas Bageri AB', 'C-1002 Smith, Jones & Co'],
  },
  {
    file: 'excel-csv-semicolons.csv',
    writtenBy: 'Excel where the comma is the decimal separator',
    stored: ['C-1001 Müller, Meier & Söhne', 'C-1002 A; B'],
  },
  {
    file: 'excel-unicode-text.txt',
    writtenBy: 'Excel, "Unicode Text": UTF-16 with tabs',
    stored: ['C-1001 Åsas Bageri AB', 'C-1002 𝔘nicode "Tab" 株式会社'],
  },
  {
    file: 'excel-unicode-text-swapped.txt',
    writtenBy: 'editors that turn the bytes of UTF-16',
    error: /is big-endian UTF-16\. Save or export it as CSV in UTF-8/,
  },
  {
    file: 'excel-text-tabs.txt',
    writtenBy: 'Excel, "Text (Tab delimited)"',
    stored: ['C-1001 Contoso, "Ltd"'],
  },
  {
    file: 'excel-sep-line.csv',
    writtenBy: 'exports for Excel that name the separator',
    stored: ['C-1001 Contoso'],
    refused: ['4 accountnumber NUMBER_CHANGED'],
  },
  {
    file: 'excel-sep-line-quoted.csv',
    writtenBy: 'exports that quote every cell, the separator line included',
    stored: ['C-1001 Contoso, Ltd; Berlin'],
  },
  {
    file: 'excel-csv-macintosh.csv',
    writtenBy: 'Excel for Mac: lines end in CR, and in LF within a cell',
    stored: ['C-1001 Contoso Ltd', 'C-1003 Fabrikam'],
    refused: ['4  WRONG_COLUMN_COUNT'],
  },
  {
    file: 'excel-csv-windows-1252.csv',
    writtenBy: 'Excel, "CSV (Comma delimited)", in the code page of Windows',
    stored: ['C-1001 Contoso', 'C-1003 Fabrikam'],
    refused: ['3  NOT_UTF8'],
  },
  {
    file: 'excel-csv-windows-1252-header.csv',
    writtenBy: 'the same, with an umlaut in the header',
    error: /is not UTF-8 \(line 1, byte 32\)\. Save or export it as CSV in UTF-8 \("CSV UTF-8" in Excel\)/,
  },
  {
    file: 'excel-blank-columns-and-rows.csv',
    writtenBy: 'Excel, of sheets with cells that were formatted or emptied',
    stored: ['C-1001 Contoso', 'C-1002 Fabrikam'],
    refused: ['6  WRONG_COLUMN_COUNT'],
  },
  {
    file: 'excel-left-out-cells.csv',
    writtenBy: 'Excel, which leaves out empty cells at the end in blocks of rows',
    stored: ['C-1001 Contoso', 'C-1002 Fabrikam'],
    refused: ['4  WRONG_COLUMN_COUNT'],
  },
  {
    file: 'excel-changed-numbers.csv',
    writtenBy: 'Excel, of numbers that it took for amounts, narrow columns and formulas that fail',
    stored: ['000123 Kept by a formula', '000124 Kept'],
    refused: [
      '2 accountnumber NUMBER_CHANGED',
      '3 accountnumber NUMBER_CHANGED',
      '4 accountnumber NUMBER_CHANGED',
      '5 accountnumber SPREADSHEET_ERROR',
      '6 name SPREADSHEET_ERROR',
      '9 accountnumber SPREADSHEET_ERROR',
    ],
  },
  {
    file: 'excel-line-breaks-and-tabs.csv',
    writtenBy: 'Excel, of cells with line breaks and tabs',
    holds: 'contacts',
    stored: ['kim@contoso.example Kim Abercrombie ACTIVE', 'lee@contoso.example Lee Gu ACTIVE'],
  },
  {
    file: 'excel-dates-month-first.csv',
    writtenBy: 'Excel in the United States',
    holds: 'plans',
    dates: 'mdy',
    stored: ['2026-01-01T00:00 2027-01-01T00:00', '2026-01-02T00:00 2026-02-02T00:00'],
    refused: [
      '4 startdate INVALID_DATE',
      '5 startdate INVALID_DATE',
      '6 startdate DATE_IS_NUMBER',
      '7 startdate SPREADSHEET_ERROR',
      '8 startdate INVALID_DATE',
    ],
  },
  {
    file: 'excel-dates-day-first.csv',
    writtenBy: 'Excel in Germany, the United Kingdom and the Netherlands',
    holds: 'plans',
    dates: 'dmy',
    stored: [
      '2026-01-01T00:00 2027-01-01T00:00',
      '2026-02-01T00:00 2026-03-01T00:00',
      '2026-02-01T00:00 2026-03-01T00:00',
    ],
    refused: ['5 startdate INVALID_DATE', '6 startdate INVALID_DATE'],
  },
  {
    file: 'excel-dates-year-first.csv',
    writtenBy: 'Excel in Japan',
    holds: 'plans',
    stored: ['2026-01-01T00:00 2027-01-01T00:00', '2026-01-02T00:00 2026-02-02T00:00'],
    refused: ['4 startdate INVALID_DATE'],
  },
  {
    file: 'excel-workbook.xlsx',
    writtenBy: 'Excel',
    error: /is an Excel workbook\. Save or export it as CSV/,
  },
  { file: 'excel-97-workbook.xls', writtenBy: 'Excel until 2003', error: /is an Excel workbook/ },
  {
    file: 'excel-formatted-text.prn',
    writtenBy: 'Excel, "Formatted Text (Space delimited)"',
    error: /has only one column\. Separate its cells with commas, semicolons, or tabs/,
  },
  {
    file: 'dynamics-export-accounts.csv',
    writtenBy: 'Dynamics 365, "Export to Excel", saved as CSV; a row was added by hand',
    stored: ['C-1001 Contoso Ltd', 'C-1002 Fabrikam'],
    refused: ['4 (Do Not Modify) Account MISSING'],
  },
  {
    file: 'dynamics-export-contacts.csv',
    writtenBy: 'Dynamics 365, "Export to Excel", saved as CSV',
    holds: 'contacts',
    stored: ['kim@contoso.example Kim Abercrombie ACTIVE'],
    refused: ['3 Company Name UNKNOWN_ACCOUNT', '4 Email MISSING'],
  },
  {
    file: 'dynamics-export-german.csv',
    writtenBy: 'Dynamics 365 in German',
    error: /lacks the columns: accountid or \(Do Not Modify\) Account or Account; accountnumber/,
  },
  {
    file: 'dynamics-german-labels.csv',
    writtenBy: 'Dynamics 365 in German, with logical names',
    stored: ['C-1002 Fabrikam'],
    refused: ['2 statecode INVALID_STATUS'],
  },
  {
    file: 'dataverse-web-api-accounts.csv',
    writtenBy: 'the Web API, flattened with its annotations',
    stored: ['C-1001 Contoso', 'C-1002 Fabrikam'],
  },
  {
    file: 'dataverse-web-api-contacts.csv',
    writtenBy: 'the Web API, with a contact of a contact',
    holds: 'contacts',
    stored: ['kim@contoso.example Kim Abercrombie ACTIVE'],
    refused: ['3 _parentcustomerid_value NOT_AN_ACCOUNT'],
  },
  {
    file: 'dataverse-sql-endpoint-contacts.csv',
    writtenBy: 'the SQL endpoint, saved by SQL Server Management Studio',
    holds: 'contacts',
    stored: ['jennifer@contoso.example Jennifer Null ACTIVE', 'kim@contoso.example Kim ACTIVE'],
    refused: ['4 emailaddress1 MISSING', '5 parentcustomerid MISSING'],
  },
  {
    file: 'dataverse-sql-endpoint-plans.csv',
    writtenBy: 'the SQL endpoint and the SDK, with midnights of no place and of one',
    holds: 'plans',
    stored: ['2026-01-01T00:00 2026-12-31T23:00', '2026-01-01T00:00 2027-01-01T00:00'],
    refused: ['4 startdate INVALID_DATE', '5 startdate MISSING'],
  },
  {
    file: 'sql-tool-unquoted-line-break.csv',
    writtenBy: 'tools that quote nothing, of a name with a line break',
    stored: ['C-1001 Contoso', 'C-1003 Litware'],
    refused: ['3  WRONG_COLUMN_COUNT', '4  WRONG_COLUMN_COUNT'],
  },
  {
    file: 'guids-in-braces.csv',
    writtenBy: '.NET, in the formats B and N of a GUID',
    stored: ['C-1001 Contoso'],
    refused: ['3 accountid INVALID_ID'],
  },
  {
    file: 'lost-characters.csv',
    writtenBy: 'editors that opened Windows-1252 as UTF-8 and saved it',
    refused: ['2 name DAMAGED_TEXT'],
  },
];

describe('a file', () => {
  const folder = createImportFolder();
  let testDatabase: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    testDatabase = await createTestDatabase('sqlite');
    const address = parseDatabaseAddress(testDatabase.url);
    database = await openDatabase(createDataSource, { address, migrate: true });
  });
  beforeEach(async () => {
    await database.write(async (manager) => {
      for (const table of ['search_word', 'profile', 'service_plan', 'account'])
        await manager.query(`DELETE FROM ${table}`);
    });
  });
  afterAll(async () => {
    await database.close();
    await testDatabase.drop();
    folder.remove();
  });

  const stored: Record<Holds, () => Promise<string[]>> = {
    accounts: async () =>
      (await database.reads.find(AccountEntity, { order: { number: 'ASC' } })).map(
        ({ number, name }) => `${number} ${name}`,
      ),
    contacts: async () =>
      (await database.reads.find(ProfileEntity, { order: { email: 'ASC' } })).map(
        ({ email, displayName, status }) => `${email} ${displayName} ${status}`,
      ),
    plans: async () =>
      (await database.reads.find(ServicePlanEntity, { order: { startsAt: 'ASC', endsAt: 'ASC' } })).map(
        ({ startsAt, endsAt }) =>
          [startsAt, endsAt].map((instant) => instant.toISOString().slice(0, 16)).join(' '),
      ),
  };

  test.each(samples.map((sample): [string, string, Sample] => [sample.writtenBy, sample.file, sample]))(
    'by %s: %s',
    async (_writtenBy, file, { holds = 'accounts', dates, error, stored: expected = [], refused = [] }) => {
      if (holds !== 'accounts')
        await recordsIn(database).account({
          number: 'C-1',
          name: 'Contoso Ltd',
          // Partners don't get the plan that customers get.
          kind: 'PARTNER',
          externalId: CONTOSO,
        });
      const text = readFileSync(join(SAMPLES, file));
      const run = folder.run(database, { [holds]: text }, { dateOrder: dates });
      if (error) await expect(run).rejects.toThrow(error);
      else expect((await run).refused).toEqual(refused.map((row) => `${holds}.csv:${row}`));
      expect(await stored[holds]()).toEqual(expected);
    },
  );

  it('of each sample is tested', () => {
    expect(readdirSync(SAMPLES).sort()).toEqual(samples.map(({ file }) => file).sort());
  });
});
