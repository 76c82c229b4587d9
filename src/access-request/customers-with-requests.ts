import type { NarrowCustomers } from '../account/customer-list';
import { dialectOf } from '../database/dialect';
import { createdBefore, pendingIn } from './access-request-status';

/**
 * Creates the condition that selects the customers with pending requests for access. Like the conditions about
 * invitations (see `CUSTOMERS_WITH_INVITATIONS`), it reads an index for each customer.
 */
export const customersWithRequests: NarrowCustomers = (database, now) => ({
  sql: `(SELECT 1 FROM access_request ${dialectOf(database).usingIndex('ix_access_request_account_state')}
    WHERE access_request.account_id = listed.id AND ${pendingIn('access_request')} LIMIT 1) IS NOT NULL`,
  parameters: [createdBefore(now)],
});
