import type { RateLimited } from '../rate-limit/limits';
import { rateLimited } from '../request/request-error';
import type { Refusal } from '../foundation/result';
import type { UserError } from './user-error.type';

/** The message for a refusal, and the path of the argument at fault; null if no argument is. */
export type Explanation = Omit<UserError<string>, 'code'>;

/** The refusals of a mutation that are user errors: all except too many attempts, which fail the request. */
export type UserRefusal<Reason extends Refusal<string>> = Exclude<Reason, RateLimited>;

/**
 * Returns the user errors for the refusal of a mutation.
 *
 * @throws GraphQLError `RATE_LIMITED`, after too many attempts.
 */
export function userErrorsOf<Reason extends Refusal<string>>(
  refusal: Reason,
  explain: (refusal: UserRefusal<Reason>) => Explanation,
): UserError<UserRefusal<Reason>['code']>[] {
  if (isRateLimited(refusal)) throw rateLimited(refusal.retryAfterSeconds);
  return itemErrorsOf(refusal as UserRefusal<Reason>, explain);
}

/** Returns the user errors for the refusal of one item of a batch. Too many attempts are one of them. */
export function itemErrorsOf<Reason extends Refusal<string>>(
  refusal: Reason,
  explain: (refusal: Reason) => Explanation,
): UserError<Reason['code']>[] {
  return [{ code: refusal.code, ...explain(refusal) }];
}

function isRateLimited(refusal: Refusal<string>): refusal is RateLimited {
  return refusal.code === 'RATE_LIMITED';
}
