/**
 * Sets the account of each processed request for access whose number an active account has by now, for all databases.
 * That includes requests that nobody got a mail about.
 *
 * People with an active profile in the account have access already, so nothing is to be decided for them.
 */
export const FIND_ACCOUNTS_OF_REQUESTS = `UPDATE access_request SET account_id = (
    SELECT account.id FROM account
    WHERE account.number_key = access_request.account_number AND account.status = 'ACTIVE'
  )
  WHERE account_id IS NULL AND processed_at IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM association
    JOIN profile ON profile.id = association.profile_id
    JOIN account ON account.id = profile.account_id
    WHERE association.identity_id = access_request.requested_by_identity_id AND association.ended_at IS NULL
      AND profile.status = 'ACTIVE' AND account.number_key = access_request.account_number
  )`;
