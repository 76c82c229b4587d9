const FIRST = Date.parse('0000-01-01T00:00:00.000Z');
const LAST = Date.parse('9999-12-31T23:59:59.999Z');

/**
 * Writes an instant as the databases compare it as text: in UTC, to the millisecond.
 *
 * What is before the year 0 or after 9999 is taken for the first or the last instant between, since no column holds it.
 */
export function instantText(instant: Date): string {
  const within = new Date(Math.min(Math.max(instant.getTime(), FIRST), LAST));
  return within.toISOString().replace('T', ' ').replace('Z', '');
}
