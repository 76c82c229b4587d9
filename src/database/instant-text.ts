const FIRST = Date.parse('0000-01-01T00:00:00.000Z');
const LAST = Date.parse('9999-12-31T23:59:59.999Z');
const STORED = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(?:\.\d{1,6})?$/;

/**
 * Formats an instant as the text that databases compare: in UTC, with milliseconds.
 *
 * Instants before the year 0 or after 9999 are clamped, since no column can store them.
 */
export function instantText(instant: Date): string {
  const within = new Date(Math.min(Math.max(instant.getTime(), FIRST), LAST));
  return within.toISOString().replace('T', ' ').replace('Z', '');
}

/** Parses an instant stored as text in UTC; null if the text is invalid. */
export function instantOfText(stored: string): Date | null {
  const date = new Date(STORED.test(stored) ? `${stored.replace(' ', 'T')}Z` : NaN);
  return Number.isNaN(date.getTime()) ? null : date;
}
