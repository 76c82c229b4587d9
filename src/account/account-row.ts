import { ACCOUNT_KINDS } from '../access/actor';
import { nullable, oneOf, type Row, text } from '../database/row';
import { type Account, ACCOUNT_STATUSES } from './account';

/** The columns of an account in a named read, from a table called `account`. */
export const ACCOUNT_COLUMNS = `account.id AS account_id, account.number, account.name AS account_name, account.kind,
  account.status AS account_status, account.partner_id`;

const kind = oneOf(ACCOUNT_KINDS);
const status = oneOf(ACCOUNT_STATUSES);
const textOrNull = nullable(text);

/** Reads the account in a row with `ACCOUNT_COLUMNS`. */
export function accountOfRow(row: Row): Account {
  return {
    id: text(row, 'account_id'),
    number: text(row, 'number'),
    name: text(row, 'account_name'),
    kind: kind(row, 'kind'),
    status: status(row, 'account_status'),
    partnerId: textOrNull(row, 'partner_id'),
  };
}
