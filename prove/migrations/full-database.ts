import type { Connection } from 'mysql2/promise';

/** Profiles of an account. */
const PROFILES = 20;
const FAR = `'2100-01-01'`;

/** Returns an expression for the id of the row with a number. */
export function idOf(prefix: string, number: string): string {
  return `CONCAT('${prefix}_', LPAD(${number}, 26, '0'))`;
}

/** The columns of a table as release candidate 1 has it, and for each the expression of its value in the row `i`. */
interface Filling {
  readonly table: string;
  /** The number of rows for each profile. */
  readonly share: number;
  readonly values: Readonly<Record<string, string>>;
}

const ADDRESS = `CONCAT('person', i, '@example.com')`;
const NOW = 'UTC_TIMESTAMP(3)';

function fillings(profiles: number): readonly Filling[] {
  const account = idOf('acct', `i MOD ${String(Math.ceil(profiles / PROFILES))}`);
  return [
    {
      table: 'account',
      share: 1 / PROFILES,
      values: {
        ...{ id: idOf('acct', 'i'), number: `CONCAT('C-', i)`, number_key: `CONCAT('c', i)` },
        ...{ name: `CONCAT('Company ', i)`, kind: `'CUSTOMER'`, status: `'ACTIVE'`, created_at: NOW },
      },
    },
    {
      table: 'service_plan',
      share: 1 / PROFILES,
      values: {
        ...{ id: idOf('plan', 'i'), account_id: idOf('acct', 'i'), kind: `'ENHANCEMENT'` },
        ...{ name: `'Plan'`, starts_at: NOW, ends_at: FAR },
      },
    },
    {
      table: 'profile',
      share: 1,
      values: {
        ...{ id: idOf('prof', 'i'), account_id: account, display_name: `CONCAT('Person Number ', i)` },
        ...{ email: ADDRESS, email_key: ADDRESS, role: `'MEMBER'`, status: `'ACTIVE'`, locale: `'en'` },
        ...{ is_associated: 'i MOD 2', words: `'number person'`, created_at: NOW, updated_at: NOW },
      },
    },
    {
      table: 'identity',
      share: 1 / 2,
      values: {
        ...{ id: idOf('idnt', 'i'), tenant_id: `'tenant'`, object_id: 'i', username: ADDRESS },
        ...{ display_name: `CONCAT('Person ', i)`, created_at: NOW, last_signed_in_at: NOW },
      },
    },
    {
      table: 'association',
      share: 1 / 2,
      values: {
        ...{ id: idOf('asso', 'i'), profile_id: idOf('prof', 'i * 2 + 1'), identity_id: idOf('idnt', 'i') },
        associated_at: NOW,
      },
    },
    {
      table: 'session',
      share: 1 / 5,
      values: {
        ...{ id: idOf('sess', 'i'), token_hash: `CONCAT('hash', i)`, identity_id: idOf('idnt', 'i') },
        ...{ persistent: '0', created_at: NOW, last_seen_at: NOW, idle_expires_at: FAR, expires_at: FAR },
      },
    },
    {
      table: 'invitation',
      share: 1,
      values: {
        ...{ id: idOf('invt', 'i'), account_id: account, profile_id: idOf('prof', 'i') },
        ...{ email: ADDRESS, email_key: ADDRESS, state: `IF(i MOD 2, 'ACCEPTED', 'PENDING')` },
        ...{
          created_at: NOW,
          expires_at: FAR,
          token_key_id: `'key'`,
          token_nonce: `'nonce'`,
          words: `'person'`,
        },
      },
    },
    {
      table: 'mail',
      share: 1,
      values: {
        ...{ id: idOf('mail', 'i'), template: `'INVITATION'`, subject_id: idOf('invt', 'i') },
        ...{ recipient: ADDRESS, status: `'SENT'`, attempts: '1', due_at: NOW, created_at: NOW },
        ...{ mailbox: ADDRESS, message_id: idOf('mail', 'i') },
      },
    },
    {
      table: 'audit_event',
      share: 1,
      values: {
        ...{ id: idOf('audt', 'i'), occurred_at: NOW, action: `'INVITATION_SENT'`, account_id: account },
        ...{ profile_id: idOf('prof', 'i'), subject_id: idOf('invt', 'i'), request_id: `'request'` },
      },
    },
    {
      table: 'access_request',
      share: 1 / 10,
      values: {
        ...{ id: idOf('areq', 'i'), account_number: `CONCAT('C-', i)`, created_at: NOW, throttled: '0' },
        ...{ requested_by_identity_id: idOf('idnt', 'i'), request_id: `'request'` },
      },
    },
  ];
}

/** Fills the tables of release candidate 1. `onTable` is called before each. */
export async function fillDatabase(
  connection: Connection,
  profiles: number,
  onTable: (table: string) => void,
): Promise<void> {
  await connection.query('CREATE TABLE number (i int PRIMARY KEY)');
  await connection.query('INSERT INTO number VALUES (0)');
  for (let rows = 1; rows < profiles; rows *= 2)
    await connection.query(`INSERT INTO number SELECT i + ${String(rows)} FROM number`);
  // Each row refers to rows that are there.
  await connection.query('SET SESSION foreign_key_checks = 0');
  for (const { table, share, values } of fillings(profiles)) {
    onTable(table);
    await connection.query(
      `INSERT INTO ${table} (${Object.keys(values).join(', ')})
       SELECT ${Object.values(values).join(', ')} FROM number WHERE i < ${String(Math.floor(profiles * share))}`,
    );
  }
  await connection.query('DROP TABLE number');
  await connection.query('ANALYZE TABLE account, profile, identity, association, session, invitation, mail');
}

/** The number of tables that `fillDatabase` fills. */
export const FILLED_TABLES = fillings(1).length;
