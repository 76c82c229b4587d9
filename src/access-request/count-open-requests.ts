import type { Actor } from '../access/actor';
import type { Database } from '../database/database';
import { type Dialect, inEachDialect } from '../database/dialect';
import { integer } from '../database/row';
import { createdBefore, pendingIn } from './access-request-status';

/** Maximum count, which is as much as a badge can show. */
export const MOST_COUNTED = 100;

const LIMIT = `LIMIT ${String(MOST_COUNTED)}`;
const INDEX = 'ix_access_request_account_state';
const PENDING = pendingIn('listed');

const ofAccount = ({ usingIndex }: Dialect): string =>
  `SELECT listed.id FROM access_request AS listed ${usingIndex(INDEX)}
   WHERE listed.account_id = ? AND ${PENDING}`;
const ofCustomers = ({ usingIndex, joinInThisOrder }: Dialect): string =>
  `SELECT listed.id FROM account ${usingIndex('ix_account_partner_name')}
   ${joinInThisOrder} access_request AS listed ${usingIndex(INDEX)} ON listed.account_id = account.id
   WHERE account.partner_id = ? AND account.id <> account.partner_id AND ${PENDING}`;

const countForAccount = inEachDialect(
  (dialect) => `SELECT COUNT(*) AS total FROM (${ofAccount(dialect)} ${LIMIT}) AS counted`,
);
const countForPartner = inEachDialect(
  (dialect) =>
    `SELECT COUNT(*) AS total FROM (${ofAccount(dialect)} UNION ALL ${ofCustomers(dialect)} ${LIMIT}) AS counted`,
);

/**
 * Counts the pending requests that a person can decide with their active profile: those to its account, and for a
 * partner also those to its customers. At most `MOST_COUNTED`.
 *
 * For a partner, it looks into the index for each customer until it has counted that many.
 *
 * Sends one statement, and none for people who can't decide any. It selects what `policy.mayDecideAccessRequests`
 * allows.
 */
export async function countOpenRequests(database: Database, { active }: Actor, now: Date): Promise<number> {
  if (active?.role !== 'ADMINISTRATOR') return 0;
  const { accountId } = active;
  const since = createdBefore(now);
  const [counted] =
    active.accountKind === 'PARTNER'
      ? await database.selectPrepared(countForPartner(database), [accountId, since, accountId, since])
      : await database.selectPrepared(countForAccount(database), [accountId, since]);
  return integer(counted ?? {}, 'total');
}
