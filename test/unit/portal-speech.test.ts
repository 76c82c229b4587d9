import { english } from '../../src/portal/words/english/english';
import { german } from '../../src/portal/words/german/german';
import { type Language } from '../../src/portal/words/language';
import { loadSpeech } from '../../src/portal/words/load-speech';

const spoken = { en: english, de: german };

/** Loads the texts of the given languages only. */
function from(...there: readonly (keyof typeof spoken)[]) {
  return async (language: Language) => {
    const found = there.find((word) => word === language);
    if (!found) throw new Error(`There is no file of ${language}.`);
    return spoken[found];
  };
}

const choice = { language: 'de', locale: 'de-CH' } as const;

test('the formats use the locale of the spoken language', async () => {
  const { words, formats } = await loadSpeech(choice, from('de', 'en'));
  expect(words.shell.close).toBe('Schließen');
  expect(formats.locale).toBe('de-CH');
  expect(formats.day('2026-05-03T12:00:00Z')).toBe('3. Mai 2026');
});

test('the formats are English when the texts fall back to English', async () => {
  const { words, formats } = await loadSpeech(choice, from('en'));
  expect(words.shell.close).toBe('Close');
  expect(formats.locale).toBe('en-GB');
  expect(formats.day('2026-05-03T12:00:00Z')).toBe('3 May 2026');
});

test('the shown texts stay when others can’t be loaded, and another attempt loads them', async () => {
  const shown = await loadSpeech(choice, from('de'));
  const english = { language: 'en', locale: 'en-GB' } as const;
  expect(await loadSpeech(english, from('de'), shown)).toBe(shown);
  const { words, formats } = await loadSpeech(english, from('de', 'en'), shown);
  expect([words.shell.close, formats.locale]).toEqual(['Close', 'en-GB']);
});

test('loading fails when even English is unavailable', async () => {
  await expect(loadSpeech(choice, from())).rejects.toThrow('There is no file of en.');
});
