import { type Words } from './english/english';
import { createFormats } from './formats';
import { type Choice, chooseLanguage, type Language } from './language';
import { type Speech } from './words-context';

/**
 * Loads the texts of a language and the formats of its locale. If the texts can't be loaded, returns those that are
 * shown. If none are shown yet, returns English texts and formats, so that dates match the texts around them. Rejects if
 * English can't be loaded either.
 */
export async function loadSpeech(
  { language, locale }: Choice,
  loadWords: (language: Language) => Promise<Words>,
  shown: Speech | null = null,
): Promise<Speech> {
  try {
    return { words: await loadWords(language), formats: createFormats(locale) };
  } catch {
    if (shown) return shown;
    const english = chooseLanguage([]);
    return { words: await loadWords(english.language), formats: createFormats(english.locale) };
  }
}
