import { MOST_UNITS, withoutVariants } from './unicode';

const URL_START = /:[\\/]{2}|(?<![\p{L}\p{N}])www\d?\.[\p{L}\p{N}]/iu;
const EMAIL_ADDRESS = /[^\s@]@[^\s@.]+\.[^\s@.]/u;
// At least two letters before the dot, because "B.Com." is a degree.
const GENERIC_DOMAIN = /[\p{L}\p{N}]{2}\.(?:com|net|org|info|biz|edu|gov)(?![\p{L}\p{N}])/iu;
// Only in lowercase, because abbreviated names and titles look like domains: "Jos.de Vries", "Th.Link".
const LOWER_CASE_DOMAIN = new RegExp(
  `(?<![\\p{L}\\p{N}-])[\\p{Ll}\\p{N}-]{1,63}\\.(?:${[
    ...['com', 'net', 'org', 'app', 'click', 'cloud', 'dev', 'link', 'live', 'online', 'shop', 'site'],
    ...['store', 'top', 'xyz', 'zip', 'ai', 'au', 'br', 'ca', 'cc', 'ch', 'cn', 'co'],
    ...['dk', 'es', 'eu', 'fi', 'fr', 'gg', 'ie', 'io', 'jp', 'ly', 'nl', 'nz'],
    ...['pl', 'ru', 'se', 'tk', 'tv', 'uk', 'us', 'ws', 'za'],
    // These are also words, as in "drs.de Vries" and "mr.in 't Veld".
    ...['at', 'be', 'de', 'in', 'it', 'me', 'no', 'to'].map((word) => `${word}(?! ['’]?\\p{L})`),
  ].join('|')})(?![\\p{L}\\p{N}])`,
  'u',
);
const DOMAIN_WITH_PATH = /(?<![\p{L}\p{N}-])[\p{Ll}\p{N}-]{1,63}\.\p{Ll}{2,63}\/\S/u;

/** Returns whether a name contains a URL (`scheme://` or `www.`) or an e-mail address. */
export function containsAddress(name: string): boolean {
  const plain = withPlainMarks(name);
  return URL_START.test(plain) || EMAIL_ADDRESS.test(plain);
}

/**
 * Returns whether a name contains a domain such as "contoso.com".
 *
 * Companies can have such names, people can't. Dots in real names are allowed: "J.P. Morgan", "St.John", "Dipl.Ing.
 * Huber".
 */
export function containsDomain(name: string): boolean {
  const plain = withPlainMarks(name);
  return [GENERIC_DOMAIN, LOWER_CASE_DOMAIN, DOMAIN_WITH_PATH].some((form) => form.test(plain));
}

// Browsers treat full-width dots, colons and slashes like the ASCII ones.
function withPlainMarks(name: string): string {
  return withoutVariants(name, MOST_UNITS.name).replaceAll('。', '.');
}
