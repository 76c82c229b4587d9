import type { IdPrefix } from '../../../src/foundation/ids';
import type { TestApp } from '../servers/test-app';

/** Returns the SQL of a text followed by a number, padded to a number of digits. */
type Padded = (before: string, digits: number) => string;

/**
 * Adds `count` profiles, invitations, audit events and customers to an account, with a few statements sent directly to
 * the database.
 */
export async function fillAccount(test: TestApp, accountId: string, count: number): Promise<void> {
  const padded: Padded = test.database.isEmbedded
    ? (before, digits) => `printf('${before}%0${String(digits)}d', number)`
    : (before, digits) => `CONCAT('${before}', LPAD(number, ${String(digits)}, '0'))`;
  for (const statement of statements(padded, numbersBelow(count), accountId))
    await test.database.write((manager) => manager.query(statement));
}

/** Returns the id of one of these records, in order of creation. */
export function filledId(prefix: IdPrefix, number: number): string {
  return `${prefix}_${String(number).padStart(26, '0')}`;
}

// One in some thousands of records has a rare value. Every record has the word contoso. Half of the invitations are revoked,
// and half of those were declined.
function statements(padded: Padded, numbers: string, accountId: string): string[] {
  const person = padded('person', 6);
  const rare = (every: number, then: string, otherwise: string): string =>
    `CASE WHEN number % ${String(every)} = ${String(every - 1)} THEN '${then}' ELSE '${otherwise}' END`;
  const words = padded(' contoso example person', 6);
  const spaced = words.startsWith('CONCAT') ? `CONCAT(${words}, ' ')` : `${words} || ' '`;
  const at = "'2026-11-22 08:00:00.000'";
  return [
    `INSERT INTO profile (id, account_id, display_name, email, email_key, role, status, locale, is_associated, words,
       name_key, created_at, updated_at)
     SELECT ${padded('prof_', 26)}, '${accountId}', ${person}, 'p@contoso.example', 'p@contoso.example',
       ${rare(5000, 'ADMINISTRATOR', 'MEMBER')}, ${rare(3000, 'DISABLED', 'ACTIVE')}, 'en',
       CASE WHEN number % 4000 = 1 THEN 1 ELSE 0 END, ${spaced}, ${person}, ${at}, ${at}
     FROM ${numbers}`,
    `INSERT INTO invitation (id, account_id, profile_id, email, email_key, state, created_at, expires_at, token_key_id,
       token_nonce, delivery, words)
     SELECT ${padded('invt_', 26)}, '${accountId}', ${padded('prof_', 26)}, 'p@contoso.example', 'p@contoso.example',
       CASE WHEN number % 2 = 1 THEN 'REVOKED' ELSE 'ACCEPTED' END, ${at}, '2026-11-29 08:00:00.000', 'test', 'nonce',
       ${rare(3000, 'BOUNCED', 'DELIVERED')}, ${spaced}
     FROM ${numbers}`,
    `INSERT INTO declined_invitation (invitation_id, declined_at)
     SELECT ${padded('invt_', 26)}, ${at} FROM ${numbers} WHERE number % 4 = 1`,
    `INSERT INTO audit_event (id, occurred_at, action, account_id, profile_id, subject_id, actor_profile_id, request_id)
     SELECT ${padded('audt_', 26)}, CASE WHEN number % 2 = 0 THEN ${at} ELSE '2026-11-23 08:00:00.000' END,
       ${rare(5000, 'PROFILE_REMOVED', 'PROFILE_UPDATED')}, '${accountId}', ${padded('prof_', 26)}, 'x',
       ${rare(3000, filledId('prof', 0), filledId('prof', 1))}, 'request'
     FROM ${numbers}`,
    `INSERT INTO account (id, number, number_key, name, kind, status, partner_id, words, name_key, created_at)
     SELECT ${padded('acct_', 26)}, ${padded('L-', 6)}, ${padded('L-', 6)}, 'Contoso', 'CUSTOMER', 'ACTIVE', '${accountId}', ${spaced},
       CASE WHEN number % 2 = 0 THEN 'contoso' ELSE 'contoso example' END, ${at}
     FROM ${numbers}`,
    ...(
      [
        ['PROFILE', 'prof_'],
        ['INVITATION', 'invt_'],
        ['CUSTOMER', 'acct_'],
      ] as const
    ).flatMap(([kind, prefix]) =>
      ["'contoso'", "'example'", person].map(
        (word) => `INSERT INTO search_word (account_id, kind, word, subject_id)
          SELECT '${accountId}', '${kind}', ${word}, ${padded(prefix, 26)}
          FROM ${numbers}`,
      ),
    ),
  ];
}

function numbersBelow(count: number): string {
  const digits = Array.from({ length: 10 }, (_, digit) => `SELECT ${String(digit)} AS digit`).join(
    ' UNION ALL ',
  );
  const places = String(count - 1).length;
  const names = Array.from({ length: places }, (_, place) => `digit${String(place)}`);
  const tables = names.map((name) => `(${digits}) AS ${name}`).join(' CROSS JOIN ');
  const sum = names.map((name, place) => `${name}.digit * ${String(10 ** place)}`).join(' + ');
  return `(SELECT number FROM (SELECT ${sum} AS number FROM ${tables}) AS counted WHERE number < ${String(count)}) AS numbers`;
}
