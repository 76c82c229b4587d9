import DataLoader from 'dataloader';
import type { Database } from '../database/database';
import { type Dialect, dialectOf } from '../database/dialect';
import type { LoaderFactory } from '../database/loader-scope';
import { boolean, integer, rowReader, text } from '../database/row';
import type { Condition } from '../relay/stored-list';
import { administratorsIn } from '../profile/administrator';
import { needingAttention } from './invitation-attention';
import { pendingIn } from './invitation-status';

/** What the invitations and administrators of an account need. */
export interface InvitationSummary {
  /** The number of pending invitations, including those of disabled profiles. */
  readonly pending: number;
  /** The number of pending invitations whose mail bounced or failed. */
  readonly bounced: number;
  /** The number of pending invitations that expire soon (see `InvitationAttention`). */
  readonly expiringSoon: number;
  /** Whether the account has an active administrator. */
  readonly hasAdministrator: boolean;
}

/** An account, and the instant for which its invitations are counted. */
export interface SummaryKey {
  readonly accountId: string;
  readonly now: Date;
}

const NOTHING: InvitationSummary = { pending: 0, bounced: 0, expiringSoon: 0, hasAdministrator: false };

const readRow = rowReader({
  account_id: text,
  pending: integer,
  bounced: integer,
  expiring_soon: integer,
  has_administrator: boolean,
});

/**
 * Summarizes the invitations of accounts, of all accounts in one statement, at the instant of the first key. Doesn't
 * check access.
 */
export const invitationSummaryByAccountId: LoaderFactory<SummaryKey, InvitationSummary> = (database) =>
  new DataLoader((keys: readonly SummaryKey[]) => summarize(database, keys), {
    cacheKeyFn: (({ accountId }: SummaryKey) => accountId) as unknown as (key: SummaryKey) => SummaryKey,
  });

async function summarize(database: Database, keys: readonly SummaryKey[]): Promise<InvitationSummary[]> {
  const now = keys[0]?.now ?? new Date(0);
  const accountIds = keys.map(({ accountId }) => accountId);
  const bounced = needingAttention('invitation', 'BOUNCED', now);
  const expiringSoon = needingAttention('invitation', 'EXPIRES_SOON', now);
  const rows = await database.select(
    summaryOf(dialectOf(database), { bounced, expiringSoon }, accountIds.length),
    [...bounced.parameters, ...expiringSoon.parameters, now, ...accountIds],
  );
  const summaries = new Map(
    rows.map(readRow).map((row): [string, InvitationSummary] => [
      row.account_id,
      {
        pending: row.pending,
        bounced: row.bounced,
        expiringSoon: row.expiring_soon,
        hasAdministrator: row.has_administrator,
      },
    ]),
  );
  return accountIds.map((id) => summaries.get(id) ?? NOTHING);
}

// Both tables are read by indexes that begin with the account.
function summaryOf(
  { usingIndex }: Dialect,
  { bounced, expiringSoon }: Readonly<Record<'bounced' | 'expiringSoon', Condition>>,
  accounts: number,
): string {
  return `SELECT account.id AS account_id, COUNT(invitation.account_id) AS pending,
      COUNT(CASE WHEN ${bounced.sql} THEN 1 END) AS bounced,
      COUNT(CASE WHEN ${expiringSoon.sql} THEN 1 END) AS expiring_soon,
      EXISTS (SELECT 1 FROM profile AS administrator ${usingIndex('ix_profile_account_role')}
        WHERE administrator.account_id = account.id AND ${administratorsIn('administrator')}) AS has_administrator
    FROM account
    LEFT JOIN invitation ${usingIndex('ix_invitation_account_pending')}
      ON invitation.account_id = account.id AND ${pendingIn('invitation')}
    WHERE account.id IN (${Array.from({ length: accounts }, () => '?').join()})
    GROUP BY account.id`;
}
