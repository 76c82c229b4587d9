import type { ProfileRole } from '../access/actor';
import { searchWords } from '../search/search-words';

/** The states of a profile. A removed profile stays for the history and never comes back. */
export const PROFILE_STATUSES = ['ACTIVE', 'DISABLED', 'REMOVED'] as const;
/** Whether a profile may be used. */
export type ProfileStatus = (typeof PROFILE_STATUSES)[number];

/** One person's record in one account; the old sites say "professional". */
export interface Profile {
  readonly id: string;
  readonly accountId: string;
  readonly displayName: string;
  /** For display and for mail: see `EmailAddress.address`. */
  readonly email: string;
  readonly role: ProfileRole;
  readonly status: ProfileStatus;
  /** A BCP 47 language tag, such as `en` or `de-CH`. */
  readonly locale: string;
}

/** A profile with what only whoever looks after addresses needs; every other read goes without. */
export interface AddressedProfile extends Profile {
  /** The address as it is compared: see `parseEmailAddress`. */
  readonly emailKey: string;
}

/** Gives the words that a profile is found by: those of its name and of its address. */
export function wordsOfProfile({
  displayName,
  emailKey,
}: Pick<AddressedProfile, 'displayName' | 'emailKey'>): string {
  return searchWords(displayName, emailKey);
}
