import fc from 'fast-check';
import { parseDisplayName } from '../../src/profile/display-name';

describe('parseDisplayName', () => {
  it.each([
    ['a plain name', 'Kim Abercrombie', 'Kim Abercrombie'],
    ['white space at the ends', ' \u00a0Kim\u3000 ', 'Kim'],
    ['decomposed letters, which it composes', 'Rene\u0301e', 'Renée'],
    ['any script', '金 · अमित · Ωμέγα', '金 · अमित · Ωμέγα'],
    ['text like markup, which pages and mails escape', "O'Hara <b>", "O'Hara <b>"],
    ['marks that join and order letters', 'می\u200cخواهم\u200f', 'می\u200cخواهم\u200f'],
    ['the variant of a character that a person writes', '葛\u{E0100}城', '葛\u{E0100}城'],
    ['invisible characters, which it drops', '\uFEFFAber\u00ADcrom\u200Bbie\u2060', 'Abercrombie'],
    ['a letter that one of them keeps from its mark', 'Rene\u2060\u0301e', 'Renée'],
    ['white space beside them', ' \u200B Kim \uFEFF ', 'Kim'],
  ])('accepts %s', (_what, input, name) => {
    expect(parseDisplayName(input)).toEqual({ ok: true, value: name });
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
  ])('rejects %s', (_what, input) => {
    expect(parseDisplayName(input)).toEqual({ ok: false, refusal: { code: 'INVALID_DISPLAY_NAME' } });
  });

  it.each([
    ...['https://evil.example/x', 'Sign in at https://evil', 'ftp://x', 'https:\\\\evil', 'https：／／evil'],
    ...['www.evil.example', 'WWW.evil.example', 'www2.evil', 'kim@contoso.example', 'Kim <kim@contoso.com>'],
    ...['Kim＠contoso．example', 'Contoso.com', 'CONTOSO.COM', 'Contoso.com Ltd', '(evil.net)', 'x.org'],
    ...['evil．com', 'evil。com', 'evil｡com', 'evil.de', 'evil.co.uk', 'evil.ru.', 'bücher.de', 'evil.app'],
    ...['evil.example/x', 'login.evil.example/x', 't.co/x', 'Kim @contoso.com', 'evil\u200B.\u2060com'],
  ])('rejects the address in %s', (input) => {
    expect(parseDisplayName(input)).toEqual({ ok: false, refusal: { code: 'DISPLAY_NAME_HAS_ADDRESS' } });
  });

  it.each([
    ...[
      'St. John',
      'St.John',
      'J.P. Morgan',
      'J. R. R. Tolkien',
      'J.R.R. Tolkien',
      'Dr. Müller',
      'Dr.Müller',
    ],
    ...['drs.de Vries', "mr.in 't Veld", 'j.de boer'],
    ...['Dr.med. Müller', 'prof.dr.ir. Jansen', 'Dipl.Ing. Huber', 'Jos.de Vries', 'Th.Link', 'Ma.Lu Santos'],
    ...[
      'Kim Lee, Ph.D.',
      'Kim Lee, M.B.A.',
      'Kim Lee, MSc.',
      'Sammy Davis jr.',
      "O'Hara-d'Arc",
      'D.Com. Lee',
    ],
    ...[
      'A.Müller/B.Meier',
      'Kim c/o Ana',
      'Kim @ Contoso',
      'Sales: Europe',
      'Kim Company',
      'Ingo',
      '山田。太郎',
    ],
  ])('accepts the name %s', (name) => {
    expect(parseDisplayName(name)).toEqual({ ok: true, value: name });
  });

  it('counts up to 200 characters, not UTF-16 units', () => {
    for (const character of ['a', '😀']) {
      expect(parseDisplayName(character.repeat(200))).toMatchObject({ ok: true });
      expect(parseDisplayName(character.repeat(201))).toMatchObject({ ok: false });
    }
  });

  it('returns names on one line of at most 200 characters, and the same when parsed again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 220 }), (input) => {
        const parsed = parseDisplayName(input);
        if (!parsed.ok) return;
        const name = parsed.value;
        expect(name).toBe(name.trim());
        expect(name).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
        expect([...name].length).toBeLessThanOrEqual(200);
        expect(parseDisplayName(name)).toEqual(parsed);
      }),
      { numRuns: 1000 },
    );
  });
});
