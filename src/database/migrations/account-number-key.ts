import type { EntityManager, QueryRunner } from 'typeorm';
import { selectWhereIn, updateRowsTogether } from '../bulk-statements';
import { rowReader, selectRows, text, type Row } from '../row';

const ACCOUNTS_AT_ONCE = 1_000;
const KEY_LENGTH = 40;
const MOST_UNITS = 160;
const REMEDY =
  'No account was changed, and the release before can go on. With it, give these accounts other numbers: change them in Dynamics and run npm run import, or run UPDATE account SET number = … WHERE id = …. Then run npm run migrate of this release again.';

interface NumberedAccount {
  readonly id: string;
  readonly number: string;
}

const numberedAccountOf: (row: Row) => NumberedAccount = rowReader({ id: text, number: text });

/**
 * Refuses to go on while numbers of accounts can't be compared by their keys.
 *
 * Remembers the key and the id of each account, some 200 bytes.
 *
 * @throws Error that names the accounts whose numbers have the same key, or none, and the remedy.
 */
export async function refuseAmbiguousNumbers({ manager }: QueryRunner): Promise<void> {
  const firstByKey = new Map<string, string>();
  const unusable: string[] = [];
  const others = new Map<string, string[]>();
  for await (const accounts of accountsInParts(manager))
    for (const { id, number } of accounts) {
      const key = accountNumberKey(number);
      const first = key === null ? undefined : firstByKey.get(key);
      if (key === null) unusable.push(id);
      else if (first === undefined) firstByKey.set(key, id);
      else others.set(first, [...(others.get(first) ?? []), id]);
    }
  if (unusable.length === 0 && others.size === 0) return;
  const described = await describe(manager, [...unusable, ...[...others].flat(2)]);
  throw new Error(
    [
      'Account numbers are compared regardless of case, spaces, kinds of dash, and full-width forms. These can no longer be used:',
      ...[...others].map(([first, rest]) => `- ${[first, ...rest].map(described).join(' is the same as ')}`),
      ...unusable.map((id) => `- ${described(id)} is empty, too long, or has control characters`),
      REMEDY,
    ].join('\n'),
  );
}

/** Gives all accounts that there are the keys that their numbers are compared by. */
export async function fillNumberKeys({ manager }: QueryRunner): Promise<void> {
  const types = { number_key: `varchar(${String(KEY_LENGTH)}) CHARACTER SET utf8mb4` };
  for await (const accounts of accountsInParts(manager)) {
    const rows = accounts.map(({ id, number }) => ({ id, values: [accountNumberKey(number)] }));
    await updateRowsTogether(manager, 'account', types, rows);
  }
}

/**
 * Makes what an account's number was compared by when this migration was written; null for what can't be one.
 *
 * Written out here, since a migration stays as it is whatever becomes of the function of that name in `account`.
 */
export function accountNumberKey(number: string): string | null {
  const visible = number.slice(0, MOST_UNITS).normalize('NFKC').trim();
  if (visible.length > MOST_UNITS) return null;
  if (/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u.test(visible)) return null;
  const compared = visible
    .replace(/[\p{Zs}\p{Default_Ignorable_Code_Point}]+/gu, '')
    .replace(/[\p{Dash}\u30FC]/gu, '-')
    .toUpperCase();
  if (compared.length > MOST_UNITS) return null;
  const key = compared.normalize('NFKC');
  const length = [...key].length;
  return length > 0 && length <= KEY_LENGTH ? key : null;
}

async function* accountsInParts(manager: EntityManager): AsyncGenerator<readonly NumberedAccount[], void> {
  for (let last = '', more = true; more;) {
    const rows = await selectRows(
      manager,
      `SELECT id, number FROM account WHERE id > ? ORDER BY id LIMIT ${String(ACCOUNTS_AT_ONCE)}`,
      [last],
    );
    const accounts = rows.map(numberedAccountOf);
    yield accounts;
    last = accounts.at(-1)?.id ?? last;
    more = accounts.length === ACCOUNTS_AT_ONCE;
  }
}

/** Makes what names accounts by number, name and id; what can't be seen is written as in JSON. */
async function describe(manager: EntityManager, ids: readonly string[]): Promise<(id: string) => string> {
  const rows = await selectWhereIn(manager, 'SELECT id, number, name FROM account WHERE id', ids);
  const sentences = new Map(
    rows.map((row) => [
      text(row, 'id'),
      `${visible(text(row, 'number'))} (${visible(text(row, 'name'))}, ${text(row, 'id')})`,
    ]),
  );
  return (id) => sentences.get(id) ?? id;
}

function visible(given: string): string {
  return JSON.stringify(given).replace(
    /[^\P{Z} ]|[\p{Cc}\p{Default_Ignorable_Code_Point}]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
