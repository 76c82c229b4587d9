import type { AccountKind } from '../access/actor';
import type { Account, AccountStatus } from './account';

/** The columns of an account in a named read, from a table called `account`. */
export const ACCOUNT_COLUMNS = `account.id AS account_id, account.number, account.name AS account_name, account.kind,
  account.status AS account_status, account.partner_id`;

/** A row with `ACCOUNT_COLUMNS`. */
export interface AccountRow {
  readonly account_id: string;
  readonly number: string;
  readonly account_name: string;
  readonly kind: AccountKind;
  readonly account_status: AccountStatus;
  readonly partner_id: string | null;
}

/** Takes the account out of a row. */
export function accountOfRow(row: AccountRow): Account {
  return {
    id: row.account_id,
    number: row.number,
    name: row.account_name,
    kind: row.kind,
    status: row.account_status,
    partnerId: row.partner_id,
  };
}
