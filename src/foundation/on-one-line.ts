/**
 * Puts external text on one line for headers and mails. Removes control characters, line breaks, characters that change
 * the direction of surrounding text, and unpaired surrogates.
 */
export function onOneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]+/gu, ' ');
}
