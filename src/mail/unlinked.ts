// Dots in the forms that browsers read in a domain, the colon of a scheme, and the backslashes of a network path.
const LINK_MARK =
  /(?<=\S)[.\u2024\uFE52\uFF0E\uFF61](?=[\p{L}\p{M}\p{N}\p{Cf}-]{2})|。(?=[\w-])|:(?=[\\/])|(?<=\p{L}):(?=\S)|\\(?=\\)/gu;
/** An e-mail address of which no mail program links a part as a web page. */
const PLAIN_ADDRESS =
  /^(?!www\d*\.)[\p{L}\p{N}_+'-]+(?:\.[\p{L}\p{N}_+'-]+)*@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/iu;

/**
 * Keeps mail programs from turning text into links: adds a zero-width space after each dot, colon or backslash that
 * could be part of an address. Keeps every letter, and names such as "J.P. Morgan" as they are.
 *
 * E-mail addresses in `addresses` stay whole where they aren't part of a longer address, so that people can copy them. An
 * address that could be read as a web address is broken, too.
 */
export function unlinked(text: string, addresses: readonly string[] = []): string {
  const plain = addresses.filter((address) => PLAIN_ADDRESS.test(address));
  if (plain.length === 0) return text.replace(LINK_MARK, '$&\u200B');
  const whole = plain.map((address) => address.replace(/[.+]/g, '\\$&')).join('|');
  const pieces = new RegExp(
    `(?<![\\w.+/@:\\\\-])(?:${whole})(?![\\w@:/\\\\-])(?!\\.[\\p{L}\\p{N}])|${LINK_MARK.source}`,
    'gu',
  );
  return text.replace(pieces, (piece) => (plain.includes(piece) ? piece : `${piece}\u200B`));
}
