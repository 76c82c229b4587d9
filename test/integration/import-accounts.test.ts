import { In } from 'typeorm';
import { AccountEntity } from '../../src/account/account.entity';
import { ServicePlanEntity } from '../../src/account/service-plan.entity';
import { AuditEventEntity } from '../../src/audit/audit-event.entity';
import type { Database } from '../../src/database/database';
import { SearchWordEntity } from '../../src/search/search-word.entity';
import { ACCOUNT_HEADER, generatedGuid } from '../support/import/generated-csv';
import type { Imported } from '../support/import/import-files';
import { COLUMNS, account, csv, type Importing, row, startImporting } from '../support/import/importing';
import { recordsIn } from '../support/database/records';
import { expectLogLikeAudit } from '../support/database/logged-changes';
import { describeOnEachDatabase } from '../support/database/test-database';

describeOnEachDatabase('importing accounts and their plans', (given) => {
  let importing: Importing;
  let database: Database;

  beforeAll(async () => {
    importing = await startImporting(given);
    ({ database } = importing);
  });
  afterAll(() => importing.close());

  test("finds partners in later rows, and reports accounts that aren't partners", async () => {
    const cells = (number: number, kind: string, partner: string): string[] => [
      account(number),
      `Q-${String(number)}`,
      `Q ${String(number)}`,
      kind,
      partner,
      '0',
    ];
    const { refused, result } = await importing.run(
      {
        accounts: csv(ACCOUNT_HEADER, [
          cells(70_001, '3', account(70_003)),
          cells(70_002, '3', 'Q 70003'),
          cells(70_003, 'Partner', ''),
          cells(70_004, '3', account(70_001)),
          cells(70_005, '3', 'Nobody'),
          cells(70_006, '5', account(70_006)),
          [account(70_007), 'Q-70001', 'Taken', '3', '', '0'],
        ]),
      },
      { batchSize: 2 },
    );
    expect([...refused].sort()).toEqual([
      'accounts.csv:5 _msa_managingpartnerid_value NOT_A_PARTNER',
      'accounts.csv:6 _msa_managingpartnerid_value UNKNOWN_PARTNER',
      'accounts.csv:7 _msa_managingpartnerid_value NOT_A_PARTNER',
      'accounts.csv:8 accountnumber NUMBER_TAKEN',
    ]);
    expect(result.files).toMatchObject([{ rows: 7, added: 3, refused: 4 }]);
    const partner = await database.reads.findOneByOrFail(AccountEntity, { number: 'Q-70003' });
    expect(await database.reads.countBy(AccountEntity, { partnerId: partner.id })).toBe(2);
  });

  test('makes customers searchable under their partner by their current names and partners', async () => {
    const run = async (rows: string[][]): Promise<unknown> =>
      (await importing.run({ accounts: csv(ACCOUNT_HEADER, rows) })).refused;
    const row = (number: number, name: string, partner: number | null, called = number): string[] => [
      account(number),
      `W-${String(called)}`,
      name,
      partner === null ? 'Partner' : '3',
      partner === null ? '' : account(partner),
      '0',
    ];
    const wordsOf = async (externalId: string): Promise<string[]> => {
      const { id } = await database.reads.findOneByOrFail(AccountEntity, { externalId });
      const rows = await database.reads.find(SearchWordEntity, {
        where: { subjectId: id },
        order: { word: 'ASC' },
      });
      const partner = await database.reads.findBy(AccountEntity, {
        id: In(rows.map(({ accountId }) => accountId)),
      });
      return [...partner.map(({ number }) => number), ...rows.map(({ kind, word }) => `${kind} ${word}`)];
    };
    const keysOf = async (externalId: string): Promise<unknown> =>
      database.reads.findOne(AccountEntity, {
        where: { externalId },
        select: { words: true, nameKey: true },
      });

    expect(
      await run([
        row(80_001, 'North', null),
        row(80_002, 'South', null),
        row(80_003, 'Åsas', 80_001),
        row(80_004, 'Zebra', 80_001),
      ]),
    ).toEqual([]);
    expect(await wordsOf(account(80_001))).toEqual([]);
    expect(await wordsOf(account(80_003))).toEqual([
      'W-80001',
      'CUSTOMER 80003',
      'CUSTOMER aasas',
      'CUSTOMER asas',
      'CUSTOMER w',
    ]);
    expect(await keysOf(account(80_003))).toEqual({ words: ' 80003 aasas asas w ', nameKey: 'asas' });

    // One account gets another name and number, and one gets another partner.
    expect(await run([row(80_003, 'Contoso', 80_001, 80_009), row(80_004, 'Zebra', 80_002)])).toEqual([]);
    expect(await wordsOf(account(80_003))).toEqual([
      'W-80001',
      ...['CUSTOMER 80009', 'CUSTOMER contoso', 'CUSTOMER w'],
    ]);
    expect(await keysOf(account(80_003))).toEqual({ words: ' 80009 contoso w ', nameKey: 'contoso' });
    expect(await wordsOf(account(80_004))).toEqual([
      'W-80002',
      'CUSTOMER 80004',
      'CUSTOMER w',
      'CUSTOMER zebra',
    ]);

    const left = row(80_004, 'Zebra', 80_002).with(4, '');
    expect(await run([left])).toEqual([]);
    expect(await wordsOf(account(80_004))).toEqual([]);
  });

  test.each([1, 500])(
    'gives an account a number that a later row frees, in batches of %p',
    async (batchSize) => {
      await importing.wipe();
      const cells = (which: number, number: string): string[] => [
        account(27_000 + which),
        number,
        `R ${String(which)}`,
        '3',
        '',
        '0',
      ];
      const run = async (...rows: string[][]): Promise<Imported> =>
        importing.run({ accounts: csv(ACCOUNT_HEADER, rows) }, { batchSize });
      const numbers = async (): Promise<string[]> =>
        (await database.reads.find(AccountEntity, { order: { name: 'ASC' } })).map(({ number }) => number);
      await run(cells(1, 'R-1'), cells(2, 'R-2'));

      // A third, new account takes the number of the first.
      const chain = [cells(1, 'R-2'), cells(2, 'R-3'), cells(3, 'R-1')];
      const { refused, result } = await run(...chain);
      expect(refused).toEqual([]);
      expect(result.files).toMatchObject([{ rows: 3, added: 1, updated: 2, refused: 0 }]);
      expect(await numbers()).toEqual(['R-2', 'R-3', 'R-1']);
      const events = await database.reads.count(AuditEventEntity);
      expect((await run(...chain)).result.files).toMatchObject([{ rows: 3, unchanged: 3 }]);
      expect(await database.reads.count(AuditEventEntity)).toBe(events);

      // In a swap, neither number becomes available.
      expect((await run(cells(1, 'R-3'), cells(2, 'R-2'))).refused).toEqual([
        'accounts.csv:2 accountnumber NUMBER_TAKEN',
        'accounts.csv:3 accountnumber NUMBER_TAKEN',
      ]);
      expect(await numbers()).toEqual(['R-2', 'R-3', 'R-1']);
    },
  );

  test('links existing records by number and address', async () => {
    const records = recordsIn(database);
    const own = await records.account({ number: 'ADOPTED', kind: 'EMPLOYEE' });
    const profile = await records.profile({
      accountId: own.id,
      email: 'Kim@x.example',
      role: 'ADMINISTRATOR',
    });
    const texts = {
      accounts: csv('accountid,accountnumber,name,customertypecode', [
        [account(25_000), 'ADOPTED', 'New', '3'],
      ]),
      contacts: csv(COLUMNS, [
        row(25_000, 25_000, { email: 'kim@x.example' }),
        row(25_001, 25_000, { email: 'kim@x.example' }),
      ]),
    };
    expect((await importing.run(texts)).result.files).toMatchObject([
      { updated: 1 },
      { updated: 1, added: 1 },
    ]);
    expect(await importing.profileOf(25_000)).toMatchObject({ id: profile.id });
    expect(await database.reads.findOneByOrFail(AccountEntity, { id: own.id })).toMatchObject({
      externalId: account(25_000),
      kind: 'EMPLOYEE',
      name: 'New',
    });
    expect((await importing.run(texts)).result.files).toMatchObject([{ unchanged: 1 }, { unchanged: 2 }]);
  });

  test('treats different spellings of a number as the same', async () => {
    await importing.wipe();
    const own = await recordsIn(database).account({ number: 'n-10 01', kind: 'EMPLOYEE' });
    const run = async (...rows: [number, string][]): Promise<Imported> =>
      importing.run({
        accounts: csv(
          'accountid,accountnumber,name',
          rows.map(([which, number]) => [account(which), number, 'Contoso']),
        ),
      });
    const numbers = async (): Promise<string[]> =>
      (await database.reads.find(AccountEntity, { order: { number: 'ASC' } })).map(({ number }) => number);

    // The first adopts the account; the others are different accounts with its number.
    const first = await run([28_000, 'N–1001'], [28_001, 'Ｎ－１００１'], [28_002, 'n-1002']);
    expect(first.refused).toEqual(['accounts.csv:3 accountnumber NUMBER_TAKEN']);
    expect(first.result.files).toMatchObject([{ added: 1, updated: 1, refused: 1 }]);
    expect(await database.reads.findOneByOrFail(AccountEntity, { id: own.id })).toMatchObject({
      externalId: account(28_000),
      number: 'N–1001',
    });
    expect((await run([28_001, 'N-1002'])).refused).toEqual(['accounts.csv:2 accountnumber NUMBER_TAKEN']);

    // The number's spelling changes, and then another account takes the number.
    const chain: [number, string][] = [
      [28_003, 'n -1002'],
      [28_002, 'N-1003'],
      [28_000, 'N-1001'],
    ];
    expect((await run(...chain)).result.files).toMatchObject([{ added: 1, updated: 2, refused: 0 }]);
    expect(await numbers()).toEqual(['N-1001', 'N-1003', 'n -1002']);
    expect((await run(...chain)).result.files).toMatchObject([{ unchanged: 3 }]);
  });

  test('finds accounts by numbers written by the previous release, or directly in the database', async () => {
    await importing.wipe();
    const records = recordsIn(database);
    const [changed, unkeyed, twin] = [
      await records.account({ number: 'S-1' }),
      await records.account({ number: 'S-2' }),
      await records.account({ number: 'S-3' }),
    ];
    const run = async (...rows: [number, string][]): Promise<Imported> =>
      importing.run({
        accounts: csv(
          'accountid,accountnumber,name',
          rows.map(([which, number]) => [account(which), number, 'Contoso']),
        ),
      });
    const keys = async (): Promise<unknown> =>
      database.reads.query('SELECT number, number_key AS numberKey FROM account ORDER BY number, id');
    for (const [sql, id] of [
      ["UPDATE account SET number = 's -4' WHERE id = ?", changed.id],
      ["UPDATE account SET number_key = '' WHERE id = ?", unkeyed.id],
    ])
      await database.write((manager) => manager.query(sql!, [id]));

    expect((await run([29_001, 'S-4'], [29_002, 's-2'], [29_003, 'S-1'])).result.files).toMatchObject([
      { added: 1, updated: 2, refused: 0 },
    ]);
    expect(await keys()).toMatchObject(
      ['S-1', 'S-3', 'S-4', 's-2'].map((number) => ({ number, numberKey: number.toUpperCase() })),
    );

    // Two accounts have the same number. A search by number finds only one of them.
    await database.write((manager) =>
      manager.query("UPDATE account SET number = 'S-4' WHERE id = ?", [twin.id]),
    );
    expect((await run([29_004, 'S-4'])).refused).toEqual(['accounts.csv:2 accountnumber NUMBER_TAKEN']);
    expect(await keys()).toMatchObject([{ numberKey: 'S-1' }, {}, {}, { numberKey: 'S-2' }]);
  });

  test('adds service plans, skips drafts and ends canceled ones', async () => {
    const number = await importing.withContacts();
    const header = 'entitlementid;name;customerid;startdate;enddate;statecode';
    const line = (plan: number, state: string): string =>
      [
        generatedGuid('plan', plan),
        'Premium Support',
        `{${account(number)}}`,
        '2026-01-01',
        '2099-12-31',
        state,
      ].join(';');
    const run = async (...states: string[]): Promise<unknown> =>
      (
        await importing.run({
          plans: [header, ...states.map((state, index) => line(index, state))].join('\n'),
        })
      ).result.files[0];
    expect(await run('1', '0')).toMatchObject({ added: 1, unchanged: 1 });
    const [plan] = await database.reads.findBy(ServicePlanEntity, { externalId: generatedGuid('plan', 0) });
    expect(plan).toMatchObject({ kind: 'SUPPORT_PLAN', endsAt: new Date('2100-01-01T00:00:00Z') });
    expect(await run('2', '0')).toMatchObject({ updated: 1 });
    expect(await run('2', '0')).toMatchObject({ unchanged: 2 });
    expect(
      (await database.reads.findOneByOrFail(ServicePlanEntity, { id: plan!.id })).endsAt.getTime(),
    ).toBeLessThanOrEqual(Date.now());
  });

  test('records in the change log what the audit trail has, without names and addresses', async () => {
    const recorded = await expectLogLikeAudit(database);
    for (const action of [
      'ACCOUNT_ADDED',
      'ACCOUNT_UPDATED',
      'SERVICE_PLAN_ADDED',
      'SERVICE_PLAN_UPDATED',
    ] as const)
      expect(recorded).toContain(action);
  });
});
