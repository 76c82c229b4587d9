import fc from 'fast-check';
import { parseDisplayName } from '../../src/profile/display-name';

describe('parseDisplayName', () => {
  it.each([
    ['a plain name', 'Kim Abercrombie', 'Kim Abercrombie'],
    ['white space at the ends', ' \u00a0Kim\u3000 ', 'Kim'],
    ['decomposed letters, which it composes', 'Rene\u0301e', 'Renée'],
    ['any script', '金 · अमित · Ωμέγα', '金 · अमित · Ωμέγα'],
    ['what looks like markup, for whoever shows it to escape', "O'Hara <b>", "O'Hara <b>"],
    ['marks that join and order letters', 'می\u200cخواهم\u200f', 'می\u200cخواهم\u200f'],
  ])('takes %s', (_what, input, name) => {
    expect(parseDisplayName(input)).toBe(name);
  });

  it.each([
    ['nothing', ''],
    ['white space alone', ' \t\n\u00a0'],
    ['nothing that can be seen', '\u200b\u200d\u2060'],
    ['a line break', 'Kim\nBcc: all@contoso.com'],
    ['a carriage return', 'Kim\rX'],
    ['a tab', 'Kim\tX'],
    ['a null character', 'Kim\0'],
    ['the line separator', 'Kim\u2028X'],
    ['the paragraph separator', 'Kim\u2029X'],
    ['a next-line control', 'Kim\u0085X'],
    ['an override of the direction', 'Kim\u202Egpj.exe'],
    ['an isolate of the direction', '\u2066Kim'],
    ['half of a surrogate pair', 'Kim \ud83d'],
  ])('refuses %s', (_what, input) => {
    expect(parseDisplayName(input)).toBeNull();
  });

  it('counts up to 200 characters, not UTF-16 units', () => {
    expect(parseDisplayName('a'.repeat(200))).toHaveLength(200);
    expect(parseDisplayName('a'.repeat(201))).toBeNull();
    expect([...(parseDisplayName('😀'.repeat(200)) ?? '')]).toHaveLength(200);
    expect(parseDisplayName('😀'.repeat(201))).toBeNull();
  });

  it('gives names on one line of at most 200 characters, and the same when read again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 220 }), (input) => {
        const name = parseDisplayName(input);
        if (name === null) return;
        expect(name).toBe(name.trim());
        expect(name).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
        expect([...name].length).toBeLessThanOrEqual(200);
        expect(parseDisplayName(name)).toBe(name);
      }),
      { numRuns: 1000 },
    );
  });
});
