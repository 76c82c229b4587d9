/** The order in which a spreadsheet writes month, day and year. */
export type DateOrder = 'mdy' | 'dmy';

/** A date or an instant from a cell. */
export interface DateCell {
  readonly instant: Date;
  /** Whether it's a day: a date, or midnight in the cell's own time zone or in UTC. */
  readonly isDay: boolean;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** A date, or midnight without a time zone, as SQL tools and spreadsheets write dates. */
const DAY = /^(\d{4}-\d{2}-\d{2})(?:[T ]00:00(?::00(?:\.0{1,7})?)?)?$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,7})?)?)(?:Z|[+-]\d{2}:\d{2})$/;
const MIDNIGHT = /^[0:.]+$/;
const YEAR_FIRST = /^(\d{4})([/.])(\d{1,2})\2(\d{1,2})(?: 0?0:00(?::00)?)?$/;
const YEAR_LAST = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?: (?:0?0:00(?::00)?|12:00(?::00)? AM))?$/i;
const SERIAL = /^\d{4,6}(?:[.,]\d+)?$/;

/** Reads a date or an instant. Dates that end with the year are only read if their order is given. */
export function readDate(
  text: string,
  order: DateOrder | null,
): DateCell | 'INVALID_DATE' | 'DATE_IS_NUMBER' {
  if (SERIAL.test(text)) return 'DATE_IS_NUMBER';
  const [, dayOfInstant, time = ''] = INSTANT.exec(text) ?? [];
  const day = dayOfInstant ?? dayIn(text, order);
  if (day === null || !isRealDay(day)) return 'INVALID_DATE';
  const instant = new Date(dayOfInstant === undefined ? day : text.replace(' ', 'T'));
  // The range that databases store.
  const year = instant.getUTCFullYear();
  if (!(year >= 1900 && year <= 9998)) return 'INVALID_DATE';
  return { instant, isDay: MIDNIGHT.test(time || '0') || instant.getTime() % DAY_MS === 0 };
}

/** Returns when a plan ends: at the end of its last day, or at the instant itself. */
export function endOf({ instant, isDay }: DateCell): Date {
  return isDay ? new Date(instant.getTime() + DAY_MS) : instant;
}

function dayIn(text: string, order: DateOrder | null): string | null {
  const [, day] = DAY.exec(text) ?? [];
  if (day !== undefined) return day;
  const [, firstYear = '', , firstMonth = '', firstDay = ''] = YEAR_FIRST.exec(text) ?? [];
  if (firstYear !== '') return dayOf(firstYear, firstMonth, firstDay);
  const [, one = '', , other = '', year = ''] = YEAR_LAST.exec(text) ?? [];
  if (year === '' || order === null) return null;
  return order === 'mdy' ? dayOf(year, one, other) : dayOf(year, other, one);
}

function dayOf(year: string, month: string, day: string): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** JavaScript reads February 30 as March 2. */
function isRealDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
