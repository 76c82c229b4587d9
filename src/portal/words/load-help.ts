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

const loaded = new Map<Language, Promise<HelpTexts>>();

/**
 * Loads the help in a language, from a file of its own. Only the help pages need it. Returns the same promise for each
 * call, so that components can wait for it with `use`.
 */
export function loadHelp(language: Language): Promise<HelpTexts> {
  const known = loaded.get(language);
  if (known) return known;
  const loading = loaders[language]();
  loaded.set(language, loading);
  return loading;
}
