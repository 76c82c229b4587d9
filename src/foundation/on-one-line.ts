/**
 * Writes text that comes from elsewhere on one line: without control characters, line breaks, what turns the direction
 * of the text around it, and halves of surrogate pairs, none of which a header or a letter may carry.
 */
export function onOneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]+/gu, ' ');
}
