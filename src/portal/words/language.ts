/** The languages of the portal, as BCP 47 language subtags. */
export const languages = ['en', 'de', 'fr', 'es', 'da', 'ja'] as const;

/** A language of the portal. */
export type Language = (typeof languages)[number];

/** The portal's languages, each named in itself. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  da: 'Dansk',
  ja: '日本語',
};

/** The text direction of a language. */
export type Direction = 'ltr' | 'rtl';

/** A language of the portal, and the locale for dates and numbers: for example, German and `de-CH`. */
export interface Choice {
  readonly language: Language;
  readonly locale: string;
}

/** Returns the language of a locale, or undefined if the portal doesn't have it. */
export function languageOf(locale: string): Language | undefined {
  return languages.find((spoken) => spoken === locale.split('-', 1)[0]?.toLowerCase());
}

/** Returns the first of the preferred locales whose language the portal has. Defaults to English. */
export function chooseLanguage(wanted: readonly string[]): Choice {
  for (const locale of wanted) {
    const language = languageOf(locale);
    // Every browser has the formats of these languages. Checking that takes a phone a tenth of a second.
    if (language) return { language, locale };
  }
  return { language: 'en', locale: 'en-GB' };
}

/**
 * Returns the locales in order of preference, with a chosen language first. The formats of dates and numbers follow
 * the first of the locales that has this language.
 */
export function withChosen(chosen: Language | null, locales: readonly string[]): readonly string[] {
  if (chosen === null) return locales;
  return [...locales.filter((locale) => languageOf(locale) === chosen), chosen, ...locales];
}
