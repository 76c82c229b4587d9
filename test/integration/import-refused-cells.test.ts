import { AccountEntity } from '../../src/account/account.entity';
import { ServicePlanEntity } from '../../src/account/service-plan.entity';
import { AuditEventEntity } from '../../src/audit/audit-event.entity';
import type { Database } from '../../src/database/database';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { ACCOUNT_HEADER, generatedGuid } from '../support/import/generated-csv';
import type { Imported } from '../support/import/import-files';
import {
  COLUMNS,
  account,
  contact,
  csv,
  type Importing,
  newContact,
  row,
  startImporting,
} from '../support/import/importing';
import { describeOnEachDatabase } from '../support/database/test-database';

describeOnEachDatabase('importing rejected cells', (given) => {
  let importing: Importing;
  let database: Database;

  beforeAll(async () => {
    importing = await startImporting(given);
    ({ database } = importing);
  });
  afterAll(() => importing.close());

  describe('a known record whose row has a rejected cell', () => {
    const BAD = 'Pay at www.evil.example';
    /** Text in Windows-1252, with a byte that isn't valid UTF-8. */
    const windows = (text: string): Buffer => Buffer.from(text.replace('ü', '\xfc'), 'latin1');

    test.each([
      ['a name with an address', { name: BAD }, 'fullname NAME_HAS_ADDRESS'],
      ['an address that cannot be mailed', { email: 'kim' }, 'emailaddress1 INVALID_EMAIL'],
      ['a name that is not UTF-8', { name: 'Müller' }, ' NOT_UTF8'],
      ['a role that is none', { role: 'boss' }, 'csa_role INVALID_ROLE'],
    ])('loses its access despite %s: an inactive contact', async (_, cells, reason) => {
      const id = newContact();
      const number = await importing.withContacts(
        (own) => row(newContact(), own),
        (own) => row(id, own),
      );
      const import_ = (state: string): Promise<Imported> =>
        importing.run({ contacts: windows(csv(COLUMNS, [row(id, number, { ...cells, state })])) });
      const { refused, result } = await import_('1');
      expect(refused).toEqual([`contacts.csv:2 ${reason}`]);
      expect(result.files).toMatchObject([{ rows: 1, updated: 0, refused: 1 }]);
      const stored = {
        displayName: `Person ${String(id)}`,
        email: `p${String(id)}@x.example`,
        role: 'MEMBER',
      };
      expect(await importing.profileOf(id)).toMatchObject({ ...stored, status: 'DISABLED' });
      const events = await database.reads.count(AuditEventEntity);
      expect((await import_('1')).refused).toEqual(refused);
      expect(await database.reads.count(AuditEventEntity)).toBe(events);
    });

    test.each([
      ['', 'MISSING'],
      [account(77_777), 'UNKNOWN_ACCOUNT'],
    ])('loses its access despite the account %p: an inactive contact', async (company, code) => {
      const id = newContact();
      const number = await importing.withContacts(
        (own) => row(newContact(), own),
        (own) => row(id, own),
      );
      const contacts = csv(COLUMNS, [row(id, number, { state: '1' }).with(3, company)]);
      expect((await importing.run({ contacts })).refused).toEqual([
        `contacts.csv:2 parentcustomerid ${code}`,
      ]);
      expect(await importing.profileOf(id)).toMatchObject({ status: 'DISABLED' });
    });

    test('loses its previous access: a contact that moved to another company', async () => {
      const id = newContact();
      const other = await importing.withContacts((own) => row(newContact(), own));
      const number = await importing.withContacts(
        (own) => row(newContact(), own),
        (own) => row(id, own),
      );
      const { id: left } = await importing.profileOf(id);
      const contacts = csv(COLUMNS, [row(id, other, { name: BAD })]);
      expect(number).not.toBe(other);
      expect((await importing.run({ contacts })).refused).toEqual([
        'contacts.csv:2 fullname NAME_HAS_ADDRESS',
      ]);
      expect(await database.reads.findOneByOrFail(ProfileEntity, { id: left })).toMatchObject({
        status: 'REMOVED',
      });
      expect(await importing.profileOf(id)).toMatchObject({
        displayName: `Person ${String(id)}`,
        role: 'MEMBER',
      });
    });

    test("isn't added if it's unknown, but counts as the row of its id", async () => {
      const number = await importing.withContacts((own) => row(newContact(), own));
      const id = newContact();
      const contacts = csv(COLUMNS, [row(id, number, { name: BAD }), row(id, number)]);
      expect((await importing.run({ contacts })).refused).toEqual([
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
    ])('loses its access despite %j: an inactive account', async (cells, reason) => {
      const taken = [account(800_000), 'TAKEN', 'Other', 'Partner', '', '0'];
      const good = (status: string): string[] => [
        account(800_001),
        'KEPT',
        'Kept',
        'Partner',
        account(800_000),
        status,
      ];
      await importing.run({ accounts: csv(ACCOUNT_HEADER, [taken, good('0')]) });
      const accounts = csv(ACCOUNT_HEADER, [Object.assign(good('1'), cells)]);
      const { refused, result } = await importing.run({ accounts });
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
      expect((await importing.run({ accounts })).refused).toEqual(refused);
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
    ])('ends, despite %j, no later than its row says: a plan', async (cells, reason, startsAt, endsAt) => {
      const number = await importing.withContacts();
      const header = 'entitlementid,name,customerid,startdate,enddate,statecode';
      const guid = generatedGuid('plan', newContact());
      const good = [guid, 'Premium Support', account(number), '2026-01-01', '2026-12-31', '1'];
      await importing.run({ plans: csv(header, [good]) });
      const plans = csv(header, [Object.assign([...good], cells)]);
      const { refused } = await importing.run({ plans });
      expect(refused).toEqual([`plans.csv:2 ${reason}`]);
      expect(await database.reads.findOneByOrFail(ServicePlanEntity, { externalId: guid })).toMatchObject({
        name: 'Premium Support',
        startsAt: new Date(startsAt),
        endsAt: new Date(endsAt),
      });
      expect((await importing.run({ plans })).refused).toEqual(refused);
    });
  });
});
