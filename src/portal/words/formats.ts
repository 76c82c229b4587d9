/**
 * How a locale writes what is no word. Instants come as the graph gives them and are shown in the browser's time zone,
 * but for the days of service plans.
 */
export interface Formats {
  readonly locale: string;
  readonly day: (instant: string) => string;
  readonly dayAndTime: (instant: string) => string;
  /** Names the day on which a service plan begins. */
  readonly firstDay: (startsAt: string) => string;
  /** Names the last day that a service plan covers, by the first instant at which it is active no more. */
  readonly lastDay: (endsAt: string) => string;
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
  // A plan is sold by the day, and its days are kept as those of UTC: in the browser's zone, one that begins or ends
  // with a day would do so on the day before west of Greenwich. The service's own sentences and its mails say UTC's too.
  const planDays = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const times = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' });
  const numbers = new Intl.NumberFormat(locale);
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const names = new Intl.DisplayNames(locale, { type: 'language' });
  const order = new Intl.Collator(locale);
  return {
    locale,
    day: (instant) => days.format(new Date(instant)),
    dayAndTime: (instant) => times.format(new Date(instant)),
    firstDay: (startsAt) => planDays.format(new Date(startsAt)),
    lastDay: (endsAt) => planDays.format(new Date(endsAt).getTime() - 1),
    number: (value) => numbers.format(value),
    list: (items) => lists.format(items),
    language: (tag) => names.of(tag) ?? tag,
    compare: (one, other) => order.compare(one, other),
  };
}
