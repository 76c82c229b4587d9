import { PROFILE_ROLES, type ProfileRole } from '../access/actor';
import { oneOf, type Row, text } from '../database/row';
import { orderKey, searchWords } from '../search/search-words';

/** The states of a profile. A removed profile is kept for the history and never changes. */
export const PROFILE_STATUSES = ['ACTIVE', 'DISABLED', 'REMOVED'] as const;
/** Whether a profile may be used. */
export type ProfileStatus = (typeof PROFILE_STATUSES)[number];

/** One person's record in one account. The old sites call it "professional". */
export interface Profile {
  readonly id: string;
  readonly accountId: string;
  readonly displayName: string;
  /** The address for display and mail (see `EmailAddress.address`). */
  readonly email: string;
  readonly role: ProfileRole;
  readonly status: ProfileStatus;
  /** A BCP 47 language tag, such as `en` or `de-CH`. */
  readonly locale: string;
}

/** The columns of a profile in a named read, from a table called `profile`. */
export const PROFILE_COLUMNS = `profile.id AS profile_id, profile.display_name AS profile_name, profile.email, profile.role,
  profile.status AS profile_status, profile.locale`;

const role = oneOf(PROFILE_ROLES);
const status = oneOf(PROFILE_STATUSES);

/** Reads the profile in a row with `PROFILE_COLUMNS` and the account's `account_id`. */
export function profileOfRow(row: Row): Profile {
  return {
    id: text(row, 'profile_id'),
    accountId: text(row, 'account_id'),
    displayName: text(row, 'profile_name'),
    email: text(row, 'email'),
    role: role(row, 'role'),
    status: status(row, 'profile_status'),
    locale: text(row, 'locale'),
  };
}

/** A profile with its address key, which only code that compares addresses needs. */
export interface AddressedProfile extends Profile {
  /** The normalized address for comparisons (see `parseEmailAddress`). */
  readonly emailKey: string;
}

/** Returns a profile's search words: those of its name and its address. */
export function wordsOfProfile({
  displayName,
  emailKey,
}: Pick<AddressedProfile, 'displayName' | 'emailKey'>): string {
  return searchWords(displayName, emailKey);
}

/** The columns by which a profile is searched and ordered. */
export interface ProfileLookup {
  /** Its search words (see `wordsOfProfile`). */
  readonly words: string;
  /** The key of its name, for ordering lists (see `orderKey`). */
  readonly nameKey: string;
}

/** Computes the lookup columns of a profile from its name and its address. */
export function lookupOfProfile(profile: Pick<AddressedProfile, 'displayName' | 'emailKey'>): ProfileLookup {
  return { words: wordsOfProfile(profile), nameKey: orderKey(profile.displayName) };
}
