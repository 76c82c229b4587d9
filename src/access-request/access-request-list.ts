import type { Database } from '../database/database';
import { dialectOf } from '../database/dialect';
import type { StoredList } from '../relay/stored-list';
import type { AccessRequestStatus } from './access-request';
import { withStatus } from './access-request-status';
import { AccessRequestEntity } from './access-request.entity';

/** Creates the list of the requests for access to an account, with their status at an instant, newest first. */
export function accessRequestsOfAccount(
  database: Database,
  accountId: string,
  status: AccessRequestStatus | null,
  now: Date,
): StoredList<AccessRequestEntity> {
  const index = status ? 'ix_access_request_account_state' : 'ix_access_request_account';
  return {
    name: `ACCESS_REQUEST ${accountId}`,
    entity: AccessRequestEntity,
    accountId,
    from: `access_request AS listed ${dialectOf(database).usingIndex(index)}`,
    conditions: [
      { sql: 'listed.account_id = ?', parameters: [accountId] },
      ...(status ? withStatus(status, now) : []),
    ],
    orderedBy: ['listed.id'],
    descending: true,
  };
}

/** Creates the list of a person's own requests for access, newest first. */
export function accessRequestsOfPerson(
  database: Database,
  identityId: string,
): StoredList<AccessRequestEntity> {
  return {
    name: `OWN_ACCESS_REQUEST ${identityId}`,
    entity: AccessRequestEntity,
    from: `access_request AS listed ${dialectOf(database).usingIndex('ix_access_request_own')}`,
    conditions: [{ sql: 'listed.requested_by_identity_id = ?', parameters: [identityId] }],
    orderedBy: ['listed.id'],
    descending: true,
  };
}
