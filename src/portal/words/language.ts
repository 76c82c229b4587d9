/** The languages that the portal speaks, by BCP 47 language subtag. */
export const languages = ['en', 'de', 'fr', 'es', 'da', 'ja'] as const;

/** One of them. */
export type Language = (typeof languages)[number];

/** Where a line of a language begins: from the left to the right, or the other way. */
export type Direction = 'ltr' | 'rtl';

/** A language that the portal speaks, and the locale in which it writes dates and numbers: German and `de-CH`. */
export interface Choice {
  readonly language: Language;
  readonly locale: string;
}

/** Chooses by a list of locales, the most wanted first: the first whose language the portal speaks, else English. */
export function chooseLanguage(wanted: readonly string[]): Choice {
  for (const locale of wanted) {
    const language = languages.find((spoken) => spoken === locale.split('-', 1)[0]?.toLowerCase());
    if (language && Intl.DateTimeFormat.supportedLocalesOf(locale).length > 0) return { language, locale };
  }
  return { language: 'en', locale: 'en-GB' };
}
