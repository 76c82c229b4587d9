import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import { ACCOUNT_NUMBER_LENGTH, accountNumberKey } from '../account/account-number';
import type { Clock } from '../foundation/clock';
import type { Database } from '../database/database';
import { insertRows } from '../database/insert-rows';
import { violates } from '../database/database-error';
import { HELD_UNTIL } from '../foundation/held-until';
import { newId } from '../foundation/ids';
import type { Limits, RateLimited } from '../rate-limit/limits';
import { ok, type Refusal, refused, type Result } from '../foundation/result';
import { onOneLine } from '../foundation/on-one-line';
import { composed, MOST_UNITS } from '../foundation/unicode';
import { statusOf } from './access-request-status';
import { AccessRequestEntity, ONE_OPEN_REQUEST } from './access-request.entity';

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
 *
 * While the person's request for the number is pending, asking again is counted. The request is processed again if it has
 * found no account, or was throttled and is allowed now. It stays in the account's list. A request that was mailed isn't
 * mailed again.
 */
export function createRequestAccess({ database, clock, limits }: RequestAccessDependencies): RequestAccess {
  return async ({ actor, requestId, accountNumber: given }) => {
    const accountNumber = accountNumberKey(given);
    if (accountNumber === null) return refused('INVALID_ACCOUNT_NUMBER');

    const now = clock.now();
    const { identityId } = actor;
    const own = { requestedByIdentityId: identityId, openNumber: accountNumber };
    const open = await database.reads.findOneBy(AccessRequestEntity, own);

    const person = await limits.count('requestAccessPerPerson', identityId);
    if (!person.ok) return person;
    const account = await limits.count('requestAccessPerAccount', accountNumber);
    if (open && statusOf(open, now) === 'PENDING') {
      const { id } = open;
      await database.writeInOneStatement((manager) =>
        askAgain(manager, { id, requestId, isAllowed: account.ok, now }),
      );
      return ok(null);
    }

    const row = {
      ...own,
      id: newId('areq'),
      accountNumber,
      enteredNumber: enteredAs(given, accountNumber),
      throttled: !account.ok,
      requestId,
      createdAt: now,
    };
    try {
      if (open)
        await database.write(async (manager) => {
          await manager.update(AccessRequestEntity, { id: open.id }, { openNumber: null });
          await insertRows(manager, AccessRequestEntity, [row]);
        });
      else await database.writeInOneStatement((manager) => insertRows(manager, AccessRequestEntity, [row]));
    } catch (error) {
      // The same person's call at the same time was faster.
      if (!violates(error, ONE_OPEN_REQUEST)) throw error;
    }
    return ok(null);
  };
}

/**
 * Has a pending request processed again. If its account is known, that's only to send the mails of a throttled request,
 * which stays throttled until then. There's nothing else to do for it. A held request waits until it's released.
 *
 * MySQL computes each value from the columns before it, as changed.
 */
async function askAgain(
  manager: EntityManager,
  {
    id,
    requestId,
    isAllowed,
    now,
  }: { readonly id: string; readonly requestId: string; readonly isAllowed: boolean; readonly now: Date },
): Promise<void> {
  await manager
    .createQueryBuilder()
    .update(AccessRequestEntity)
    .set({
      throttled: () =>
        `CASE WHEN account_id IS NOT NULL OR processed_at = :held THEN throttled WHEN :allowed = 1 THEN 0
           WHEN processed_at IS NOT NULL THEN 1 ELSE throttled END`,
      processedAt: () =>
        `CASE WHEN processed_at = :held THEN processed_at
           WHEN account_id IS NULL OR processed_at IS NULL OR (throttled = 1 AND :allowed = 1) THEN NULL
           ELSE :now END`,
      requestId,
    })
    .where({ id, state: 'PENDING' })
    .setParameters({ allowed: isAllowed ? 1 : 0, held: HELD_UNTIL, now })
    .execute();
}

/** Returns a number as it was entered, for its person to recognize; its key if it's longer than a number. */
function enteredAs(given: string, key: string): string {
  const entered = onOneLine(composed(given, MOST_UNITS.accountNumber) ?? key).trim();
  return [...entered].length <= ACCOUNT_NUMBER_LENGTH ? entered : key;
}
