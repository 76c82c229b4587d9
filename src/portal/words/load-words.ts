import { type Words } from './english/english';
import { type Language } from './language';

const loaders: Readonly<Record<Language, () => Promise<Words>>> = {
  en: async () => (await import('./english/english')).english,
  de: async () => (await import('./german/german')).german,
  fr: async () => (await import('./french/french')).french,
  es: async () => (await import('./spanish/spanish')).spanish,
  da: async () => (await import('./danish/danish')).danish,
  ja: async () => (await import('./japanese/japanese')).japanese,
};

/** Loads all texts of a language, from one file. Rejects if it can't be loaded. */
export function loadWords(language: Language): Promise<Words> {
  return loaders[language]();
}
