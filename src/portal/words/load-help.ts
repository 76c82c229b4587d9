import { type HelpTexts } from './english/help';
import { type Language } from './language';

const loaders: Readonly<Record<Language, () => Promise<HelpTexts>>> = {
  en: async () => (await import('./english/help')).help,
  de: async () => (await import('./german/help')).help,
  fr: async () => (await import('./french/help')).help,
  es: async () => (await import('./spanish/help')).help,
  da: async () => (await import('./danish/help')).help,
  ja: async () => (await import('./japanese/help')).help,
};

const loaded = new Map<Language, HelpTexts>();

/** Loads the help in a language, from a file of its own. Only the help pages need it. Rejects if it can't be loaded. */
export async function loadHelp(language: Language): Promise<HelpTexts> {
  const texts = await loaders[language]();
  loaded.set(language, texts);
  return texts;
}

/** Returns the help in a language if it has been loaded, or null. */
export function loadedHelp(language: Language): HelpTexts | null {
  return loaded.get(language) ?? null;
}
