import type { ProfileRole } from '../access/actor';
import { searchWords } from '../search/search-words';

/** The states of a profile. A removed profile is kept for the history and can't be restored. */
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
