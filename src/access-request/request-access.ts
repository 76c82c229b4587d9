import type { Actor } from '../access/actor';
import { accountNumberKey } from '../account/account-number';
import type { Clock } from '../foundation/clock';
import type { Database } from '../database/database';
import { newId } from '../foundation/ids';
import type { Limits } from '../rate-limit/limits';
import { ok, refused, type Result } from '../foundation/result';
import { AccessRequestEntity } from './access-request.entity';

/** Names why requestAccess refused. */
export type RequestAccessRefusal = 'INVALID_ACCOUNT_NUMBER';

/** Why requestAccess was refused: by its rules, or because of too many attempts. */
export type RequestAccessOutcome = Result<
  null,
  RequestAccessRefusal | { readonly retryAfterSeconds: number }
>;

/** Asks the administrators of an account to let a person in. */
export type RequestAccess = (command: {
  readonly actor: Actor;
  readonly requestId: string;
  readonly accountNumber: string;
}) => Promise<RequestAccessOutcome>;

/** What asking for access needs. */
export interface RequestAccessDependencies {
  readonly database: Database;
  readonly clock: Clock;
  readonly limits: Limits;
}

/**
 * Makes the use case by which a person without a profile asks for one.
 *
 * It writes down the number and answers; whether there is such an account is looked up later, away from the request
 * (see `processAccessRequests`). So the answer, its status and the work behind it are the same for accounts that
 * exist, don't, are inactive, or whose administrators have had their share of mail. Only the person's own limit is
 * ever told. It takes no words from the person: mail that we send would lend them our name.
 */
export function createRequestAccess({ database, clock, limits }: RequestAccessDependencies): RequestAccess {
  return async ({ actor, requestId, accountNumber: given }) => {
    const accountNumber = accountNumberKey(given);
    if (accountNumber === null) return refused('INVALID_ACCOUNT_NUMBER');

    const person = await limits.count('requestAccessPerPerson', actor.identityId);
    if (!person.allowed) return refused({ retryAfterSeconds: person.retryAfterSeconds });
    const account = await limits.count('requestAccessPerAccount', accountNumber);

    await database.writeInOneStatement((manager) =>
      manager.insert(AccessRequestEntity, {
        id: newId('areq'),
        accountNumber,
        requestedByIdentityId: actor.identityId,
        throttled: !account.allowed,
        requestId,
        createdAt: clock.now(),
        failedAt: null,
        processedAt: null,
      }),
    );
    return ok(null);
  };
}
