// Dots in the forms that browsers read in a domain, the colon of a scheme, and the backslashes of a network path.
const LINK_MARK =
  /(?<=\S)[.\u2024\uFE52\uFF0E\uFF61](?=[\p{L}\p{M}\p{N}\p{Cf}-]{2})|。(?=[\w-])|:(?=[\\/])|(?<=\p{L}):(?=\S)|\\(?=\\)/gu;

/**
 * Keeps mail programs from turning text into links: adds a zero-width space after each dot, colon or backslash that
 * could be part of an address. Keeps every letter, and names such as "J.P. Morgan" as they are.
 */
export function unlinked(text: string): string {
  return text.replace(LINK_MARK, '$&\u200B');
}
