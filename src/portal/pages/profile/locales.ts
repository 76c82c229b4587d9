import { createFormats } from '../../words/formats';

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

/** A language to choose, named in itself, so that whoever is lost in another one finds it. */
export interface LocaleChoice {
  readonly tag: string;
  readonly name: string;
}

/** Lists the languages to choose from: those that the portal speaks, by region, and the one that is set. */
export function localeChoices(current: string): readonly LocaleChoice[] {
  const tags = OFFERED.includes(current) ? OFFERED : [current, ...OFFERED];
  return tags.map((tag) => ({ tag, name: nameOf(tag) }));
}

function nameOf(tag: string): string {
  const name = createFormats(tag).language(tag);
  return name.slice(0, 1).toLocaleUpperCase(tag) + name.slice(1);
}
