import type { ProfileRole } from '../access/actor';
import type { Profile, ProfileStatus } from './profile';

/** The columns of a profile in a named read, from a table called `profile`. */
export const PROFILE_COLUMNS = `profile.id AS profile_id, profile.account_id AS profile_account_id,
  profile.display_name AS profile_name, profile.email, CAST(profile.email_key AS CHAR) AS email_key, profile.role,
  profile.status AS profile_status, profile.locale`;

/** A row with `PROFILE_COLUMNS`. */
export interface ProfileRow {
  readonly profile_id: string;
  readonly profile_account_id: string;
  readonly profile_name: string;
  readonly email: string;
  /** Kept as bytes, and given as text. */
  readonly email_key: string;
  readonly role: ProfileRole;
  readonly profile_status: ProfileStatus;
  readonly locale: string;
}

/** Takes the profile out of a row. */
export function profileOfRow(row: ProfileRow): Profile {
  return {
    id: row.profile_id,
    accountId: row.profile_account_id,
    displayName: row.profile_name,
    email: row.email,
    emailKey: row.email_key,
    role: row.role,
    status: row.profile_status,
    locale: row.locale,
  };
}
