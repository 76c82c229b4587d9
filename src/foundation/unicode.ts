/** Says how long a text from outside may be, in UTF-16 units, before anything else is done with it. */
export const MOST_UNITS = {
  /** Four times the longest, as the two below, since each letter may come with three marks of its own. */
  name: 800,
  emailAddress: 800,
  accountNumber: 160,
  locale: 100,
  /** A cursor holds up to 200 letters that a list is ordered by. */
  cursor: 2_000,
  /** The longest text that is searched for its words; what comes after isn't found. */
  searched: 2_000,
} as const;

// Soft hyphen, zero-width space, word joiner, invisible operators, and byte order mark.
const CHANGING_NOTHING = /[\u00AD\u200B\u2060-\u2064\uFEFF]/g;

/**
 * Returns a text in Unicode's normalization form C, without invisible characters; null if it has more than `most`
 * units.
 *
 * Invisible characters get copied along from web pages and documents. Those that change how letters are joined, chosen,
 * or ordered stay. The length comes first: to put a run of combining marks in order takes time with the square of its
 * length.
 */
export function composed(text: string, most: number): string | null {
  return text.length > most ? null : text.replace(CHANGING_NOTHING, '').normalize('NFC');
}

/** Returns the first `most` units of a text in Unicode's normalization form KD. */
export function decomposed(text: string, most: number): string {
  return text.slice(0, most).normalize('NFKD');
}

/**
 * Returns the first `most` units of a text in Unicode's normalization form KC, without full-width and other variants.
 */
export function withoutVariants(text: string, most: number): string {
  return text.slice(0, most).normalize('NFKC');
}
