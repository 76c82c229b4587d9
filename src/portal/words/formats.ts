import { lazily } from './lazily';

/**
 * Formats values for a locale. Instants are strings from the API, shown in the browser's time zone, except
 * for the days of service plans.
 */
export interface Formats {
  readonly locale: string;
  /** Creates what formatting the first date needs, which takes a phone 40 ms. */
  readonly prepareDates: () => void;
  readonly day: (instant: string) => string;
  readonly dayAndTime: (instant: string) => string;
  /** Formats the first day of a service plan. */
  readonly firstDay: (startsAt: string) => string;
  /** Formats the last day of a service plan, from when it stops being active (exclusive). */
  readonly lastDay: (endsAt: string) => string;
  readonly number: (value: number) => string;
  /** Joins names with the locale's "and". */
  readonly list: (names: readonly string[]) => string;
  /** Returns the name of a language in the locale's language. */
  readonly language: (tag: string) => string;
  /** Compares strings in the locale's order. */
  readonly compare: (one: string, other: string) => number;
}

/** Creates the formats of a locale. */
export function createFormats(locale: string): Formats {
  const days = lazily(() => new Intl.DateTimeFormat(locale, { dateStyle: 'long' }));
  // Plans are sold by the day and stored as UTC days. West of Greenwich, the browser's time zone would show
  // the previous day. The service's own texts and its mails use UTC too.
  const planDays = lazily(() => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }));
  const times = lazily(() => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }));
  const numbers = lazily(() => new Intl.NumberFormat(locale));
  const lists = lazily(() => new Intl.ListFormat(locale, { type: 'conjunction' }));
  const names = lazily(() => new Intl.DisplayNames(locale, { type: 'language' }));
  const order = lazily(() => new Intl.Collator(locale));
  return {
    locale,
    prepareDates: () => void days(),
    day: (instant) => days().format(new Date(instant)),
    dayAndTime: (instant) => times().format(new Date(instant)),
    firstDay: (startsAt) => planDays().format(new Date(startsAt)),
    lastDay: (endsAt) => planDays().format(new Date(endsAt).getTime() - 1),
    number: (value) => numbers().format(value),
    list: (items) => lists().format(items),
    language: (tag) => names().of(tag) ?? tag,
    compare: (one, other) => order().compare(one, other),
  };
}
