import type { Messages } from '../../src/mail/messages/messages';
import { english } from '../../src/mail/messages/english';
import { complete, translations, wordingFor } from '../../src/mail/wording';

type Section = Readonly<Record<string, unknown>>;
const languages = Object.keys(translations) as (keyof typeof translations)[];
const keys = (Object.keys(english) as (keyof Messages)[]).flatMap((mail) =>
  Object.keys(english[mail]).map((key) => [mail, key] as const),
);

/** All parameters of messages, each with a recognizable value. Counts are added for each sentence. */
const GIVEN = {
  ...{ program: '<program>', company: '<company>', person: '<person>', inviter: '<inviter>' },
  ...{ inviterCompany: '<inviterCompany>', until: '<until>', on: '<on>', address: '<address>' },
  ...{ number: '<number>', name: '<name>', username: '<username>', names: '<names>', actor: '<actor>' },
  plan: '<plan>',
};
const saidBy = (message: unknown, count: number): string =>
  typeof message === 'function'
    ? (message as (given: object) => string)({ ...GIVEN, count })
    : String(message);
const mentionedIn = (text: string): string[] => [...new Set(text.match(/<\w+>|\b5\b/g))].sort();

describe.each(languages)('the messages in %s', (language) => {
  const translation = translations[language] as Readonly<Record<string, Section | undefined>>;

  it('are complete', () => {
    const missing = keys.filter(([mail, key]) => translation[mail]?.[key] === undefined);
    expect(missing).toEqual([]);
  });

  it('are all in English too', () => {
    const known = new Set(keys.map(([mail, key]) => `${mail}.${key}`));
    const own = Object.entries(translation).flatMap(([mail, section = {}]) =>
      Object.keys(section).map((key) => `${mail}.${key}`),
    );
    expect(own.filter((key) => !known.has(key))).toEqual([]);
  });

  it.each(keys)('mention the same as the English one: %s.%s', (mail, key) => {
    const said = saidBy(translation[mail]?.[key], 5);
    expect(mentionedIn(said)).toEqual(mentionedIn(saidBy((english[mail] as Section)[key], 5)));
    expect(said.trim()).toBe(said);
  });

  it('are translated', () => {
    const same = keys.filter(
      ([mail, key]) =>
        saidBy(translation[mail]?.[key], 1) === saidBy((english[mail] as Section)[key], 1) &&
        key !== 'profile',
    );
    expect(language === 'en' ? keys.length - 1 : 0).toBe(same.length);
  });
});

describe('the wording of mails', () => {
  const at = new Date('2026-12-01T21:05:00Z');

  it('uses English for missing translations', () => {
    const partial = complete({ move: { accept: 'Verschieben' } });
    expect(partial.move).toEqual({ ...english.move, accept: 'Verschieben' });
    expect(partial.invitation).toEqual(english.invitation);
  });

  it.each([
    ['de-CH', 'de'],
    ['ja-JP-u-ca-japanese', 'ja'],
    ['fr-CA', 'fr'],
    ['es-419', 'es'],
    ['da', 'da'],
    ['en-GB', 'en'],
    ['pt-BR', 'en'],
    ['nb', 'en'],
    ['no tag at all', 'en'],
    ['', 'en'],
    ['constructor', 'en'],
  ])('is found for the locale %s: %s', (locale, language) => {
    expect(wordingFor(locale).language).toBe(language);
  });

  it.each([
    ['en-US', /^December 1, 2026\D*9:05\sPM UTC$/],
    ['en-GB', /^1 December 2026\D*21:05 UTC$/],
    ['de', /^1\. Dezember 2026\D*21:05 UTC$/],
    ['fr', /^1 décembre 2026\D*21:05 UTC$/],
    ['es', /^1 de diciembre de 2026\D*21:05 UTC$/],
    ['da', /^1\. december 2026\D*21\.05 UTC$/],
    ['ja-JP-u-ca-japanese', /^2026年12月1日 21:05 UTC$/],
    ['pt-BR', /^December 1, 2026\D*9:05\sPM UTC$/],
  ])('formats instants for %s, in UTC and saying so', (locale, written) => {
    expect(wordingFor(locale).instant(at)).toMatch(written);
  });

  it('uses the plural forms of the language', () => {
    const days = (locale: string, count: number): string =>
      wordingFor(locale).messages.invitation.validity({ until: 'X', count });
    expect(days('en', 1)).toContain('1 day,');
    expect(days('en', 2)).toContain('2 days,');
    expect(days('de', 1)).toContain('1 Tag ');
    expect(days('de', 1000)).toContain('1.000 Tage ');
    // In French, zero is singular.
    expect(days('fr', 0)).toContain('0 jour,');
    expect(days('fr', 2)).toContain('2 jours,');
    expect(days('ja', 1)).toContain('1 日間');
  });

  it('lists ten names and the number of others', () => {
    expect(wordingFor('en').list(['a', 'b', 'c'])).toBe('a, b, and c');
    expect(wordingFor('de').list(['a', 'b'])).toBe('a und b');
    expect(wordingFor('en').list(Array.from({ length: 500 }, () => 'a'))).toMatch(/^(a, ){10}and 490 more$/);
  });
});
