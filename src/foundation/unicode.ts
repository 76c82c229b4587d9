/** Maximum lengths of external text in UTF-16 units. They are checked before the text is processed. */
export const MOST_UNITS = {
  /**
   * Four times the maximum name length, as are the next two limits, since each letter may have three combining marks.
   */
  name: 800,
  emailAddress: 800,
  accountNumber: 160,
  locale: 100,
  /** A cursor contains up to 200 letters of the text that orders its list. */
  cursor: 2_000,
  /** Maximum length of text that is split into search words. The rest can't be found. */
  searched: 2_000,
} as const;

// Soft hyphen, zero-width space, word joiner, invisible operators, and byte order mark.
const CHANGING_NOTHING = /[\u00AD\u200B\u2060-\u2064\uFEFF]/g;

/**
 * Returns text in Unicode normalization form C, without invisible characters; null if it has more than `most` units.
 *
 * Invisible characters are often copied from web pages and documents. Those that affect how letters are joined, chosen,
 * or ordered are kept. The length is checked first, because sorting a run of combining marks takes quadratic time.
 */
export function composed(text: string, most: number): string | null {
  return text.length > most ? null : text.replace(CHANGING_NOTHING, '').normalize('NFC');
}

/** Returns the first `most` units of text in Unicode normalization form KD. */
export function decomposed(text: string, most: number): string {
  return text.slice(0, most).normalize('NFKD');
}

/**
 * Returns the first `most` units of text in Unicode normalization form KC, without variants such as full-width letters.
 */
export function withoutVariants(text: string, most: number): string {
  return text.slice(0, most).normalize('NFKC');
}
