/** How a locale writes what is no word; instants come as the graph gives them and are shown in the browser's time zone. */
export interface Formats {
  readonly locale: string;
  readonly day: (instant: string) => string;
  readonly dayAndTime: (instant: string) => string;
  readonly number: (value: number) => string;
  /** Joins with the locale's “and”. */
  readonly list: (names: readonly string[]) => string;
  /** Names a language by its tag, in the locale's own words. */
  readonly language: (tag: string) => string;
  /** Orders as people of the locale expect it. */
  readonly compare: (one: string, other: string) => number;
}

/** Makes the formats of a locale. */
export function createFormats(locale: string): Formats {
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long' });
  const times = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' });
  const numbers = new Intl.NumberFormat(locale);
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const names = new Intl.DisplayNames(locale, { type: 'language' });
  const order = new Intl.Collator(locale);
  return {
    locale,
    day: (instant) => days.format(new Date(instant)),
    dayAndTime: (instant) => times.format(new Date(instant)),
    number: (value) => numbers.format(value),
    list: (items) => lists.format(items),
    language: (tag) => names.of(tag) ?? tag,
    compare: (one, other) => order.compare(one, other),
  };
}
