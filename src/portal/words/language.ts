/** The languages of the portal, as BCP 47 language subtags. */
export const languages = ['en', 'de', 'fr', 'es', 'da', 'ja'] as const;

/** A language of the portal. */
export type Language = (typeof languages)[number];

/** The text direction of a language. */
export type Direction = 'ltr' | 'rtl';

/** A language of the portal, and the locale for dates and numbers: for example, German and `de-CH`. */
export interface Choice {
  readonly language: Language;
  readonly locale: string;
}

/** Returns the first of the preferred locales whose language the portal has. Defaults to English. */
export function chooseLanguage(wanted: readonly string[]): Choice {
  for (const locale of wanted) {
    const language = languages.find((spoken) => spoken === locale.split('-', 1)[0]?.toLowerCase());
    if (language && Intl.DateTimeFormat.supportedLocalesOf(locale).length > 0) return { language, locale };
  }
  return { language: 'en', locale: 'en-GB' };
}
