import { accountNumberKey } from '../../src/account/account-number';
import { emailAddressOf, parseEmailAddress } from '../../src/foundation/email-address';
import { type AccountField, accountNameOf, readAccountRow } from '../../src/import/account-row';
import { RowCells } from '../../src/import/row-cells';
import { parseDisplayName } from '../../src/profile/display-name';
import { parseLocale } from '../../src/profile/locale';
import { placeOf } from '../../src/relay/place';
import type { Result } from '../../src/foundation/result';
import { soughtTerms } from '../../src/search/search-argument';
import { orderKey, searchWords } from '../../src/search/search-words';

/** Normalization must reorder each pair of marks. */
const MARKS = '\u0323\u0307'.repeat(60_000);
const LONGEST_NORMALIZED = 2_000;

function valueOf<Value>(result: Result<Value, unknown>): Value | null {
  return result.ok ? result.value : null;
}

describe('a text that is far too long', () => {
  const normalized: number[] = [];
  const { normalize } = String.prototype;

  beforeEach(() => {
    normalized.length = 0;
    jest.spyOn(String.prototype, 'normalize').mockImplementation(function (this: string, form?: string) {
      normalized.push(this.length);
      return normalize.call(this.length > LONGEST_NORMALIZED ? '' : this, form);
    });
  });

  it.each([
    ['an e-mail address', () => parseEmailAddress(`${MARKS}@contoso.example`)],
    ['a domain', () => parseEmailAddress(`kim@${MARKS}.example`)],
    ['a name', () => valueOf(parseDisplayName(`Kim${MARKS}`))],
    ['an account number', () => accountNumberKey(`C-${MARKS}`)],
    ['the name of an account', () => accountNameOf(`Contoso${MARKS}`)],
    ['a locale', () => parseLocale(`en-${'x-'.repeat(60_000)}`)],
  ])('is rejected as %s', (_what, read) => {
    expect(read()).toBeNull();
    expect(normalized).toEqual([]);
  });

  it.each([
    ['a search', () => soughtTerms(MARKS)],
    [
      'a cursor',
      () =>
        placeOf('after', Buffer.from(`${MARKS} x y`).toString('base64url'), {
          name: 'CUSTOMER acct_1',
          leads: (text) => orderKey(text) === text,
        }),
    ],
  ])('causes an error as %s', (_what, read) => {
    expect(read).toThrow(/^(search|after): /);
    expect(normalized).toEqual([]);
  });

  it('causes an import row to be rejected', () => {
    const cells = new RowCells<AccountField>(
      new Map([
        ['id', 0],
        ['number', 1],
        ['name', 2],
      ]),
    );
    const read = (number: string, name: string) => {
      cells.begin(['{3b1e8d60-0f0a-4b1e-9d3c-000000000001}', number, name]);
      const row = readAccountRow(cells);
      return row.ok ? row.value.fault?.code : row.refusal.code;
    };
    expect(read(`C-1${MARKS}`, 'Contoso')).toBe('INVALID_NUMBER');
    expect(read('C-1', `Contoso${MARKS}`)).toBe('INVALID_NAME');
    expect(normalized.filter((length) => length > LONGEST_NORMALIZED)).toEqual([]);
  });

  it('is searched and compared by its beginning only', () => {
    expect(searchWords(`kim ${MARKS} lee`)).toBe(' kim ');
    expect(emailAddressOf(`${MARKS}@contoso.example`).key).toContain('@contoso.example');
    expect(Math.max(0, ...normalized)).toBeLessThanOrEqual(LONGEST_NORMALIZED);
  });
});
