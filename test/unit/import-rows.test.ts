import { escapeFormula } from '../../src/foundation/formula-cell';
import { accountColumns, accountNameOf, readAccountRow } from '../../src/import/account-row';
import { type Columns, findColumns } from '../../src/import/columns';
import { contactColumns, readContactRow } from '../../src/import/contact-row';
import { planColumns, planKindOf, readPlanRow } from '../../src/import/plan-row';
import { readDate } from '../../src/import/date-cell';
import { guidOf, idOf } from '../../src/import/record-ids';
import { RowCells } from '../../src/import/row-cells';
import { SeenIds } from '../../src/import/seen-ids';
import { newId } from '../../src/foundation/ids';
import { generatedGuid } from '../support/import/generated-csv';

const ID = '0e1992e8-b011-4128-8651-ec83d2db243f';
const OTHER = '41872ac2-20e9-4c7c-8f70-430e198ff603';

function reading<Field extends string, Row>(
  columns: Columns<Field>,
  read: (cells: RowCells<Field>) => Row,
): (row: Readonly<Record<string, string>>) => Row {
  return (row) => {
    const cells = new RowCells(findColumns('file.csv', Object.keys(row), columns));
    cells.begin(Object.values(row));
    return read(cells);
  };
}
const account = reading(accountColumns, readAccountRow);
const contact = reading(contactColumns, readContactRow);
const plan = reading(planColumns, (cells) => readPlanRow(cells, null));

function faultOf(row: ReturnType<typeof account | typeof contact | typeof plan>): unknown {
  return row.ok ? row.value.fault : row.refusal;
}

const goodAccount = { accountid: ID, accountnumber: 'C-1', name: 'Contoso' };
const goodContact = {
  contactid: ID,
  fullname: 'Kim',
  emailaddress1: 'kim@x.example',
  parentcustomerid: OTHER,
};
const goodPlan = {
  entitlementid: ID,
  name: 'Plan',
  customerid: OTHER,
  startdate: '2026-01-01',
  enddate: '2026-12-31',
};

describe('a row of an account file', () => {
  test('is read by logical names', () => {
    expect(
      account({
        ...goodAccount,
        customertypecode: '9',
        _msa_managingpartnerid_value: OTHER,
        statecode: '1',
        _primarycontactid_value: ID,
      }),
    ).toMatchObject({
      value: {
        externalId: ID,
        number: 'C-1',
        name: 'Contoso',
        kind: 'PARTNER',
        status: 'INACTIVE',
        partner: { by: 'ID', id: OTHER },
        primaryContactExternalId: ID,
      },
    });
  });

  test('is read without the invisible characters that come along from web pages', () => {
    const row = {
      ...goodAccount,
      accountnumber: '\u200B C-\u00AD1\u2060',
      name: '\uFEFFCon\u00ADtoso\u200B Ltd',
    };
    expect(account(row)).toMatchObject({ value: { number: 'C-1', name: 'Contoso Ltd' } });
  });

  test('is read by display names, in any case and order, with braces', () => {
    expect(
      account({
        STATUS: 'Active',
        'account name': ' Con\u202Etoso\n Ltd ',
        Extra: 'x',
        'Managing Partner': 'Fabrikam',
        '(do not modify) account': `{${ID.toUpperCase()}}`,
        'Account Number': 'C-1',
        'Relationship Type': 'Customer',
      }),
    ).toMatchObject({
      value: {
        externalId: ID,
        name: 'Con toso Ltd',
        kind: 'CUSTOMER',
        status: 'ACTIVE',
        partner: { by: 'NAME', name: 'Fabrikam' },
      },
    });
  });

  test('leaves what it does not say', () => {
    expect(account(goodAccount)).toMatchObject({
      value: { kind: null, status: null, partner: undefined, primaryContactExternalId: undefined },
    });
    expect(account({ ...goodAccount, msa_managingpartnerid: '', primarycontactid: '' })).toMatchObject({
      value: { partner: null, primaryContactExternalId: null },
    });
  });

  test.each([
    [{ accountid: 'x' }, 'INVALID_ID', 'id'],
    [{ accountid: '' }, 'MISSING', 'id'],
    [{ accountnumber: ' ' }, 'MISSING', 'number'],
    [{ accountnumber: 'x'.repeat(41) }, 'INVALID_NUMBER', 'number'],
    [{ accountnumber: 'ß'.repeat(21) }, 'INVALID_NUMBER', 'number'],
    [{ accountnumber: '\u200B' }, 'INVALID_NUMBER', 'number'],
    [{ accountnumber: 'NULL' }, 'MISSING', 'number'],
    [{ accountnumber: '=""' }, 'MISSING', 'number'],
    [{ accountnumber: '1.2E+11' }, 'NUMBER_CHANGED', 'number'],
    [{ accountnumber: '1,2E+05' }, 'NUMBER_CHANGED', 'number'],
    [{ accountnumber: '1,234,567' }, 'NUMBER_CHANGED', 'number'],
    [{ accountnumber: '##' }, 'SPREADSHEET_ERROR', 'number'],
    [{ name: '#NAME?' }, 'SPREADSHEET_ERROR', 'name'],
    [{ name: '' }, 'MISSING', 'name'],
    [{ name: 'x'.repeat(201) }, 'INVALID_NAME', 'name'],
    [{ name: 'Caf\uFFFD' }, 'DAMAGED_TEXT', 'name'],
    [{ name: 'Pay at https://evil.example/x' }, 'NAME_HAS_ADDRESS', 'name'],
    [{ name: 'www.evil.example' }, 'NAME_HAS_ADDRESS', 'name'],
    [{ name: 'Contoso (kim@contoso.example)' }, 'NAME_HAS_ADDRESS', 'name'],
    [{ statecode: '2' }, 'INVALID_STATUS', 'status'],
    [{ csa_kind: 'constructor' }, 'INVALID_KIND', 'kind'],
  ])('is refused with %j', (given, code, field) => {
    expect(faultOf(account({ ...goodAccount, ...given }))).toEqual({ code, field });
  });

  test.each(['Contoso.com', 'Contoso.com Ltd', 'booking.nl', 'J.P. Morgan', 'Müller/Meier GbR'])(
    'takes %s as the name of a company',
    (name) => {
      expect(account({ ...goodAccount, name })).toMatchObject({ value: { name } });
    },
  );

  test.each([
    ['="0001"', '0001'],
    ['1E5', '1E5'],
    ['12,34', '12,34'],
    ['C-1,000', 'C-1,000'],
    ['#1', '#1'],
    ['null', 'null'],
    [' c–1 ', 'c–1'],
  ])('has for %s the number %s', (accountnumber, number) => {
    expect(account({ ...goodAccount, accountnumber })).toMatchObject({ value: { number } });
  });

  test('is of a file that has the columns', () => {
    expect(() => account({ accountid: ID, name: '' })).toThrow(/accountnumber or Account Number/);
    expect(() => account({ 'accountid|accountnumber|name': '' })).toThrow(/has only one column/);
  });
});

describe('a row of a contact file', () => {
  test('is read by first and last name where there is no full one', () => {
    const { fullname: _, ...rest } = goodContact;
    expect(contact({ ...rest, 'First Name': 'Kim', 'Last Name': 'Abercrombie' })).toMatchObject({
      value: { displayName: 'Kim Abercrombie' },
    });
    expect(contact({ ...rest, 'Last Name': 'Abercrombie' })).toMatchObject({
      value: { displayName: 'Abercrombie' },
    });
    expect(contact({ ...goodContact, 'First Name': 'K.', 'Last Name': 'A.' })).toMatchObject({
      value: { displayName: goodContact.fullname },
    });
  });

  test('is read with its name on one line', () => {
    expect(contact({ ...goodContact, fullname: '\tKim\u0007\r\n \u2028Abercrombie ' })).toMatchObject({
      value: { displayName: 'Kim Abercrombie' },
    });
  });

  test('gets an address that mail can be sent to', () => {
    const emailaddress1 = '\u200bKim@MÜNCHEN．example';
    expect(contact({ ...goodContact, emailaddress1 })).toMatchObject({
      value: { email: 'Kim@xn--mnchen-3ya.example', emailKey: 'kim@xn--mnchen-3ya.example' },
    });
  });

  test.each([
    [{ fullname: '' }, 'MISSING', 'name'],
    [{ fullname: '\u200B' }, 'INVALID_NAME', 'name'],
    [{ fullname: 'Sign in at https://evil.example/x' }, 'NAME_HAS_ADDRESS', 'name'],
    [{ fullname: 'kim@contoso.example' }, 'NAME_HAS_ADDRESS', 'name'],
    [{ fullname: 'Contoso.com' }, 'NAME_HAS_ADDRESS', 'name'],
    [{ emailaddress1: 'kim' }, 'INVALID_EMAIL', 'email'],
    [{ emailaddress1: 'renée@contoso.example' }, 'INVALID_EMAIL', 'email'],
    [{ emailaddress1: '' }, 'MISSING', 'email'],
    [{ parentcustomerid: '' }, 'MISSING', 'account'],
    [{ parentcustomeridtype: 'contact' }, 'NOT_AN_ACCOUNT', 'account'],
    [{ csa_role: 'boss' }, 'INVALID_ROLE', 'role'],
    [{ csa_locale: 'not a tag' }, 'INVALID_LOCALE', 'locale'],
    [{ statecode: 'gone' }, 'INVALID_STATUS', 'status'],
  ])('is refused with %j', (given, code, field) => {
    expect(faultOf(contact({ ...goodContact, ...given }))).toEqual({ code, field });
  });
});

describe('a row with a cell that is refused', () => {
  const BAD = 'www.evil.example';
  const LOST = 'x\uFFFD';

  test('says the rest of an account, without guessing what the refused cells say', () => {
    const partner = { msa_managingpartnerid: '####', primarycontactid: LOST, customertypecode: '9' };
    const given = {
      ...goodAccount,
      name: BAD,
      accountnumber: '1E+05',
      statecode: '1',
      ...partner,
      csa_kind: 'x',
    };
    expect(account(given)).toMatchObject({
      value: {
        externalId: ID,
        number: null,
        name: null,
        kind: null,
        status: 'INACTIVE',
        partner: undefined,
        primaryContactExternalId: undefined,
        fault: { code: 'NUMBER_CHANGED' },
      },
    });
  });

  test('says the rest of a contact, without guessing what the refused cells say', () => {
    const given = {
      ...goodContact,
      parentcustomerid: '',
      emailaddress1: 'kim',
      fullname: BAD,
      statecode: '1',
    };
    const value = { displayName: null, email: null, emailKey: null, account: null, isActive: false };
    expect(contact(given)).toMatchObject({ value });
    const { fullname: _, ...rest } = goodContact;
    expect(contact({ ...rest, firstname: 'Kim', lastname: LOST })).toMatchObject({
      value: { displayName: null },
    });
  });

  test.each([
    [{ name: BAD }, '2026-01-01', '2027-01-01'],
    [{ startdate: 'x' }, null, '2027-01-01'],
    [{ enddate: 'x' }, null, null],
    [{ enddate: '2025-06-30' }, null, '2025-07-01'],
    [{ statecode: 'x' }, null, '2027-01-01'],
  ])('says with %j that a plan lasts from %s until %s', (given, startsAt, endsAt) => {
    expect(plan({ ...goodPlan, ...given })).toMatchObject({
      value: { startsAt: startsAt && new Date(startsAt), endsAt: endsAt && new Date(endsAt) },
    });
  });
});

describe('a row of an entitlement file', () => {
  test.each([
    ['2026-01-01', '2026-12-31', '2026-01-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z'],
    ['2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z'],
    [
      '2026-01-01T10:00:00Z',
      '2026-01-01T12:00:00+01:00',
      '2026-01-01T10:00:00.000Z',
      '2026-01-01T11:00:00.000Z',
    ],
    // The last day, with midnight in a time zone.
    [
      '2026-01-01T00:00:00+02:00',
      '2026-12-31T00:00:00+02:00',
      '2025-12-31T22:00:00.000Z',
      '2026-12-31T22:00:00.000Z',
    ],
    [
      '2026-01-01T00:00-05:00',
      '2026-12-31T00:00-05:00',
      '2026-01-01T05:00:00.000Z',
      '2027-01-01T05:00:00.000Z',
    ],
    [
      '2026-01-01 00:00:00.000',
      '2026-12-31T00:00:00',
      '2026-01-01T00:00:00.000Z',
      '2027-01-01T00:00:00.000Z',
    ],
    ['2026/1/1', '2026.12.31', '2026-01-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z'],
  ])('from %s to %s counts from %s until %s', (startdate, enddate, startsAt, endsAt) => {
    expect(plan({ ...goodPlan, startdate, enddate })).toMatchObject({
      value: { startsAt: new Date(startsAt), endsAt: new Date(endsAt), counts: true },
    });
  });

  test.each([
    [{ startdate: '31/12/2026' }, 'INVALID_DATE', 'start'],
    [{ startdate: '2026-02-30' }, 'INVALID_DATE', 'start'],
    [{ startdate: '2026/2/30' }, 'INVALID_DATE', 'start'],
    [{ startdate: '2026-01-01T08:00:00' }, 'INVALID_DATE', 'start'],
    [{ startdate: '46023' }, 'DATE_IS_NUMBER', 'start'],
    [{ startdate: '46023.5' }, 'DATE_IS_NUMBER', 'start'],
    [{ startdate: '20260101' }, 'INVALID_DATE', 'start'],
    [{ enddate: '2026-13-01' }, 'INVALID_DATE', 'end'],
    [{ enddate: '2025-12-30' }, 'ENDS_BEFORE_START', 'end'],
    [{ startdate: '2026-01-02', enddate: '2026-01-01' }, 'ENDS_BEFORE_START', 'end'],
    [{ startdate: '2026-01-01T10:00Z', enddate: '2026-01-01T10:00Z' }, 'ENDS_BEFORE_START', 'end'],
    [{ statecode: '5' }, 'INVALID_STATUS', 'status'],
    [{ csa_kind: 'GOLD' }, 'INVALID_KIND', 'kind'],
  ])('is refused with %j', (given, code, field) => {
    expect(faultOf(plan({ ...goodPlan, ...given }))).toEqual({ code, field });
  });

  test.each([
    ['mdy', '2/1/2026', '2026-02-01'],
    ['mdy', '02-01-2026 12:00:00 AM', '2026-02-01'],
    ['dmy', '2/1/2026', '2026-01-02'],
    ['dmy', '02.01.2026 00:00:00', '2026-01-02'],
    ['dmy', '2026-02-01', '2026-02-01'],
  ] as const)('with dates in the order %s starts with %s on %s', (order, text, day) => {
    expect(readDate(text, order)).toEqual({ instant: new Date(day), isDay: true });
  });

  test.each([
    ['mdy', '13/1/2026'],
    ['dmy', '1/13/2026'],
    ['dmy', '1/1/26'],
    ['dmy', '1/1.2026'],
    ['dmy', '1/1/2026 8:00'],
    ['mdy', '1/1/2026 12:00 PM'],
    ['mdy', '1/1/0026'],
  ] as const)('with dates in the order %s is refused with %s', (order, text) => {
    expect(readDate(text, order)).toBe('INVALID_DATE');
  });

  test('does not count as a draft or cancelled, and tells its kind by its name', () => {
    expect(
      ['0', 'Draft', '2', '1', '3', '4'].map((statecode) => plan({ ...goodPlan, statecode })),
    ).toMatchObject([false, false, false, true, true, true].map((counts) => ({ value: { counts } })));
    expect([planKindOf('Premium Support'), planKindOf('Enhancement')]).toEqual([
      'SUPPORT_PLAN',
      'ENHANCEMENT_PLAN',
    ]);
  });
});

describe('what the export writes', () => {
  test.each(['=1+1', '+1', '-x', '@x', '＝1', '＋1', '－x', '＠x', "'=x", "''@x", "'x", 'x=1', "O'Neill"])(
    '%j is read back',
    (name) => {
      expect(contact({ ...goodContact, fullname: escapeFormula(name) })).toMatchObject({
        value: { displayName: name },
      });
      expect(escapeFormula(name)).not.toMatch(/^[=+\-@＝＋－＠]/);
    },
  );

  test('names a record by the GUID of its id', () => {
    const id = newId('prof');
    expect(idOf('prof', guidOf(id))).toBe(id);
    expect(idOf('prof', ID)).toBeNull();
  });
});

test('the ids of a file are distinguished, including sequential ones', () => {
  const seen = new SeenIds();
  const numbers = Array.from({ length: 100_000 }, (_, number) => number);
  const ids = numbers.flatMap((number) => [
    generatedGuid('contact', number),
    `${number.toString(16).padStart(8, '0')}-b011-4128-8651-ec83d2db243f`,
    `0e1992e8-b011-4128-8651-${number.toString(16).padStart(12, '0')}`,
  ]);
  expect(ids.filter((id) => !seen.add(id))).toEqual([]);
  expect(ids.filter((id) => seen.add(id))).toEqual([]);
});

test('ids with the same suffix, like those of Dataverse, are distinguished', () => {
  const seen = new SeenIds();
  const heads = Array.from({ length: 400_000 }, (_, number) => generatedGuid('contact', number).slice(0, 13));
  const ids = heads.map((head) => `${head}-ee11-9ae7-6045bd8f1a2b`);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !seen.add(id))).toEqual([]);
});

test('the name of an account is cleaned', () => {
  expect(accountNameOf(' A\u0000\t B\u2028 ')).toBe('A B');
  expect(accountNameOf('\u200B')).toBeNull();
});
