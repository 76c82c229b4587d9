import { type Words } from './english/english';
import { createFormats } from './formats';
import { type Choice, chooseLanguage, type Language } from './language';
import { type Speech } from './words-context';

/**
 * Gives the words of a language and the formats of its locale; both are English when those words can't be had, so that
 * no date is in another language than the sentence around it. Rejects when not even English can be had.
 */
export async function loadSpeech(
  { language, locale }: Choice,
  loadWords: (language: Language) => Promise<Words>,
): Promise<Speech> {
  try {
    return { words: await loadWords(language), formats: createFormats(locale) };
  } catch {
    const english = chooseLanguage([]);
    return { words: await loadWords(english.language), formats: createFormats(english.locale) };
  }
}
