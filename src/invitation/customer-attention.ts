import type { CustomerConditions } from '../account/customer-list';
import { type Dialect, dialectOf } from '../database/dialect';
import { administratorsIn } from '../profile/administrator';
import { needingAttention } from './invitation-attention';
import { pendingIn } from './invitation-status';

/**
 * The conditions that select the customers whose invitations or administrators need attention.
 *
 * They read an index for each customer of the list, until the page is full. Scalar subqueries, because MySQL may turn
 * EXISTS into a join, which wouldn't keep the order of the list.
 */
export const CUSTOMERS_WITH_INVITATIONS: Omit<CustomerConditions, 'OPEN_ACCESS_REQUESTS'> = {
  PENDING_INVITATIONS: (database, now) => ({
    sql: `${invitationIn(dialectOf(database))} LIMIT 1) IS NOT NULL`,
    parameters: [now],
  }),
  BOUNCED_INVITATIONS: (database, now) => {
    const bounced = needingAttention('invitation', 'BOUNCED', now);
    return {
      sql: `${invitationIn(dialectOf(database))} AND ${bounced.sql} LIMIT 1) IS NOT NULL`,
      parameters: [now, ...bounced.parameters],
    };
  },
  NO_ADMINISTRATOR: (database) => ({
    sql: `(SELECT 1 FROM profile AS administrator ${dialectOf(database).usingIndex('ix_profile_account_role')}
      WHERE administrator.account_id = listed.id AND ${administratorsIn('administrator')} LIMIT 1) IS NULL`,
    parameters: [],
  }),
};

function invitationIn({ usingIndex }: Dialect): string {
  return `(SELECT 1 FROM invitation ${usingIndex('ix_invitation_account_pending')}
    WHERE invitation.account_id = listed.id AND ${pendingIn('invitation')}`;
}
