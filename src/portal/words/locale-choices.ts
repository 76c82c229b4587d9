import { createFormats, type Formats } from './formats';

/** The locales to choose from for a profile: of the languages that the portal speaks, where they are spoken. */
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

/** A locale to choose, and what it is called. */
export interface LocaleChoice {
  readonly tag: string;
  readonly name: string;
}

/** Lists the locales to choose for oneself, each named in itself, so that whoever is lost in another one finds it. */
export function ownLocaleChoices(current: string): readonly LocaleChoice[] {
  return tagsWith(current).map((tag) => ({ tag, name: nameOf(tag) }));
}

/** Lists the locales to choose for somebody else, named and in order as the reader, who need not know them, has it. */
export function localeChoices(
  current: string,
  { language, compare }: Pick<Formats, 'language' | 'compare'>,
): readonly LocaleChoice[] {
  return tagsWith(current)
    .map((tag) => ({ tag, name: language(tag) }))
    .toSorted((one, other) => compare(one.name, other.name));
}

// The one that is set stays a choice, wherever it comes from.
function tagsWith(current: string): readonly string[] {
  return OFFERED.includes(current) ? OFFERED : [current, ...OFFERED];
}

function nameOf(tag: string): string {
  const name = createFormats(tag).language(tag);
  return name.slice(0, 1).toLocaleUpperCase(tag) + name.slice(1);
}
