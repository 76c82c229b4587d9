import { accountNumberKey } from '../account/account-number';
import type { StoredValue } from '../database/bulk-statements';
import { binaryText, boolean, type ColumnReader, integer, text, type Row } from '../database/row';
import { emailAddressOf, mailboxOf } from '../foundation/email-address';
import { lookupOfProfile } from '../profile/profile';
import { orderKey, searchWords, splitWords } from '../search/search-words';
import type { SearchKind } from '../search/search-word.entity';

/** A derived column: how it's read, and its type on servers. */
interface DerivedColumn {
  readonly read: ColumnReader<string | number>;
  readonly type: string;
}

/** The derived columns of a table, and how they're computed. */
export interface DerivedTable {
  readonly table: string;
  readonly columns: Readonly<Record<string, DerivedColumn>>;
  /** What the values are computed from: SQL expressions of `listed`, the table's row, by name. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly joined?: string;
  /** The condition of the rows that matter. Defaults to every row. */
  readonly where?: string;
  /** Computes the columns from the inputs and the stored values. */
  readonly compute: (row: Row) => Readonly<Record<string, StoredValue>>;
  /** For records that `search_word` finds by their `words`: their kind, and the column of the account they're found in. */
  readonly found?: { readonly kind: SearchKind; readonly in: string };
  /** The column whose values are unique. */
  readonly unique?: string;
}

const asFlag: ColumnReader<number> = (row, column) => (boolean(row, column) ? 1 : 0);
const KEY: DerivedColumn = { read: binaryText, type: 'varchar(320) CHARACTER SET utf8mb4' };
const WORDS: DerivedColumn = { read: text, type: 'varchar(512) CHARACTER SET utf8mb4' };
const NAME_KEY: DerivedColumn = { read: text, type: 'varchar(200) CHARACTER SET utf8mb4' };
const NUMBER_KEY: DerivedColumn = { read: text, type: 'varchar(40) CHARACTER SET utf8mb4' };

/** All columns that are computed from others, by table. Generated columns are the database's own. */
export const DERIVED_TABLES: readonly DerivedTable[] = [
  {
    table: 'account',
    columns: { number_key: NUMBER_KEY, words: WORDS, name_key: NAME_KEY },
    inputs: { number: 'listed.number', name: 'listed.name' },
    compute: (row) => ({
      // A number that can't be compared keeps its key.
      number_key: accountNumberKey(text(row, 'number')) ?? text(row, 'number_key'),
      words: searchWords(text(row, 'number'), text(row, 'name')),
      name_key: orderKey(text(row, 'name')),
    }),
    found: { kind: 'CUSTOMER', in: 'partner_id' },
    unique: 'number_key',
  },
  {
    table: 'profile',
    columns: {
      ...{ email_key: KEY, words: WORDS, name_key: NAME_KEY },
      is_associated: { read: asFlag, type: 'tinyint' },
    },
    inputs: {
      ...{ display_name: 'listed.display_name', email: 'listed.email' },
      associations: `(SELECT COUNT(*) FROM association
        WHERE association.profile_id = listed.id AND association.ended_at IS NULL)`,
    },
    compute(row) {
      const { key: emailKey } = emailAddressOf(text(row, 'email'));
      const { words, nameKey } = lookupOfProfile({ displayName: text(row, 'display_name'), emailKey });
      return {
        ...{ email_key: emailKey, words, name_key: nameKey },
        is_associated: integer(row, 'associations') > 0 ? 1 : 0,
      };
    },
    found: { kind: 'PROFILE', in: 'account_id' },
  },
  {
    table: 'invitation',
    columns: { email_key: KEY, words: WORDS },
    inputs: { email: 'listed.email', display_name: 'profile.display_name' },
    joined: 'INNER JOIN profile ON profile.id = listed.profile_id',
    compute(row) {
      const { key } = emailAddressOf(text(row, 'email'));
      return { email_key: key, words: wordsOfInvitation(text(row, 'words'), text(row, 'display_name'), key) };
    },
    found: { kind: 'INVITATION', in: 'account_id' },
  },
  {
    table: 'access_request',
    columns: { account_number: NUMBER_KEY },
    inputs: {},
    compute: (row) => ({
      account_number: accountNumberKey(text(row, 'account_number')) ?? text(row, 'account_number'),
    }),
  },
  {
    table: 'mail',
    columns: { mailbox: KEY, message_id: { read: text, type: 'varchar(31)' } },
    inputs: { recipient: 'listed.recipient' },
    // Later, these columns say how the mail was sent.
    where: "listed.status = 'QUEUED'",
    compute: (row) => ({
      mailbox: mailboxOf(emailAddressOf(text(row, 'recipient'))),
      message_id: text(row, 'message_id') || text(row, 'id'),
    }),
  },
];

// An invitation is found by the name that the profile had when it was sent, of which only the words are stored.
function wordsOfInvitation(stored: string, displayName: string, emailKey: string): string {
  const current = searchWords(displayName, emailKey);
  const normalized = searchWords(...splitWords(stored));
  if (stored === current || stored === normalized) return stored;
  const words = new Set(splitWords(current));
  return splitWords(normalized).every((word) => words.has(word)) ? current : normalized;
}
