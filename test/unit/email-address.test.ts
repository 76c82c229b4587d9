import fc from 'fast-check';
import { parseEmailAddress } from '../../src/email-address';

const keyOf = (input: string): string | undefined => parseEmailAddress(input)?.key;

// Text that is often nearly an address: pieces that lower-casing, NFC and IDNA each change.
const piece = fc.constantFrom(
  ...[
    'a',
    'B',
    'ı',
    'İ',
    'i\u0307',
    'J\u030c',
    'ß',
    'ẞ',
    'Σ',
    'ς',
    'e\u0301',
    'É',
    'Ａ',
    'ﬁ',
    'ſ',
    '\u212A',
    '한',
  ],
  ...['\u1112\u1161\u11ab', 'ö', '-', '.', '+', "'", '\u200b', '\u00ad', '\u3002', ' ', '1', 'xn--', '@'],
);
const text = fc.oneof(
  fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
);
const nearlyAnAddress = fc
  .tuple(text, text, fc.constantFrom('example', 'com', 'DE', 'рф', 'ελ'))
  .map(([local, domain, top]) => `${local}@${domain}.${top}`);

describe('parseEmailAddress', () => {
  it('normalizes the same whether once or twice', () => {
    let addresses = 0;
    fc.assert(
      fc.property(nearlyAnAddress, (input) => {
        const once = parseEmailAddress(input);
        if (!once) return;
        addresses += 1;
        expect(keyOf(once.key)).toBe(once.key);
        expect(parseEmailAddress(once.address)).toEqual(once);
      }),
      { numRuns: 5000 },
    );
    expect(addresses).toBeGreaterThan(500);
  });

  it('gives keys without capitals, white space or control characters that fit the column, or none', () => {
    fc.assert(
      fc.property(nearlyAnAddress, (input) => {
        const key = keyOf(input);
        if (key === undefined) return;
        expect(key).toBe(key.normalize('NFC'));
        expect(key).toBe(key.toLowerCase());
        expect(key).not.toMatch(/[\s\p{Cc}]/u);
        expect(key.split('@')).toHaveLength(2);
        expect(Buffer.byteLength(key)).toBeLessThanOrEqual(254);
      }),
      { numRuns: 2000 },
    );
  });

  it('takes white space around an address for none, and keeps how it was written for the mail', () => {
    expect(parseEmailAddress('  Kim.Abercrombie@Contoso.COM\u00a0\n')).toEqual({
      address: 'Kim.Abercrombie@Contoso.COM',
      key: 'kim.abercrombie@contoso.com',
    });
  });

  it.each([
    ['capitals', 'KIM@CONTOSO.COM', 'kim@contoso.com'],
    ['composed and decomposed letters', 'ren\u00e9e@contoso.com', 'rene\u0301e@contoso.com'],
    ['a capital whose small letter composes', 'J\u030cim@contoso.com', '\u01f0im@contoso.com'],
    ['a domain in letters and in its ASCII form', 'kim@MÜNCHEN.de', 'kim@xn--mnchen-3ya.de'],
    ['a full-width letter in the domain', 'kim@Ｃontoso.com', 'kim@contoso.com'],
    ['an ideographic full stop in the domain', 'kim@contoso。com', 'kim@contoso.com'],
    ['the Kelvin sign', '\u212Aim@contoso.com', 'kim@contoso.com'],
  ])('takes %s for the same mailbox', (_what, one, other) => {
    expect(keyOf(one)).toBeDefined();
    expect(keyOf(one)).toBe(keyOf(other));
  });

  it.each([
    ['dotless ı and i', 'kım@contoso.com', 'kim@contoso.com'],
    ['İ and i', 'kİm@contoso.com', 'kim@contoso.com'],
    ['ß and ss', 'strauß@contoso.com', 'strauss@contoso.com'],
    ['ß and ss in the domain', 'kim@straße.de', 'kim@strasse.de'],
    ['dotless ı and i in the domain', 'kim@ıcontoso.com', 'kim@icontoso.com'],
    ['a full-width letter and its plain one', 'ｋim@contoso.com', 'kim@contoso.com'],
    ['the long s and s', 'ſam@contoso.com', 'sam@contoso.com'],
    ['the ligature ﬁ and fi', 'ﬁn@contoso.com', 'fin@contoso.com'],
    ['a Cyrillic а and a Latin a', 'аnna@contoso.com', 'anna@contoso.com'],
    ['a sub-address and the bare one', 'kim+news@contoso.com', 'kim@contoso.com'],
    ['an accented letter and the bare one', 'renée@contoso.com', 'renee@contoso.com'],
  ])('takes %s for two mailboxes', (_what, one, other) => {
    expect(keyOf(one)).toBeDefined();
    expect(keyOf(other)).toBeDefined();
    expect(keyOf(one)).not.toBe(keyOf(other));
  });

  it.each([
    ['nothing', ''],
    ['no local part', '@contoso.com'],
    ['no domain', 'kim@'],
    ['no at sign', 'contoso.com'],
    ['two at signs', 'kim@x@contoso.com'],
    ['a domain of one label', 'kim@localhost'],
    ['a dot at the start', '.kim@contoso.com'],
    ['a dot at the end', 'kim.@contoso.com'],
    ['two dots together', 'kim..a@contoso.com'],
    ['a domain that ends in a dot', 'kim@contoso.com.'],
    ['a label that ends in a hyphen', 'kim@contoso-.com'],
    ['inner white space', 'kim a@contoso.com'],
    ['white space before the at sign', 'kim @contoso.com'],
    ['a zero-width space', 'kim\u200b@contoso.com'],
    ['a line break that begins a header', 'kim@contoso.com\r\nBcc: all@contoso.com'],
    ['a line break in the local part', 'kim\r\n@contoso.com'],
    ['a null character', 'kim\0@contoso.com'],
    ['a quoted local part', '"kim a"@contoso.com'],
    ['a comment', 'kim(boss)@contoso.com'],
    ['a display name', 'Kim <kim@contoso.com>'],
    ['two addresses', 'kim@contoso.com,ann@contoso.com'],
    ['an address literal', 'kim@[192.0.2.1]'],
    ['an IP address', 'kim@192.0.2.1'],
    ['an IP address in disguise', 'kim@0x7f.1'],
    ['a number for a domain', 'kim@2130706433'],
    ['a port', 'kim@contoso.com:25'],
    ['an escaped character in the domain', 'kim@contoso%2ecom'],
    ['half of a surrogate pair', 'kim\ud800@contoso.com'],
  ])('refuses %s', (_what, input) => {
    expect(parseEmailAddress(input)).toBeNull();
  });

  it('counts sizes in bytes: 64 before the at sign, 254 in all', () => {
    expect(keyOf(`${'a'.repeat(64)}@contoso.com`)).toBeDefined();
    expect(keyOf(`${'a'.repeat(65)}@contoso.com`)).toBeUndefined();
    expect(keyOf(`${'é'.repeat(32)}@contoso.com`)).toBeDefined();
    expect(keyOf(`${'é'.repeat(33)}@contoso.com`)).toBeUndefined();
    const domain = `${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.com`;
    expect(keyOf(`${'k'.repeat(254 - domain.length - 1)}@${domain}`)).toBeUndefined();
    const longer = `${'d'.repeat(10)}.${domain}`;
    expect(keyOf(`${'k'.repeat(254 - longer.length - 1)}@${longer}`)).toHaveLength(254);
    expect(keyOf(`${'k'.repeat(254 - longer.length)}@${longer}`)).toBeUndefined();
  });
});
