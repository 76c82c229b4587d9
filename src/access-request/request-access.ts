import type { Actor } from '../access/actor';
import { accountNumberKey } from '../account/account-number';
import type { Clock } from '../foundation/clock';
import type { Database } from '../database/database';
import { newId } from '../foundation/ids';
import type { Limits, RateLimited } from '../rate-limit/limits';
import { ok, type Refusal, refused, type Result } from '../foundation/result';
import { AccessRequestEntity } from './access-request.entity';

/** Why requestAccess was refused. */
export type RequestAccessRefusal = Refusal<'INVALID_ACCOUNT_NUMBER'> | RateLimited;

/** Asks the administrators of an account to give a person access. */
export type RequestAccess = (command: {
  readonly actor: Actor;
  readonly requestId: string;
  readonly accountNumber: string;
}) => Promise<Result<null, RequestAccessRefusal>>;

/** The dependencies of requestAccess. */
export interface RequestAccessDependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly limits: Limits;
}

/**
 * Creates the use case for a person without a profile to request access.
 *
 * It only stores the number. The account is looked up later, outside the HTTP request (see `processAccessRequests`). So
 * the response, its status, and the work for it are the same for accounts that exist, don't exist, are inactive, or
 * exceeded their rate limit. Only the person's own rate limit is reported. There's no text by the person, because we
 * would send it in mail in our name.
 */
export function createRequestAccess({ database, clock, limits }: RequestAccessDependencies): RequestAccess {
  return async ({ actor, requestId, accountNumber: given }) => {
    const accountNumber = accountNumberKey(given);
    if (accountNumber === null) return refused('INVALID_ACCOUNT_NUMBER');

    const person = await limits.count('requestAccessPerPerson', actor.identityId);
    if (!person.ok) return person;
    const account = await limits.count('requestAccessPerAccount', accountNumber);

    await database.writeInOneStatement((manager) =>
      manager.insert(AccessRequestEntity, {
        id: newId('areq'),
        accountNumber,
        requestedByIdentityId: actor.identityId,
        throttled: !account.ok,
        requestId,
        createdAt: clock.now(),
        failedAt: null,
        processedAt: null,
      }),
    );
    return ok(null);
  };
}
