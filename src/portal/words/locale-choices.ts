import { createFormats, type Formats } from './formats';

/** The locales that a profile can have: the portal's languages in the main regions where they are spoken. */
const OFFERED = [
  'en-US',
  'en-GB',
  'de-DE',
  'de-AT',
  'de-CH',
  'fr-FR',
  'fr-CA',
  'fr-CH',
  'es-ES',
  'es-MX',
  'da-DK',
  'ja-JP',
];

/** A locale that can be chosen, and its name. */
export interface LocaleChoice {
  readonly tag: string;
  readonly name: string;
}

/**
 * Lists the locales for the viewer's own profile. Each is named in its own language, so that people who can't
 * read the current language find theirs.
 */
export function ownLocaleChoices(current: string): readonly LocaleChoice[] {
  return tagsWith(current).map((tag) => ({ tag, name: ownLocaleName(tag) }));
}

/** Lists the locales for another person's profile, named and sorted in the viewer's language. */
export function localeChoices(
  current: string,
  { language, compare }: Pick<Formats, 'language' | 'compare'>,
): readonly LocaleChoice[] {
  return tagsWith(current)
    .map((tag) => ({ tag, name: language(tag) }))
    .toSorted((one, other) => compare(one.name, other.name));
}

// The current locale can always be chosen, even if it isn't in the list.
function tagsWith(current: string): readonly string[] {
  return OFFERED.includes(current) ? OFFERED : [current, ...OFFERED];
}

/** Names a locale in its own language. */
export function ownLocaleName(tag: string): string {
  const name = createFormats(tag).language(tag);
  return name.slice(0, 1).toLocaleUpperCase(tag) + name.slice(1);
}
