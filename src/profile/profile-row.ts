import { PROFILE_ROLES } from '../access/actor';
import { oneOf, type Row, text } from '../database/row';
import { type Profile, PROFILE_STATUSES } from './profile';

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
