import { MOST_UNITS, withoutVariants } from './unicode';

const URL_START = /:[\\/]{2}|(?<![\p{L}\p{N}])www\d?\.[\p{L}\p{N}]/iu;
const EMAIL_ADDRESS = /[^\s@]@[^\s@.]+\.[^\s@.]/u;
// Two letters before the dot, because "B.Com." is a degree.
const GENERIC_DOMAIN = /[\p{L}\p{N}]{2}\.(?:com|net|org|info|biz|edu|gov)(?![\p{L}\p{N}])/iu;
// Only in lower case, because abbreviated names and titles look alike: "Jos.de Vries", "Th.Link".
const LOWER_CASE_DOMAIN = new RegExp(
  `(?<![\\p{L}\\p{N}-])[\\p{Ll}\\p{N}-]{1,63}\\.(?:${[
    ...['com', 'net', 'org', 'app', 'click', 'cloud', 'dev', 'link', 'live', 'online', 'shop', 'site'],
    ...['store', 'top', 'xyz', 'zip', 'ai', 'au', 'br', 'ca', 'cc', 'ch', 'cn', 'co'],
    ...['dk', 'es', 'eu', 'fi', 'fr', 'gg', 'ie', 'io', 'jp', 'ly', 'nl', 'nz'],
    ...['pl', 'ru', 'se', 'tk', 'tv', 'uk', 'us', 'ws', 'za'],
    // Also words, as in "drs.de Vries" and "mr.in 't Veld".
    ...['at', 'be', 'de', 'in', 'it', 'me', 'no', 'to'].map((word) => `${word}(?! ['’]?\\p{L})`),
  ].join('|')})(?![\\p{L}\\p{N}])`,
  'u',
);
const DOMAIN_WITH_PATH = /(?<![\p{L}\p{N}-])[\p{Ll}\p{N}-]{1,63}\.\p{Ll}{2,63}\/\S/u;

/** Returns true for a name that contains a URL (`scheme://` or `www.`) or an e-mail address. */
export function containsAddress(name: string): boolean {
  const plain = withPlainMarks(name);
  return URL_START.test(plain) || EMAIL_ADDRESS.test(plain);
}

/**
 * Returns true for a name that contains a domain such as "contoso.com".
 *
 * Companies can be named so, people can't. Dots in real names pass: "J.P. Morgan", "St.John", "Dipl.Ing. Huber".
 */
export function containsDomain(name: string): boolean {
  const plain = withPlainMarks(name);
  return [GENERIC_DOMAIN, LOWER_CASE_DOMAIN, DOMAIN_WITH_PATH].some((form) => form.test(plain));
}

// Browsers read full-width dots, colons and slashes like the plain ones.
function withPlainMarks(name: string): string {
  return withoutVariants(name, MOST_UNITS.name).replaceAll('。', '.');
}
