import { createFormats, type Formats } from './formats';

/**
 * The locales that a profile can have, the portal's languages in the main regions where they are spoken, each with its
 * name in its own language. The names are those of `Intl.DisplayNames`, which takes a phone 60 ms for each locale.
 */
const OFFERED: Readonly<Record<string, string>> = {
  'en-US': 'American English',
  'en-GB': 'British English',
  'de-DE': 'Deutsch (Deutschland)',
  'de-AT': 'Österreichisches Deutsch',
  'de-CH': 'Schweizer Hochdeutsch',
  'fr-FR': 'Français (France)',
  'fr-CA': 'Français canadien',
  'fr-CH': 'Français suisse',
  'es-ES': 'Español de España',
  'es-MX': 'Español de México',
  'da-DK': 'Dansk (Danmark)',
  'ja-JP': '日本語 (日本)',
};

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
  const offered = Object.keys(OFFERED);
  return offered.includes(current) ? offered : [current, ...offered];
}

/** Names a locale in its own language. */
export function ownLocaleName(tag: string): string {
  const offered = OFFERED[tag];
  if (offered !== undefined) return offered;
  const name = createFormats(tag).language(tag);
  return name.slice(0, 1).toLocaleUpperCase(tag) + name.slice(1);
}
