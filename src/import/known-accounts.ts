import type { EntityManager } from 'typeorm';
import { ACCOUNT_KINDS } from '../access/actor';
import { type Account, ACCOUNT_STATUSES } from '../account/account';
import { accountNumberKey } from '../account/account-number';
import { selectWhereIn } from '../database/bulk-statements';
import { nullable, oneOf, type Row, rowReader, text } from '../database/row';
import type { AccountRow } from './account-row';
import type { ImportRun } from './import-run';
import { idOf } from './record-ids';

/** A stored account, for comparison with its row. */
export type KnownAccount = Pick<Account, 'id' | 'number' | 'name' | 'kind' | 'status' | 'partnerId'> & {
  readonly externalId: string | null;
  readonly primaryContactExternalId: string | null;
};
/** The values of an account that an import can change. */
export type AccountValues = Omit<KnownAccount, 'id'>;

/** The database columns of these values. */
export const ACCOUNT_COLUMN_OF = {
  number: 'number',
  name: 'name',
  kind: 'kind',
  status: 'status',
  partnerId: 'partner_id',
  externalId: 'external_id',
  primaryContactExternalId: 'primary_contact_external_id',
} as const satisfies Record<keyof AccountValues, string>;
/** The fields that an import can change, in the order of the columns. */
export const ACCOUNT_FIELDS = Object.keys(ACCOUNT_COLUMN_OF) as (keyof AccountValues)[];
const textOrNull = nullable(text);
const knownAccountOf: (row: Row) => KnownAccount = rowReader({
  id: text,
  number: text,
  name: text,
  kind: oneOf(ACCOUNT_KINDS),
  status: oneOf(ACCOUNT_STATUSES),
  partnerId: textOrNull,
  externalId: textOrNull,
  primaryContactExternalId: textOrNull,
});
const SELECT = `SELECT id, ${ACCOUNT_FIELDS.map((field) => `${ACCOUNT_COLUMN_OF[field]} AS ${field}`).join()} FROM account WHERE`;

/** The accounts that concern a batch of rows. */
export interface KnownAccounts {
  /**
   * Finds a row's account: by its id in Dataverse, by the GUID of an export, or by a number that no Dataverse id
   * claims.
   */
  find(row: AccountRow): KnownAccount | null | 'CLAIMED';
  /** Returns whether a row's number belongs to another account. */
  isTaken(row: AccountRow, account: KnownAccount | null): boolean;
  /** Records an account's current number, and that its row has been processed. */
  note(number: string, id: string, account: KnownAccount | null): void;
}

/** Finds and locks the accounts that rows match or conflict with, in the order of their ids. */
export async function lockKnownAccounts(
  manager: EntityManager,
  rows: readonly AccountRow[],
  run: ImportRun,
): Promise<KnownAccounts> {
  const ownIds = rows.flatMap(({ externalId }) => idOf('acct', externalId) ?? []);
  const select = 'SELECT id FROM account WHERE';
  const found = [
    ...(await selectWhereIn(
      manager,
      `${select} external_id`,
      rows.map(({ externalId }) => externalId),
    )),
    ...(await selectWhereIn(
      manager,
      `${select} number_key`,
      rows.flatMap((row) => keyOf(row) ?? []),
    )),
    ...(await selectWhereIn(manager, `${select} id`, ownIds)),
  ];
  const ids = [...new Set(found.map((row) => text(row, 'id')))].sort();
  const locked = await selectWhereIn(manager, `${SELECT} id`, ids, `ORDER BY id ${run.forUpdate}`);
  const accounts = locked.map(knownAccountOf);
  const byExternalId = new Map(accounts.map((account) => [account.externalId, account]));
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const byNumberKey = new Map(accounts.map((account) => [keyOf(account), account]));
  const owners = new Map<string | null, string>(accounts.map((account) => [keyOf(account), account.id]));
  const claimed = new Set<string>();
  return {
    find: (row) => {
      const known = byExternalId.get(row.externalId) ?? byId.get(idOf('acct', row.externalId) ?? '');
      if (known) return claimed.has(known.id) ? 'CLAIMED' : known;
      const key = keyOf(row);
      const sameNumber = key === null ? undefined : byNumberKey.get(key);
      const isFree = sameNumber?.externalId === null && !claimed.has(sameNumber.id);
      return isFree && owners.get(key) === sameNumber.id ? sameNumber : null;
    },
    isTaken: (row, account) => {
      const key = keyOf(row);
      const owner = key === null ? undefined : owners.get(key);
      return owner !== undefined && owner !== account?.id;
    },
    note: (number, id, account) => {
      if (account && owners.get(keyOf(account)) === account.id) owners.delete(keyOf(account));
      owners.set(keyOf({ number }), id);
      claimed.add(id);
    },
  };
}

function keyOf({ number }: { readonly number: string | null }): string | null {
  return number === null ? null : accountNumberKey(number);
}
