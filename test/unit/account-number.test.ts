import fc from 'fast-check';
import { accountNumberKey } from '../../src/account/account-number';
import { accountNumberKey as keyOfMigration } from '../../src/database/migrations/account-number-key';

const codePoints = Array.from({ length: 0x110000 }, (_, codePoint) => String.fromCodePoint(codePoint));

describe('the key of an account number', () => {
  it.each([
    ['case', 'c-100001ab'],
    ['spaces at the ends', '\t C-100001AB\r\n'],
    ['spaces that group', 'C - 100 001 AB'],
    ['spaces of other widths', 'C-100\u00A0001\u202FAB\u3000'],
    ['a hyphen', 'C\u2010100001AB'],
    ['a hyphen that keeps lines together', 'C\u2011100001AB'],
    ['an en dash', 'C–100001AB'],
    ['an em dash', 'C—100001AB'],
    ['a minus sign', 'C−100001AB'],
    ['a full-width dash', 'C－100001AB'],
    ['the dash of a Japanese keyboard', 'Cー100001AB'],
    ['full width', 'Ｃ－１００００１ＡＢ'],
    ['invisible characters', '\uFEFFC-100\u200B001\u00AD\u2060A\u200DB\u200E'],
    ['letters that Turkish has two of', 'ı-1', 'I-1'],
    ['letters that are written apart', 'E\u0301-1', 'é-1'],
    ['a sharp s', 'straße-1', 'STRASSE-1'],
  ])('is the same whatever the %s', (_what, number, other = 'C-100001AB') => {
    expect(accountNumberKey(number)).toBe(accountNumberKey(other));
  });

  it.each([
    ['C-100001', 'C100001'],
    ['C-100001', 'C-0100001'],
    ['C-1', 'С-1'],
    ['İ-1', 'I-1'],
    ['C_1', 'C-1'],
    ['C/1', 'C-1'],
  ])('distinguishes %s from %s', (number, other) => {
    expect(accountNumberKey(number)).not.toBe(accountNumberKey(other));
  });

  it.each([
    '',
    ' \u200B ',
    'x'.repeat(41),
    'ß'.repeat(21),
    '\uFDFA'.repeat(10),
    'C\n1',
    'C\u00001',
    'C\u20281',
    'C\uD800',
    ' '.repeat(161) + 'C',
  ])('is null for %j', (number) => {
    expect(accountNumberKey(number)).toBeNull();
  });

  it('has up to 40 characters, even outside the basic plane', () => {
    expect(accountNumberKey('x'.repeat(40))).toBe('X'.repeat(40));
    expect(accountNumberKey('🏢'.repeat(40))).toBe('🏢'.repeat(40));
  });

  it('is its own key, and the same as in the migration', () => {
    const differing = (number: string): boolean => {
      const key = accountNumberKey(number);
      return keyOfMigration(number) !== key || (key !== null && accountNumberKey(key) !== key);
    };
    expect(codePoints.filter(differing)).toEqual([]);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (number) => !differing(number)),
      { numRuns: 2_000 },
    );
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...'aß\u0345\u0301\u034Fﬁ\u200Dİı-–ー １'), { maxLength: 12 }),
        (parts) => !differing(parts.join('')),
      ),
      { numRuns: 2_000 },
    );
  });
});
