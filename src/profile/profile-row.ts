import type { ProfileRole } from '../access/actor';
import type { Profile, ProfileStatus } from './profile';

/** The columns of a profile in a named read, from a table called `profile`. */
export const PROFILE_COLUMNS = `profile.id AS profile_id, profile.display_name AS profile_name, profile.email, profile.role,
  profile.status AS profile_status, profile.locale`;

/** A row with `PROFILE_COLUMNS`. */
export interface ProfileRow {
  readonly profile_id: string;
  readonly profile_name: string;
  readonly email: string;
  readonly role: ProfileRole;
  readonly profile_status: ProfileStatus;
  readonly locale: string;
}

/** Takes the profile out of a row that tells its account's id as well. */
export function profileOfRow(row: ProfileRow & { readonly account_id: string }): Profile {
  return {
    id: row.profile_id,
    accountId: row.account_id,
    displayName: row.profile_name,
    email: row.email,
    role: row.role,
    status: row.profile_status,
    locale: row.locale,
  };
}
