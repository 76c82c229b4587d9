import fc from 'fast-check';
import { parseLocale } from '../../src/profile/locale';

describe('parseLocale', () => {
  it.each([
    ['en', 'en'],
    ['DE-ch', 'de-CH'],
    ['zh-hant-tw', 'zh-Hant-TW'],
    ['iw', 'he'],
    ['en-us-u-ca-buddhist', 'en-US-u-ca-buddhist'],
  ])('reads %s as %s', (input, locale) => {
    expect(parseLocale(input)).toBe(locale);
  });

  it.each(['', ' ', 'e', 'en_US', 'en US', 'en-', '-en', 'english language', 'en\n', '*', 'de-CH;q=0.8'])(
    'refuses %j',
    (input) => {
      expect(parseLocale(input)).toBeNull();
    },
  );

  it('refuses a tag longer than the 35 characters that are kept', () => {
    const tag = 'en-a-bcdefgh-bcdefgh-bcdefgh-bcdefg';
    expect(tag).toHaveLength(35);
    expect(parseLocale(tag)).toBe(tag);
    expect(parseLocale(`${tag}h`)).toBeNull();
  });

  it('gives the same when its answer is read again, and throws at nothing', () => {
    const subtag = fc.string({ unit: fc.constantFrom(...'aBd1xU-'), maxLength: 9 });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(subtag).map((parts) => parts.join('-')),
        ),
        (input) => {
          const locale = parseLocale(input);
          if (locale !== null) expect(parseLocale(locale)).toBe(locale);
        },
      ),
    );
  });
});
