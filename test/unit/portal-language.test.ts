import { chooseLanguage, languageOf, withChosen } from '../../src/portal/words/language';

describe('the language of the portal', () => {
  test.each([
    [null, ['fr-CA', 'de'], { language: 'fr', locale: 'fr-CA' }],
    ['de', ['fr-CA', 'en-GB'], { language: 'de', locale: 'de' }],
    ['de', ['fr-CA', 'de-CH', 'de-AT'], { language: 'de', locale: 'de-CH' }],
    ['en', ['fi-FI'], { language: 'en', locale: 'en' }],
    [null, ['fi-FI'], { language: 'en', locale: 'en-GB' }],
  ] as const)('chosen as %s before %j is %j', (chosen, locales, expected) => {
    expect(chooseLanguage(withChosen(chosen, locales))).toEqual(expected);
  });

  test('is known of locales whose language the portal has', () => {
    expect(['DE-ch', 'ja', 'fi-FI', ''].map(languageOf)).toEqual(['de', 'ja', undefined, undefined]);
  });
});
