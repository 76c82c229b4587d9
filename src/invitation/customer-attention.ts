import type { NarrowCustomers } from '../account/customer-list';
import { type Dialect, dialectOf } from '../database/dialect';
import { administratorsIn } from '../profile/administrator';
import { needingAttention } from './invitation-attention';
import { pendingIn } from './invitation-status';

/**
 * Creates the condition that selects the customers that need attention, for the alias `listed`.
 *
 * It reads an index for each customer of the list, until the page is full. A scalar subquery, because MySQL may turn
 * EXISTS into a join, which wouldn't keep the order of the list.
 */
export const narrowCustomers: NarrowCustomers = (database, attention, now) => {
  const dialect = dialectOf(database);
  switch (attention) {
    case 'PENDING_INVITATIONS':
      return { sql: `${invitationIn(dialect)} LIMIT 1) IS NOT NULL`, parameters: [now] };
    case 'BOUNCED_INVITATIONS': {
      const bounced = needingAttention('invitation', 'BOUNCED', now);
      return {
        sql: `${invitationIn(dialect)} AND ${bounced.sql} LIMIT 1) IS NOT NULL`,
        parameters: [now, ...bounced.parameters],
      };
    }
    case 'NO_ADMINISTRATOR':
      return {
        sql: `(SELECT 1 FROM profile AS administrator ${dialect.usingIndex('ix_profile_account_role')}
          WHERE administrator.account_id = listed.id AND ${administratorsIn('administrator')} LIMIT 1) IS NULL`,
        parameters: [],
      };
  }
};

function invitationIn({ usingIndex }: Dialect): string {
  return `(SELECT 1 FROM invitation ${usingIndex('ix_invitation_account_pending')}
    WHERE invitation.account_id = listed.id AND ${pendingIn('invitation')}`;
}
