import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { In } from 'typeorm';
import { AccountEntity } from '../../src/account/account.entity';
import { ServicePlanEntity } from '../../src/account/service-plan.entity';
import { AssociationEntity } from '../../src/association/association.entity';
import { insertAssociation } from '../../src/association/association.repository';
import { AuditEventEntity } from '../../src/audit/audit-event.entity';
import { createDataSource } from '../../src/composition/data-source';
import type { Database } from '../../src/database/database';
import { parseDatabaseAddress } from '../../src/database/database-address';
import { openDatabase } from '../../src/database/open-database';
import { exportFiles } from '../../src/export/export-files';
import { IdentityEntity } from '../../src/identity/identity.entity';
import { newId } from '../../src/foundation/ids';
import { InvitationEntity } from '../../src/invitation/invitation.entity';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { SearchWordEntity } from '../../src/search/search-word.entity';
import { searchWords, splitWords } from '../../src/search/search-words';
import {
  ACCOUNT_HEADER,
  accountCells,
  CONTACT_HEADER,
  contactCells,
  generatedGuid,
} from '../support/generated-csv';
import { createImportFolder, type FileTexts } from '../support/import-files';
import { recordsIn } from '../support/records';
import { createTestDatabase, describeOnEachDatabase, type TestDatabase } from '../support/test-database';

const account = (number: number): string => generatedGuid('account', number);
const contact = (number: number): string => generatedGuid('contact', number);

function csv(header: string, rows: readonly (readonly string[])[]): string {
  return [header, ...rows.map((cells) => cells.join(','))].join('\r\n');
}

const accountsText = (count: number): string =>
  csv(
    ACCOUNT_HEADER,
    Array.from({ length: count }, (_, number) => accountCells(number)),
  );

async function open({ url }: TestDatabase): Promise<Database> {
  return openDatabase(createDataSource, { address: parseDatabaseAddress(url), migrate: true });
}

/** Returns the stored data, without values that differ between runs. */
async function stateOf({ reads }: Database): Promise<unknown> {
  const accounts = await reads.find(AccountEntity, { order: { number: 'ASC' } });
  const numberOf = new Map(accounts.map(({ id, number }) => [id, number]));
  const profiles = await reads.find(ProfileEntity, { order: { externalId: 'ASC', id: 'ASC' } });
  return {
    accounts: accounts.map(({ id: _, createdAt: __, partnerId, ...rest }) => ({
      ...rest,
      partner: numberOf.get(partnerId ?? ''),
    })),
    profiles: profiles.map(({ id: _, createdAt: __, updatedAt: ___, accountId, ...rest }) => ({
      ...rest,
      account: numberOf.get(accountId),
    })),
  };
}

describeOnEachDatabase('importing', (given) => {
  let database: Database;
  const folder = createImportFolder();

  beforeAll(async () => {
    database = await open(given);
  });
  afterAll(async () => {
    folder.remove();
    await database.close();
  });

  const profileOf = (number: number): Promise<ProfileEntity> =>
    database.reads.findOneByOrFail(ProfileEntity, { externalId: contact(number) });
  const columns = 'contactid,fullname,emailaddress1,parentcustomerid,statecode,csa_role';
  const row = (
    number: number,
    accountNumber: number,
    rest: Partial<Record<'name' | 'email' | 'state' | 'role', string>> = {},
  ): string[] => [
    contact(number),
    rest.name ?? `Person ${String(number)}`,
    rest.email ?? `p${String(number)}@x.example`,
    account(accountNumber),
    rest.state ?? '0',
    rest.role ?? '',
  ];
  let nextAccount = 900_000;
  let nextContact = 28_000;
  /** Imports a new account with contacts, and returns its number. */
  const withContacts = async (...rows: ((account: number) => string[])[]): Promise<number> => {
    const number = (nextAccount += 1);
    const { refused } = await folder.run(database, {
      accounts: csv(ACCOUNT_HEADER, [[account(number), `N-${String(number)}`, 'Own', '3', '', '0']]),
      contacts: csv(
        columns,
        rows.map((make) => make(number)),
      ),
    });
    expect(refused).toEqual([]);
    return number;
  };

  test('puts in ten thousand rows with every kind of fault among them, and changes nothing the second time', async () => {
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

    const first = await folder.run(database, texts, { batchSize: 2000 });
    expect(first.refused).toEqual(expected);
    expect(first.result.files).toMatchObject([
      { rows: 60, added: 60, refused: 0 },
      { rows: 10_000, added: 10_000 - expected.length, refused: expected.length },
    ]);
    expect(await database.reads.count(ProfileEntity)).toBe(10_000 - expected.length);

    const events = await database.reads.count(AuditEventEntity);
    const again = await folder.run(database, texts, { batchSize: 777 });
    expect(again.refused).toEqual(expected);
    expect(again.result.files).toMatchObject([{ unchanged: 60 }, { unchanged: 10_000 - expected.length }]);
    expect(await database.reads.count(AuditEventEntity)).toBe(events);
  });

  test('makes the first profile of each account its administrator, and every profile found by its words', async () => {
    const administrators = await database.reads.countBy(ProfileEntity, { role: 'ADMINISTRATOR' });
    expect(administrators).toBe(50);
    const { id, accountId, displayName, emailKey, words } = await profileOf(7);
    expect(words).toBe(searchWords(displayName, emailKey));
    const rows = await database.reads.findBy(SearchWordEntity, { subjectId: id });
    expect(rows.map(({ word }) => word).sort()).toEqual(splitWords(words).sort());
    expect(new Set(rows.map((found) => `${found.kind} ${found.accountId}`))).toEqual(
      new Set([`PROFILE ${accountId}`]),
    );
  });

  test('keeps the order of rows whose batches are written beside one another', async () => {
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
    expect((await folder.run(database, texts, { batchSize: 7 })).refused).toEqual([]);

    const profiles = await Promise.all(numbers.map(profileOf));
    expect(profiles.map(({ id }) => id)).toEqual(profiles.map(({ id }) => id).sort());
    const administrators = profiles.filter(({ role }) => role === 'ADMINISTRATOR');
    expect(administrators.map(({ displayName }) => displayName)).toEqual([
      'Person 30000',
      'Person 30001',
      'Person 30002',
    ]);
  });

  test('tells the audit trail of what was added to the letter, and takes names without a word', async () => {
    const names = [
      'O\'Neil "The\\ Rock"',
      '😀 {{x}} $& <b>',
      '田中\u2003由紀 ﬁ',
      '…',
      "'; DROP TABLE profile; --",
    ];
    await withContacts(
      ...names.map(
        (name, index) => (own: number) =>
          row(31_000 + index, own, { name: `"${name.replaceAll('"', '""')}"` }),
      ),
    );
    for (const index of names.keys()) {
      const { id, accountId, displayName, email, role, externalId, words } = await profileOf(31_000 + index);
      const event = await database.reads.findOneByOrFail(AuditEventEntity, { profileId: id });
      expect(event).toMatchObject({
        action: 'PROFILE_ADDED',
        accountId,
        subjectId: id,
        actorIdentityId: null,
      });
      expect(event.changes).toEqual({
        displayName: [null, displayName],
        email: [null, email],
        role: [null, role],
        status: [null, 'ACTIVE'],
        locale: [null, 'en-US'],
        externalId: [null, externalId],
      });
      const found = await database.reads.findBy(SearchWordEntity, { subjectId: id });
      expect(found.map(({ word }) => word).sort()).toEqual(splitWords(words).sort());
    }
  });

  test('finds partners that stand in later rows, and reports those that are none', async () => {
    const cells = (number: number, kind: string, partner: string): string[] => [
      account(number),
      `Q-${String(number)}`,
      `Q ${String(number)}`,
      kind,
      partner,
      '0',
    ];
    const { refused, result } = await folder.run(
      database,
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

  test('lets customers be found among those of their partner, as they are called and looked after now', async () => {
    const run = async (rows: string[][]): Promise<unknown> =>
      (await folder.run(database, { accounts: csv(ACCOUNT_HEADER, rows) })).refused;
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

  test('updates what changed and nothing else, and revokes the invitation that went to the old address', async () => {
    const number = await withContacts(
      (own) => row(20_000, own),
      (own) => row(20_001, own),
    );
    await holdAndInvite(await profileOf(20_001));

    const { result } = await folder.run(database, {
      contacts: csv(columns, [
        row(20_000, number),
        row(20_001, number, { name: 'New Name', email: 'new@y.example' }),
      ]),
    });

    expect(result.files).toMatchObject([{ updated: 1, unchanged: 1 }]);
    const profile = await profileOf(20_001);
    expect(profile).toMatchObject({ displayName: 'New Name', email: 'new@y.example', isAssociated: true });
    expect(profile.words).toBe(searchWords('New Name', 'new@y.example'));
    const rows = await database.reads.findBy(SearchWordEntity, { subjectId: profile.id });
    expect(rows.map(({ word }) => word).sort()).toEqual(splitWords(profile.words).sort());
    expect(await database.reads.findOneByOrFail(InvitationEntity, { profileId: profile.id })).toMatchObject({
      state: 'REVOKED',
    });
    const events = await database.reads.findBy(AuditEventEntity, {
      profileId: profile.id,
      action: 'PROFILE_UPDATED',
    });
    expect(events).toMatchObject([
      {
        actorIdentityId: null,
        changes: { displayName: ['Person 20001', 'New Name'], email: ['p20001@x.example', 'new@y.example'] },
      },
    ]);
    expect(events[0]?.requestId).toMatch(/^import-/);
  });

  test('lets no access follow somebody to another company', async () => {
    const [from, to] = [
      await withContacts(
        (own) => row(21_000, own),
        (own) => row(21_001, own),
      ),
      await withContacts(),
    ];
    const before = await profileOf(21_001);
    await holdAndInvite(before);

    const texts = { contacts: csv(columns, [row(21_001, to)]) };
    expect((await folder.run(database, texts)).result.files).toMatchObject([{ updated: 1 }]);
    expect((await folder.run(database, texts)).result.files).toMatchObject([{ unchanged: 1 }]);

    const after = await profileOf(21_001);
    expect(after).toMatchObject({ isAssociated: false, status: 'ACTIVE', role: 'ADMINISTRATOR' });
    expect(after.accountId).not.toBe(before.accountId);
    expect(await database.reads.findOneByOrFail(ProfileEntity, { id: before.id })).toMatchObject({
      status: 'REMOVED',
      externalId: null,
      isAssociated: false,
    });
    expect(await database.reads.findOneByOrFail(AssociationEntity, { profileId: before.id })).toMatchObject({
      endReason: 'PROFILE_REMOVED',
    });
    expect(await database.reads.findOneByOrFail(InvitationEntity, { profileId: before.id })).toMatchObject({
      state: 'REVOKED',
    });
    const actions = (await database.reads.findBy(AuditEventEntity, { profileId: before.id })).map(
      ({ action }) => action,
    );
    expect(actions.sort()).toEqual([
      'ASSOCIATION_ENDED',
      'INVITATION_REVOKED',
      'PROFILE_ADDED',
      'PROFILE_REMOVED',
    ]);
    // The contact isn't moved, because the old company would lose its last administrator.
    const { refused } = await folder.run(database, { contacts: csv(columns, [row(21_000, to)]) });
    expect(refused).toEqual(['contacts.csv:2 parentcustomerid LAST_ADMINISTRATOR']);
    expect(from).toBeGreaterThan(0);
  });

  test('disables and enables as the file says, but not whom somebody disabled here', async () => {
    const number = await withContacts(
      (own) => row(22_000, own),
      (own) => row(22_001, own),
      (own) => row(22_002, own),
    );
    const importAs = (state: string): Promise<unknown> =>
      folder.run(database, { contacts: csv(columns, [row(22_001, number, { state })]) });
    await importAs('Inactive');
    expect(await profileOf(22_001)).toMatchObject({ status: 'DISABLED' });
    await importAs('Active');
    expect(await profileOf(22_001)).toMatchObject({ status: 'ACTIVE' });

    await database.write((manager) =>
      manager.update(ProfileEntity, { externalId: contact(22_001) }, { status: 'DISABLED' }),
    );
    await database.write((manager) =>
      manager.query(
        `INSERT INTO audit_event (id, occurred_at, action, account_id, profile_id, subject_id, request_id, changes)
         SELECT 'audt_7zzzzzzzzzzzzzzzzzzzzzzzzz', '${new Date().toISOString().slice(0, -1).replace('T', ' ')}', 'PROFILE_UPDATED', account_id, id, id, 'req', '{"status":["ACTIVE","DISABLED"]}'
         FROM profile WHERE external_id = '${contact(22_001)}'`,
      ),
    );
    await importAs('Active');
    expect(await profileOf(22_001)).toMatchObject({ status: 'DISABLED' });
  });

  describe('a known record whose row has a cell that is refused', () => {
    const BAD = 'Pay at www.evil.example';
    /** Text in Windows-1252, with a byte that isn't valid UTF-8. */
    const windows = (text: string): Buffer => Buffer.from(text.replace('ü', '\xfc'), 'latin1');

    test.each([
      ['a name with an address', { name: BAD }, 'fullname NAME_HAS_ADDRESS'],
      ['an address that cannot be mailed', { email: 'kim' }, 'emailaddress1 INVALID_EMAIL'],
      ['a name that is not UTF-8', { name: 'Müller' }, ' NOT_UTF8'],
      ['a role that is none', { role: 'boss' }, 'csa_role INVALID_ROLE'],
    ])('loses its access by %s: a contact that is inactive', async (_, cells, reason) => {
      const id = nextContact++;
      const number = await withContacts(
        (own) => row(nextContact++, own),
        (own) => row(id, own),
      );
      const import_ = (state: string): ReturnType<typeof folder.run> =>
        folder.run(database, { contacts: windows(csv(columns, [row(id, number, { ...cells, state })])) });
      const { refused, result } = await import_('1');
      expect(refused).toEqual([`contacts.csv:2 ${reason}`]);
      expect(result.files).toMatchObject([{ rows: 1, updated: 0, refused: 1 }]);
      const stored = {
        displayName: `Person ${String(id)}`,
        email: `p${String(id)}@x.example`,
        role: 'MEMBER',
      };
      expect(await profileOf(id)).toMatchObject({ ...stored, status: 'DISABLED' });
      const events = await database.reads.count(AuditEventEntity);
      expect((await import_('1')).refused).toEqual(refused);
      expect(await database.reads.count(AuditEventEntity)).toBe(events);
    });

    test.each([
      ['', 'MISSING'],
      [account(77_777), 'UNKNOWN_ACCOUNT'],
    ])('loses its access by the account %p: a contact that is inactive', async (company, code) => {
      const id = nextContact++;
      const number = await withContacts(
        (own) => row(nextContact++, own),
        (own) => row(id, own),
      );
      const contacts = csv(columns, [row(id, number, { state: '1' }).with(3, company)]);
      expect((await folder.run(database, { contacts })).refused).toEqual([
        `contacts.csv:2 parentcustomerid ${code}`,
      ]);
      expect(await profileOf(id)).toMatchObject({ status: 'DISABLED' });
    });

    test('loses its access where it was: a contact that went to another company', async () => {
      const id = nextContact++;
      const other = await withContacts((own) => row(nextContact++, own));
      const number = await withContacts(
        (own) => row(nextContact++, own),
        (own) => row(id, own),
      );
      const { id: left } = await profileOf(id);
      const contacts = csv(columns, [row(id, other, { name: BAD })]);
      expect(number).not.toBe(other);
      expect((await folder.run(database, { contacts })).refused).toEqual([
        'contacts.csv:2 fullname NAME_HAS_ADDRESS',
      ]);
      expect(await database.reads.findOneByOrFail(ProfileEntity, { id: left })).toMatchObject({
        status: 'REMOVED',
      });
      expect(await profileOf(id)).toMatchObject({ displayName: `Person ${String(id)}`, role: 'MEMBER' });
    });

    test('stays out if it is unknown, and counts as the row of its id', async () => {
      const number = await withContacts((own) => row(nextContact++, own));
      const id = nextContact++;
      const contacts = csv(columns, [row(id, number, { name: BAD }), row(id, number)]);
      expect((await folder.run(database, { contacts })).refused).toEqual([
        'contacts.csv:2 fullname NAME_HAS_ADDRESS',
        'contacts.csv:3 contactid DUPLICATE_ID',
      ]);
      expect(await database.reads.countBy(ProfileEntity, { externalId: contact(id) })).toBe(0);
    });

    test.each([
      [{ 1: 'N-900000000000000000000000000000000000000000' }, 'accountnumber INVALID_NUMBER'],
      [{ 1: 'TAKEN' }, 'accountnumber NUMBER_TAKEN'],
      [{ 2: BAD }, 'name NAME_HAS_ADDRESS'],
      [{ 3: '####' }, 'customertypecode SPREADSHEET_ERROR'],
      [{ 4: account(77_777) }, '_msa_managingpartnerid_value UNKNOWN_PARTNER'],
    ])('loses its access by %j: an account that is inactive', async (cells, reason) => {
      const taken = [account(800_000), 'TAKEN', 'Other', 'Partner', '', '0'];
      const good = (status: string): string[] => [
        account(800_001),
        'KEPT',
        'Kept',
        'Partner',
        account(800_000),
        status,
      ];
      await folder.run(database, { accounts: csv(ACCOUNT_HEADER, [taken, good('0')]) });
      const accounts = csv(ACCOUNT_HEADER, [Object.assign(good('1'), cells)]);
      const { refused, result } = await folder.run(database, { accounts });
      expect(refused).toEqual([`accounts.csv:2 ${reason}`]);
      expect(result.files).toMatchObject([{ rows: 1, updated: 0, refused: 1 }]);
      const partner = await database.reads.findOneByOrFail(AccountEntity, { externalId: account(800_000) });
      expect(
        await database.reads.findOneByOrFail(AccountEntity, { externalId: account(800_001) }),
      ).toMatchObject({
        number: 'KEPT',
        name: 'Kept',
        kind: 'PARTNER',
        partnerId: partner.id,
        status: 'INACTIVE',
      });
      expect((await folder.run(database, { accounts })).refused).toEqual(refused);
    });

    test.each([
      [{ 1: BAD, 4: '2026-06-30' }, 'name NAME_HAS_ADDRESS', '2026-01-01', '2026-07-01'],
      [{ 3: '2026-01-02', 4: 'soon' }, 'enddate INVALID_DATE', '2026-01-01', '2027-01-01'],
      [{ 3: 'soon', 4: '2026-06-30' }, 'startdate INVALID_DATE', '2026-01-01', '2026-07-01'],
      [{ 3: 'soon', 4: '2027-06-30' }, 'startdate INVALID_DATE', '2026-01-01', '2027-01-01'],
      [{ 3: '2026-07-01', 4: '2026-06-29' }, 'enddate ENDS_BEFORE_START', '2026-01-01', '2026-06-30'],
      [{ 4: '2025-12-30' }, 'enddate ENDS_BEFORE_START', '2026-01-01', '2026-01-01'],
      [{ 4: '2027-12-31', 5: 'x' }, 'statecode INVALID_STATUS', '2026-01-01', '2027-01-01'],
      [{ 2: account(77_777), 4: '2026-06-30' }, 'customerid UNKNOWN_ACCOUNT', '2026-01-01', '2026-07-01'],
    ])('lasts with %j no longer than its row says: a plan', async (cells, reason, startsAt, endsAt) => {
      const number = await withContacts();
      const header = 'entitlementid,name,customerid,startdate,enddate,statecode';
      const guid = generatedGuid('plan', (nextContact += 1));
      const good = [guid, 'Premium Support', account(number), '2026-01-01', '2026-12-31', '1'];
      await folder.run(database, { plans: csv(header, [good]) });
      const plans = csv(header, [Object.assign([...good], cells)]);
      const { refused } = await folder.run(database, { plans });
      expect(refused).toEqual([`plans.csv:2 ${reason}`]);
      expect(await database.reads.findOneByOrFail(ServicePlanEntity, { externalId: guid })).toMatchObject({
        name: 'Premium Support',
        startsAt: new Date(startsAt),
        endsAt: new Date(endsAt),
      });
      expect((await folder.run(database, { plans })).refused).toEqual(refused);
    });
  });

  test('keeps the last administrator, does not bring back the removed, and takes roles from the file', async () => {
    const number = await withContacts(
      (own) => row(23_000, own),
      (own) => row(23_001, own),
    );
    const refusedOf = async (...rows: string[][]): Promise<readonly string[]> =>
      (await folder.run(database, { contacts: csv(columns, rows) })).refused;
    expect(await refusedOf(row(23_000, number, { state: '1' }))).toEqual([
      'contacts.csv:2 statecode LAST_ADMINISTRATOR',
    ]);
    expect(await refusedOf(row(23_000, number, { role: 'member' }))).toEqual([
      'contacts.csv:2 csa_role LAST_ADMINISTRATOR',
    ]);
    expect(
      await refusedOf(
        row(23_001, number, { role: 'administrator' }),
        row(23_000, number, { role: 'member' }),
      ),
    ).toEqual([]);
    expect([(await profileOf(23_000)).role, (await profileOf(23_001)).role]).toEqual([
      'MEMBER',
      'ADMINISTRATOR',
    ]);

    await database.write((manager) =>
      manager.update(ProfileEntity, { externalId: contact(23_000) }, { status: 'REMOVED' }),
    );
    expect(await refusedOf(row(23_000, number))).toEqual(['contacts.csv:2 contactid PROFILE_REMOVED']);
    expect(await refusedOf(row(23_000, number, { state: '1' }))).toEqual([]);

    // The role in the row applies, even to the first profile of an account.
    const empty = await withContacts();
    expect(await refusedOf(row(23_010, empty, { role: 'MEMBER' }), row(23_011, empty))).toEqual([]);
    expect([(await profileOf(23_010)).role, (await profileOf(23_011)).role]).toEqual([
      'MEMBER',
      'ADMINISTRATOR',
    ]);
  });

  test('makes the primary contact an administrator when added, and not again', async () => {
    const number = await withContacts((own) => row(24_000, own));
    const texts = {
      accounts: csv('accountid,accountnumber,name,primarycontactid', [
        [account(number), `N-${String(number)}`, 'Own', contact(24_001)],
      ]),
      contacts: csv(columns, [row(24_001, number)]),
    };
    await folder.run(database, texts);
    expect(await profileOf(24_001)).toMatchObject({ role: 'ADMINISTRATOR' });
    // Someone demotes them here.
    await database.write((manager) =>
      manager.update(ProfileEntity, { externalId: contact(24_001) }, { role: 'MEMBER' }),
    );
    expect((await folder.run(database, texts)).result.files).toMatchObject([
      { unchanged: 1 },
      { unchanged: 1 },
    ]);
    expect(await profileOf(24_001)).toMatchObject({ role: 'MEMBER' });
  });

  describe.each([
    ['deactivates', (old: number, own: number) => row(old, own, { state: '1' })],
    ['demotes', (old: number, own: number) => row(old, own, { role: 'MEMBER' })],
    ['moves', (old: number, _: number, other: number) => row(old, other, { role: 'MEMBER' })],
  ] as const)('a hand-over that %s the last administrator', (verb, leave) => {
    test.each([1, 500])('is done in one run, in either order, in batches of %p', async (batchSize) => {
      const [old, next] = [nextContact++, nextContact++];
      const states: unknown[] = [];
      for (const isOldFirst of [true, false]) {
        await wipe(database);
        nextAccount = 910_000;
        const other = await withContacts();
        const own = await withContacts(
          (its) => row(old, its),
          (its) => row(next, its),
        );
        const rows = [leave(old, own, other), row(next, own, { role: 'ADMINISTRATOR' })];
        const texts = { contacts: csv(columns, isOldFirst ? rows : rows.toReversed()) };
        const { result, refused } = await folder.run(database, texts, { batchSize });
        expect(refused).toEqual([]);
        expect(result.files).toMatchObject([{ rows: 2, updated: 2, unchanged: 0, refused: 0 }]);
        expect(await profileOf(next)).toMatchObject({ role: 'ADMINISTRATOR', status: 'ACTIVE' });
        states.push(await stateOf(database));
        const events = await database.reads.count(AuditEventEntity);
        const again = await folder.run(database, texts, { batchSize });
        expect(again.result.files).toMatchObject([{ rows: 2, unchanged: 2, refused: 0 }]);
        expect(await database.reads.count(AuditEventEntity)).toBe(events);
      }
      expect(states[1]).toEqual(states[0]);
      expect(await profileOf(old)).toMatchObject(
        verb === 'deactivates' ? { status: 'DISABLED' } : { role: 'MEMBER' },
      );
    });
  });

  test('counts no row that it was stopped before deciding, and decides it when run again', async () => {
    const own = await withContacts(
      (its) => row(24_100, its),
      (its) => row(24_101, its),
    );
    const rows = [row(24_100, own, { state: '1' }), row(24_101, own, { role: 'ADMINISTRATOR' })];
    const texts = { contacts: csv(columns, rows) };
    let asked = 0;
    const stopped = await folder.run(database, texts, { batchSize: 1, isStopped: () => (asked += 1) > 2 });
    expect(stopped.refused).toEqual([]);
    expect(stopped.result).toMatchObject({ isFinished: false, files: [{ rows: 1, updated: 1 }] });
    expect((await folder.run(database, texts)).result.files).toMatchObject([{ updated: 1, unchanged: 1 }]);
    expect(await profileOf(24_100)).toMatchObject({ status: 'DISABLED' });
  });

  test.each([1, 500])(
    'gives an account a number that a later row gives free, in batches of %p',
    async (batchSize) => {
      await wipe(database);
      const cells = (which: number, number: string): string[] => [
        account(27_000 + which),
        number,
        `R ${String(which)}`,
        '3',
        '',
        '0',
      ];
      const run = async (...rows: string[][]): ReturnType<typeof folder.run> =>
        folder.run(database, { accounts: csv(ACCOUNT_HEADER, rows) }, { batchSize });
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

  test('adopts what was here before by its number and its address', async () => {
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
      contacts: csv(columns, [
        row(25_000, 25_000, { email: 'kim@x.example' }),
        row(25_001, 25_000, { email: 'kim@x.example' }),
      ]),
    };
    expect((await folder.run(database, texts)).result.files).toMatchObject([
      { updated: 1 },
      { updated: 1, added: 1 },
    ]);
    expect(await profileOf(25_000)).toMatchObject({ id: profile.id });
    expect(await database.reads.findOneByOrFail(AccountEntity, { id: own.id })).toMatchObject({
      externalId: account(25_000),
      kind: 'EMPLOYEE',
      name: 'New',
    });
    expect((await folder.run(database, texts)).result.files).toMatchObject([
      { unchanged: 1 },
      { unchanged: 2 },
    ]);
  });

  test('takes numbers that are written in other ways for the same', async () => {
    await wipe(database);
    const own = await recordsIn(database).account({ number: 'n-10 01', kind: 'EMPLOYEE' });
    const run = async (...rows: [number, string][]): ReturnType<typeof folder.run> =>
      folder.run(database, {
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

  test('finds accounts by numbers that the release before, or somebody in the database, has written', async () => {
    await wipe(database);
    const records = recordsIn(database);
    const [changed, unkeyed, twin] = [
      await records.account({ number: 'S-1' }),
      await records.account({ number: 'S-2' }),
      await records.account({ number: 'S-3' }),
    ];
    const run = async (...rows: [number, string][]): ReturnType<typeof folder.run> =>
      folder.run(database, {
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

  test('takes service plans, passes over drafts and ends what was cancelled', async () => {
    const number = await withContacts();
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
        await folder.run(database, {
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

  test('checks all of it in a dry run and writes nothing', async () => {
    const before = await stateOf(database);
    const { result, refused } = await folder.run(
      database,
      {
        accounts: csv(ACCOUNT_HEADER, [[account(80_001), 'DRY', 'Dry', '3', '', '0']]),
        contacts: csv(columns, [row(80_001, 80_001), row(80_002, 80_002)]),
      },
      { dryRun: true, batchSize: 1 },
    );
    expect(result.files).toMatchObject([{ added: 1 }, { added: 1, refused: 1 }]);
    expect(refused).toEqual(['contacts.csv:3 parentcustomerid UNKNOWN_ACCOUNT']);
    expect(await stateOf(database)).toEqual(before);
  });

  test('lets no row that the database refuses keep the others out', async () => {
    const refuseOne = async (sql: string): Promise<unknown> =>
      database.write((manager) => manager.query(sql));
    const number = await withContacts();
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
      const { refused, result } = await folder.run(database, { contacts: csv(columns, rows) });
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

  test('takes any rows in or reports them, and ends in the same state wherever it was interrupted', async () => {
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
          const texts = { accounts: accountsText(4), contacts: [columns, ...lines].join('\n') };
          const states: unknown[] = [];
          for (const interrupted of [false, true]) {
            await wipe(database);
            let asked = 0;
            if (interrupted)
              await folder.run(database, texts, { batchSize, isStopped: () => (asked += 1) > stopAfter });
            const { result, refused } = await folder.run(database, texts, { batchSize });
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

  test('gives the same files when an export is imported elsewhere, and changes nothing at home', async () => {
    await wipe(database);
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
    await folder.run(database, {
      accounts: accountsText(30),
      contacts: csv(
        CONTACT_HEADER,
        Array.from({ length: 300 }, (_, number) => contactCells(number, 30)),
      ),
    });
    const exportTo = async (from: Database, name: string): Promise<FileTexts> => {
      const paths = Object.fromEntries(
        ['accounts', 'contacts', 'plans'].map((kind) => [kind, join(folder.path, `${name}-${kind}.csv`)]),
      );
      await exportFiles(from, paths);
      return Object.fromEntries(
        Object.entries(paths).map(([kind, path]) => [kind, readFileSync(path, 'utf8')]),
      );
    };
    const exported = await exportTo(database, 'home');
    const events = await database.reads.count(AuditEventEntity);
    const home = await folder.run(database, exported);
    expect(home.refused).toEqual([]);
    expect(home.result.files).toMatchObject([
      { unchanged: 33 },
      { unchanged: 303 },
      { added: 0, updated: 0 },
    ]);
    expect(await database.reads.count(AuditEventEntity)).toBe(events);

    const elsewhere = await createTestDatabase(given.name);
    const other = await open(elsewhere);
    try {
      expect((await folder.run(other, exported)).refused).toEqual([]);
      expect(await exportTo(other, 'elsewhere')).toEqual(exported);
    } finally {
      await other.close();
      await elsewhere.drop();
    }
  });

  describe('by the program', () => {
    const program = async (
      args: readonly string[],
      signal?: NodeJS.Signals,
    ): Promise<{ code: number | null; stdout: string; stderr: string }> => {
      const child = spawn(process.execPath, ['-r', '@swc-node/register', 'src/commands/import.ts', ...args], {
        cwd: join(__dirname, '../..'),
        env: { PATH: process.env['PATH'], DATABASE_URL: given.url },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const output = { stdout: '', stderr: '' };
      child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
      if (signal) void untilProfiles(50).then(() => child.kill(signal));
      const [code] = (await once(child, 'close')) as [number | null];
      return { code, ...output };
    };
    const untilProfiles = async (count: number): Promise<void> => {
      while ((await database.reads.count(ProfileEntity)) < count)
        await new Promise((resolve) => setTimeout(resolve, 5));
    };
    const file = (name: string, text: string): string => {
      const path = join(folder.path, name);
      writeFileSync(path, text);
      return path;
    };

    test('exits with 0, 2 and 1 and writes the report', async () => {
      await wipe(database);
      const accounts = file('a.csv', accountsText(5));
      const contacts = file(
        'c.csv',
        csv(CONTACT_HEADER, [contactCells(0, 5), contactCells(1, 5).with(2, 'secret')]),
      );
      const report = join(folder.path, 'report.csv');
      const [good, some, none, help] = await Promise.all([
        program(['--accounts', accounts, '--report', `${report}.good`])
          .then(async (done) => [done, await program(['--contacts', contacts, '--report', report])] as const)
          .then(([done, next]) => ({ done, next })),
        Promise.resolve(),
        program(['--accounts', contacts, '--report', `${report}.none`]),
        program(['--help']),
      ]).then(([first, , ...rest]) => [first.done, first.next, ...rest] as const);
      expect([good.code, some.code, none.code, help.code]).toEqual([0, 2, 1, 0]);
      expect(readFileSync(report, 'utf8')).toMatch(
        new RegExp(
          `^file,line,id,column,reason\n${contacts},3,${contact(1)},emailaddress1,INVALID_EMAIL: .*\n$`,
        ),
      );
      expect(some.stdout + some.stderr).not.toContain('secret');
      expect(none.stderr).toMatch(/lacks the columns: accountid/);
      expect(help.stdout).toMatch(/--dates <order>[^]*Example:/);
    });

    test('goes on to the end when nobody reads what it says, and exits as if somebody did', async () => {
      await wipe(database);
      const accounts = file('a.csv', accountsText(5));
      const contacts = file(
        'c.csv',
        csv(CONTACT_HEADER, [contactCells(0, 5), contactCells(1, 5).with(2, 'secret')]),
      );
      const report = join(folder.path, 'unread.csv');
      const args = ['--accounts', accounts, '--contacts', contacts, '--report', report];
      const child = spawn(process.execPath, ['-r', '@swc-node/register', 'src/commands/import.ts', ...args], {
        cwd: join(__dirname, '../..'),
        env: { PATH: process.env['PATH'], DATABASE_URL: given.url },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      child.stdout.destroy();
      const errors: Buffer[] = [];
      child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
      expect(await once(child, 'close')).toEqual([2, null]);
      expect(Buffer.concat(errors).toString()).toBe('');
      expect(readFileSync(report, 'utf8')).toContain(contact(1));
      expect(await database.reads.count(ProfileEntity)).toBe(1);
    });

    test('refuses a report that is one of the inputs, and leaves an earlier report when it cannot begin', async () => {
      const accounts = file('kept.csv', accountsText(2));
      const link = join(folder.path, 'link.csv');
      symlinkSync(accounts, link);
      const report = file('earlier.csv', 'earlier');
      const missing = join(folder.path, 'missing.csv');
      const [same, linked, begun] = await Promise.all([
        program(['--accounts', accounts, '--report', accounts]),
        program(['--accounts', accounts, '--report', link]),
        program(['--accounts', missing, '--report', report]),
      ]);
      expect([same.code, linked.code, begun.code]).toEqual([1, 1, 1]);
      expect(same.stderr).toContain(accounts);
      expect(readFileSync(accounts, 'utf8')).toBe(accountsText(2));
      expect(readFileSync(report, 'utf8')).toBe('earlier');
    });

    test('stops on SIGINT with what is done, and running again ends in the state of an uninterrupted run', async () => {
      const accounts = file('a.csv', accountsText(20));
      const contacts = file(
        'c.csv',
        csv(
          CONTACT_HEADER,
          Array.from({ length: 4000 }, (_, number) => contactCells(number, 20)),
        ),
      );
      const args = [
        '--accounts',
        accounts,
        '--contacts',
        contacts,
        '--batch',
        '10',
        '--report',
        join(folder.path, 'report.csv'),
      ];
      await wipe(database);
      const stopped = await program(args, 'SIGINT');
      expect(stopped).toMatchObject({ code: 130, stdout: expect.stringContaining('run it again') });
      expect(await database.reads.count(ProfileEntity)).toBeLessThan(4000);
      expect((await program([...args.slice(0, 4), ...args.slice(6)])).code).toBe(0);
      const resumed = await stateOf(database);
      await wipe(database);
      await folder.run(database, { accounts: accountsText(20), contacts: readFileSync(contacts) });
      expect(resumed).toEqual(await stateOf(database));
    });
  });

  async function holdAndInvite(profile: ProfileEntity): Promise<void> {
    await database.write(async (manager) => {
      const identityId = newId('iden');
      await manager.insert(IdentityEntity, {
        id: identityId,
        tenantId: randomUUID(),
        objectId: randomUUID(),
        displayName: 'X',
        username: 'x@x.example',
        defaultProfileId: null,
        createdAt: new Date(),
        lastSignedInAt: new Date(),
      });
      await insertAssociation(manager, { profileId: profile.id, identityId }, new Date());
      await manager.insert(InvitationEntity, {
        id: newId('invt'),
        accountId: profile.accountId,
        profileId: profile.id,
        email: profile.email,
        emailKey: profile.emailKey,
        state: 'PENDING',
        createdAt: new Date(),
        expiresAt: new Date(Date.now() + 1e8),
        acceptedAt: null,
        acceptedByIdentityId: null,
        sentByProfileId: null,
        tokenKeyId: 'test',
        tokenNonce: 'nonce',
        delivery: 'QUEUED',
        words: ' ',
      });
    });
  }
});

/** Empties the tables that an import writes, except the audit trail, which can't be deleted. */
async function wipe(database: Database): Promise<void> {
  await database.write(async (manager) => {
    await manager.query('UPDATE account SET partner_id = NULL');
    for (const table of ['association', 'invitation', 'search_word', 'profile', 'service_plan', 'account'])
      await manager.query(`DELETE FROM ${table}`);
  });
}
