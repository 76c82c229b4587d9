import fc from 'fast-check';
import { parseAddresses } from '../../src/dev/mailbox/postmark-message';
import { emailAddressOf, parseEmailAddress } from '../../src/foundation/email-address';
import { hostileText } from '../support/mail/hostile-text';

const keyOf = (input: string): string | undefined => parseEmailAddress(input)?.key;

// Text that is often nearly an address, from parts that lowercasing, NFC and IDNA change.
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
  ...['\u200d', '\u202a', '\ufe0f', 'नी\u200c'],
);
const text = fc.oneof(
  fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
);
const localPart = fc.oneof(
  fc
    .array(fc.constantFrom('a', 'B', '\u212A', '-', '.', '+', "'", '1', '\u200b', '\u00ad'), {
      minLength: 1,
      maxLength: 8,
    })
    .map((pieces) => pieces.join('')),
  text,
);
const nearlyAnAddress = fc
  .tuple(localPart, text, fc.constantFrom('example', 'com', 'DE', 'рф', 'ελ'))
  .map(([local, domain, top]) => `${local}@${domain}.${top}`);

describe('parseEmailAddress', () => {
  it('is idempotent', () => {
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

  it('returns addresses and keys in ASCII that fit the column, or null', () => {
    fc.assert(
      fc.property(nearlyAnAddress, (input) => {
        const { key, address } = parseEmailAddress(input) ?? {};
        if (key === undefined) return;
        expect(key).toBe(key.toLowerCase());
        expect(address).toMatch(/^[!-~]{3,254}$/);
        expect(key).toMatch(/^[!-~]{3,254}$/);
        expect(key.split('@')).toHaveLength(2);
      }),
      { numRuns: 2000 },
    );
  });

  it('returns one address that can receive mail, for any input', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (before, after) => {
        for (const entered of [
          before,
          `${before}@contoso.example`,
          `kim@${after}`,
          `${before}@${after}.example`,
        ]) {
          const address = parseEmailAddress(entered)?.address;
          if (address === undefined) continue;
          expect(address).not.toMatch(/[\s,;:<>"()]/);
          expect(parseAddresses(address).map((each) => each?.Email)).toEqual([address]);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('ignores white space around an address, and keeps its spelling for the mail', () => {
    expect(parseEmailAddress('  Kim.Abercrombie@Contoso.COM\u00a0\n')).toEqual({
      address: 'Kim.Abercrombie@Contoso.COM',
      key: 'kim.abercrombie@contoso.com',
    });
  });

  it.each([
    ['a domain beyond ASCII', 'Renee@MÜNCHEN.example', 'Renee@xn--mnchen-3ya.example'],
    ['full-width dots', 'kim@contoso．example', 'kim@contoso.example'],
    ['ideographic dots', 'kim@contoso。example', 'kim@contoso.example'],
    ['zero-width spaces', '\u200bkim\u200b@contoso.\u200bexample', 'kim@contoso.example'],
    ['soft hyphens', 'ki\u00adm@con\u00adtoso.example', 'kim@contoso.example'],
    ['a byte order mark', '\ufeffkim@contoso.example', 'kim@contoso.example'],
    ['marks of direction', '\u202akim@contoso.example\u202c', 'kim@contoso.example'],
    ['joiners and variation selectors', 'k\u2060i\u200dm\ufe0f@contoso.example', 'kim@contoso.example'],
  ])('sends to an address with %s in ASCII', (_what, input, address) => {
    expect(parseEmailAddress(input)?.address).toBe(address);
    expect(emailAddressOf(input).address).toBe(address);
  });

  it('keeps a stored address without an ASCII form unchanged', () => {
    expect(emailAddressOf('Jürgen@contoso.example')).toEqual({
      address: 'Jürgen@contoso.example',
      key: 'jürgen@contoso.example',
    });
  });

  it('keeps the joiner that distinguishes two domains', () => {
    expect(keyOf('kim@نامه\u200cای.com')).toBe('kim@xn--mgba3gch31f060k.com');
    expect(keyOf('kim@نامهای.com')).toBe('kim@xn--mgba3gch31f.com');
  });

  it.each([
    ['capitals', 'KIM@CONTOSO.COM', 'kim@contoso.com'],
    ['a domain in letters and in its ASCII form', 'kim@MÜNCHEN.de', 'kim@xn--mnchen-3ya.de'],
    ['a full-width letter in the domain', 'kim@Ｃontoso.com', 'kim@contoso.com'],
    ['an ideographic full stop in the domain', 'kim@contoso。com', 'kim@contoso.com'],
    ['the Kelvin sign', '\u212Aim@contoso.com', 'kim@contoso.com'],
  ])('treats %s as the same mailbox', (_what, one, other) => {
    expect(keyOf(one)).toBeDefined();
    expect(keyOf(one)).toBe(keyOf(other));
  });

  it.each([
    ['ß and ss in the domain', 'kim@straße.de', 'kim@strasse.de'],
    ['dotless ı and i in the domain', 'kim@ıcontoso.com', 'kim@icontoso.com'],
    ['a sub-address and the bare one', 'kim+news@contoso.com', 'kim@contoso.com'],
  ])('treats %s as two mailboxes', (_what, one, other) => {
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
    ['a joiner where IDNA has none', 'kim@con\u200dtoso.com'],
    ...['kım', 'kİm', 'strauß', 'ｋim', 'ſam', 'ﬁn', 'аnna', 'renée', 'rene\u0301e', '金', '😀'].map(
      (local) => [`${local} before the at sign, which can't be mailed`, `${local}@contoso.com`],
    ),
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
  ])('rejects %s', (_what, input) => {
    expect(parseEmailAddress(input)).toBeNull();
  });

  it('accepts up to 64 characters before the at sign, and 254 in total', () => {
    expect(keyOf(`${'a'.repeat(64)}@contoso.com`)).toBeDefined();
    expect(keyOf(`${'a'.repeat(65)}@contoso.com`)).toBeUndefined();
    const domain = `${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.com`;
    expect(keyOf(`${'k'.repeat(254 - domain.length - 1)}@${domain}`)).toBeUndefined();
    const longer = `${'d'.repeat(10)}.${domain}`;
    expect(keyOf(`${'k'.repeat(254 - longer.length - 1)}@${longer}`)).toHaveLength(254);
    expect(keyOf(`${'k'.repeat(254 - longer.length)}@${longer}`)).toBeUndefined();
  });
});
