import fc from 'fast-check';
import { parseLocale } from '../../src/profile/locale';

describe('parseLocale', () => {
  it.each([
    ['en', 'en'],
    ['DE-ch', 'de-CH'],
    ['zh-hant-tw', 'zh-Hant-TW'],
    ['iw', 'he'],
    ['en-us-u-ca-buddhist', 'en-US-u-ca-buddhist'],
  ])('parses %s as %s', (input, locale) => {
    expect(parseLocale(input)).toBe(locale);
  });

  it.each(['', ' ', 'e', 'en_US', 'en US', 'en-', '-en', 'english language', 'en\n', '*', 'de-CH;q=0.8'])(
    'rejects %j',
    (input) => {
      expect(parseLocale(input)).toBeNull();
    },
  );

  it('rejects a tag longer than the 35 characters of the column', () => {
    const tag = 'en-a-bcdefgh-bcdefgh-bcdefgh-bcdefg';
    expect(tag).toHaveLength(35);
    expect(parseLocale(tag)).toBe(tag);
    expect(parseLocale(`${tag}h`)).toBeNull();
  });

  it('is idempotent, and never throws', () => {
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
