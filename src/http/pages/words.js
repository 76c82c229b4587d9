/* The graph's values in words for people. */

const PROGRAMS = { CUSTOMERSOURCE: 'CustomerSource', PARTNERSOURCE: 'PartnerSource' };
const ROLES = { ADMINISTRATOR: 'administrator', MEMBER: 'member' };
const KINDS = { PERSONAL: 'Personal account', ORGANIZATIONAL: 'Work or school account' };
const LANGUAGES = ['da', 'de', 'en', 'es', 'fr', 'it', 'ja', 'nb', 'nl', 'pl', 'pt', 'sv', 'zh'];

/** Gives the texts that tell a profile from others: company, program, and the person with their role. */
export function wordsOfProfile({ account, displayName, role }) {
  return {
    company: account.name,
    program: PROGRAMS[account.program] ?? '',
    profile: role ? `${displayName}, ${ROLES[role] ?? role}` : displayName,
  };
}

/** Says what kind of Microsoft account it is. */
export const kindInWords = (kind) => KINDS[kind] ?? '';

/** Gives a Microsoft account in a phrase. */
export const accountInWords = ({ displayName, username }) => `${displayName} (${username})`;

/** Lists names in a phrase, the last after “and”. */
export const listInWords = (names) => new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(names);

/** Gives the day of an instant. */
export const day = (instant) =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(new Date(instant));

/** Gives the day and time of an instant, in the time zone of the browser. */
export const dayAndTime = (instant) =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' }).format(new Date(instant));

/** Lists languages to choose from, as tag and name, with the current one among them. */
export function languages(current) {
  const names = new Intl.DisplayNames('en', { type: 'language' });
  const tags = LANGUAGES.includes(current) ? LANGUAGES : [current, ...LANGUAGES];
  return tags.map((tag) => ({ tag, name: names.of(tag) })).sort((a, b) => a.name.localeCompare(b.name));
}

/** Says why a profile can't be used and whom to ask; null when it can. */
export function whyClosed({ account: { access } }) {
  return access.granted
    ? null
    : `${access.explanation} Your profile stays associated, and access returns by itself.`;
}
