import fc from 'fast-check';
import { AuditEventEntity } from '../../src/audit/audit-event.entity';
import type { Database } from '../../src/database/database';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { SearchWordEntity } from '../../src/search/search-word.entity';
import { searchWords, splitWords } from '../../src/search/search-words';
import { ACCOUNT_HEADER, CONTACT_HEADER, contactCells } from '../support/import/generated-csv';
import type { FileTexts } from '../support/import/import-files';
import {
  COLUMNS,
  account,
  accountsText,
  contact,
  csv,
  type Importing,
  row,
  startImporting,
  stateOf,
} from '../support/import/importing';
import { describeOnEachDatabase } from '../support/database/test-database';

describeOnEachDatabase('importing in batches', (given) => {
  let importing: Importing;
  let database: Database;

  beforeAll(async () => {
    importing = await startImporting(given);
    ({ database } = importing);
  });
  afterAll(() => importing.close());

  test('imports ten thousand rows with every kind of error, and changes nothing the second time', async () => {
    const faults: Readonly<Record<number, readonly [(cells: string[]) => string, string, string]>> = {
      500: [(cells) => cells.with(0, 'no-guid').join(','), 'contactid', 'INVALID_ID'],
      501: [(cells) => cells.with(0, '').join(','), 'contactid', 'MISSING'],
      502: [() => contactCells(499, 50).join(','), 'contactid', 'DUPLICATE_ID'],
      1500: [(cells) => cells.with(1, '').join(','), 'fullname', 'MISSING'],
      1501: [(cells) => cells.with(1, '\u0007').join(','), 'fullname', 'INVALID_NAME'],
      1502: [(cells) => cells.with(1, 'J\uFFFDrgen').join(','), 'fullname', 'DAMAGED_TEXT'],
      2500: [(cells) => cells.with(2, 'nobody').join(','), 'emailaddress1', 'INVALID_EMAIL'],
      2501: [(cells) => cells.with(2, '').join(','), 'emailaddress1', 'MISSING'],
      3500: [
        (cells) => cells.with(3, account(77_777)).join(','),
        '_parentcustomerid_value',
        'UNKNOWN_ACCOUNT',
      ],
      3501: [(cells) => cells.with(3, 'Nobody Ltd').join(','), '_parentcustomerid_value', 'UNKNOWN_ACCOUNT'],
      3502: [(cells) => cells.with(3, '').join(','), '_parentcustomerid_value', 'MISSING'],
      4500: [(cells) => cells.with(4, '7').join(','), 'statecode', 'INVALID_STATUS'],
      5500: [(cells) => cells.slice(1).join(','), '', 'WRONG_COLUMN_COUNT'],
      5501: [(cells) => [...cells, 'x'].join(','), '', 'WRONG_COLUMN_COUNT'],
      6500: [(cells) => cells.with(1, 'Ki"m').join(','), '', 'STRAY_QUOTE'],
      6501: [(cells) => cells.with(1, '"Kim').join(','), '', 'STRAY_QUOTE'],
      9999: [(cells) => cells.with(1, '"Kim').join(','), '', 'STRAY_QUOTE'],
    };
    // The fourth row has an additional line, so that line numbers and row numbers differ.
    const lines = [
      CONTACT_HEADER,
      '',
      ...Array.from({ length: 10_000 }, (_, number) => {
        const cells = contactCells(number, 50);
        if (number === 3) return cells.with(1, '"Kim ""K"" A"').with(4, '"0\n"').join(',');
        return faults[number]?.[0](cells) ?? cells.join(',');
      }),
    ];
    const texts: FileTexts = { accounts: `\uFEFF${accountsText(60)}`, contacts: lines.join('\r\n') };
    const lineOf = (number: number): number => number + 3 + (number > 3 ? 1 : 0);
    const expected = Object.entries(faults).map(
      ([number, [, column, code]]) => `contacts.csv:${String(lineOf(Number(number)))} ${column} ${code}`,
    );

    const first = await importing.run(texts, { batchSize: 2000 });
    expect(first.refused).toEqual(expected);
    expect(first.result.files).toMatchObject([
      { rows: 60, added: 60, refused: 0 },
      { rows: 10_000, added: 10_000 - expected.length, refused: expected.length },
    ]);
    expect(await database.reads.count(ProfileEntity)).toBe(10_000 - expected.length);

    const events = await database.reads.count(AuditEventEntity);
    const again = await importing.run(texts, { batchSize: 777 });
    expect(again.refused).toEqual(expected);
    expect(again.result.files).toMatchObject([{ unchanged: 60 }, { unchanged: 10_000 - expected.length }]);
    expect(await database.reads.count(AuditEventEntity)).toBe(events);
  });

  test('makes the first profile of each account an administrator, and every profile searchable', async () => {
    const administrators = await database.reads.countBy(ProfileEntity, { role: 'ADMINISTRATOR' });
    expect(administrators).toBe(50);
    const { id, accountId, displayName, emailKey, words } = await importing.profileOf(7);
    expect(words).toBe(searchWords(displayName, emailKey));
    const rows = await database.reads.findBy(SearchWordEntity, { subjectId: id });
    expect(rows.map(({ word }) => word).sort()).toEqual(splitWords(words).sort());
    expect(new Set(rows.map((found) => `${found.kind} ${found.accountId}`))).toEqual(
      new Set([`PROFILE ${accountId}`]),
    );
  });

  test('keeps the order of rows when batches are written in parallel', async () => {
    const from = 30_000;
    const numbers = Array.from({ length: 120 }, (_, index) => from + index);
    const accounts = [30_001, 30_002, 30_003].map((number) => [
      account(number),
      `O-${String(number)}`,
      `O ${String(number)}`,
      '3',
      '',
      '0',
    ]);
    const contacts = numbers.map((number) => [
      contact(number),
      `Person ${String(number)}`,
      `p${String(number)}@o.example`,
      account(30_001 + (number % 3)),
      '0',
    ]);
    const texts = { accounts: csv(ACCOUNT_HEADER, accounts), contacts: csv(CONTACT_HEADER, contacts) };
    expect((await importing.run(texts, { batchSize: 7 })).refused).toEqual([]);

    const profiles = await Promise.all(numbers.map((number) => importing.profileOf(number)));
    expect(profiles.map(({ id }) => id)).toEqual(profiles.map(({ id }) => id).sort());
    const administrators = profiles.filter(({ role }) => role === 'ADMINISTRATOR');
    expect(administrators.map(({ displayName }) => displayName)).toEqual([
      'Person 30000',
      'Person 30001',
      'Person 30002',
    ]);
  });

  test("doesn't count rows that it didn't process before a stop, and processes them when run again", async () => {
    const own = await importing.withContacts(
      (its) => row(24_100, its),
      (its) => row(24_101, its),
    );
    const rows = [row(24_100, own, { state: '1' }), row(24_101, own, { role: 'ADMINISTRATOR' })];
    const texts = { contacts: csv(COLUMNS, rows) };
    let asked = 0;
    const stopped = await importing.run(texts, { batchSize: 1, isStopped: () => (asked += 1) > 2 });
    expect(stopped.refused).toEqual([]);
    expect(stopped.result).toMatchObject({ isFinished: false, files: [{ rows: 1, updated: 1 }] });
    expect((await importing.run(texts)).result.files).toMatchObject([{ updated: 1, unchanged: 1 }]);
    expect(await importing.profileOf(24_100)).toMatchObject({ status: 'DISABLED' });
  });

  test('checks everything in a dry run and writes nothing', async () => {
    const before = await stateOf(database);
    const { result, refused } = await importing.run(
      {
        accounts: csv(ACCOUNT_HEADER, [[account(80_001), 'DRY', 'Dry', '3', '', '0']]),
        contacts: csv(COLUMNS, [row(80_001, 80_001), row(80_002, 80_002)]),
      },
      { dryRun: true, batchSize: 1 },
    );
    expect(result.files).toMatchObject([{ added: 1 }, { added: 1, refused: 1 }]);
    expect(refused).toEqual(['contacts.csv:3 parentcustomerid UNKNOWN_ACCOUNT']);
    expect(await stateOf(database)).toEqual(before);
  });

  test('imports the other rows when the database rejects one', async () => {
    const refuseOne = async (sql: string): Promise<unknown> =>
      database.write((manager) => manager.query(sql));
    const number = await importing.withContacts();
    // A conflict that only the database finds, because no rule checks it.
    await refuseOne(
      given.kind === 'sqlite'
        ? "CREATE UNIQUE INDEX uq_clash ON profile (display_name) WHERE display_name = 'Clash'"
        : "ALTER TABLE profile ADD COLUMN clash varchar(200) AS (CASE WHEN display_name = 'Clash' THEN 'x' END) VIRTUAL, ADD UNIQUE INDEX uq_clash (clash)",
    );
    try {
      const rows = Array.from({ length: 20 }, (_, index) =>
        row(26_000 + index, number, index % 10 === 3 ? { name: 'Clash' } : {}),
      );
      const { refused, result } = await importing.run({ contacts: csv(COLUMNS, rows) });
      expect(refused).toEqual(['contacts.csv:15  NOT_STORED']);
      expect(result.files).toMatchObject([{ added: 19, refused: 1 }]);
    } finally {
      await refuseOne(
        given.kind === 'sqlite'
          ? 'DROP INDEX uq_clash'
          : 'ALTER TABLE profile DROP INDEX uq_clash, DROP COLUMN clash',
      );
    }
  });

  test('imports or reports any rows, and ends in the same state wherever it was interrupted', async () => {
    const cell = fc.constantFrom(
      '',
      'x',
      '0',
      '1',
      'MEMBER',
      'ADMINISTRATOR',
      account(1),
      account(2),
      '"',
      'é',
      'a@b.example',
      'Own',
      '\n',
      '"a\nb"',
    );
    const good = fc
      .tuple(
        fc.nat(12),
        fc.nat(3),
        fc.constantFrom('0', '1', ''),
        fc.constantFrom('', 'MEMBER', 'ADMINISTRATOR'),
      )
      .map(([person, of, state, role]) => row(30_000 + person, of, { state, role }).join(','));
    const line = fc.oneof(
      { weight: 4, arbitrary: good },
      fc.array(cell, { maxLength: 7 }).map((cells) => cells.join(',')),
      fc.string({ unit: 'binary' }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 25 }),
        fc.integer({ min: 1, max: 6 }),
        fc.nat(8),
        async (lines, batchSize, stopAfter) => {
          const texts = { accounts: accountsText(4), contacts: [COLUMNS, ...lines].join('\n') };
          const states: unknown[] = [];
          for (const interrupted of [false, true]) {
            await importing.wipe();
            let asked = 0;
            if (interrupted)
              await importing.run(texts, { batchSize, isStopped: () => (asked += 1) > stopAfter });
            const { result, refused } = await importing.run(texts, { batchSize });
            for (const { rows, added, updated, unchanged, refused: out } of result.files)
              expect(rows).toBe(added + updated + unchanged + out);
            expect(refused).toHaveLength(result.files.reduce((sum, file) => sum + file.refused, 0));
            states.push(await stateOf(database));
          }
          expect(states[1]).toEqual(states[0]);
        },
      ),
      { numRuns: 25 },
    );
  });
});
