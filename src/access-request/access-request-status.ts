import { type FindOptionsWhere, MoreThan } from 'typeorm';
import type { Condition } from '../relay/stored-list';
import type { AccessRequest, AccessRequestStatus } from './access-request';
import type { AccessRequestEntity } from './access-request.entity';

/** How long a request can be decided, in milliseconds. */
export const ACCESS_REQUEST_LIFETIME_MS = 30 * 24 * 60 * 60_000;

/** Returns when a request expires, exclusive. */
export function expiryOf({ createdAt }: Pick<AccessRequest, 'createdAt'>): Date {
  return new Date(createdAt.getTime() + ACCESS_REQUEST_LIFETIME_MS);
}

/** Returns the status of a request. A pending one is expired from `expiryOf` on. */
export function statusOf(
  request: Pick<AccessRequest, 'state' | 'createdAt'>,
  now: Date,
): AccessRequestStatus {
  return request.state === 'PENDING' && expiryOf(request) <= now ? 'EXPIRED' : request.state;
}

/** Returns the SQL conditions that select the requests with a status, for the alias `listed`. */
export function withStatus(status: AccessRequestStatus, now: Date): Condition[] {
  const state = status === 'EXPIRED' ? 'PENDING' : status;
  const conditions: Condition[] = [{ sql: 'listed.state = ?', parameters: [state] }];
  const limit = [createdBefore(now)];
  if (status === 'EXPIRED') conditions.push({ sql: 'listed.created_at <= ?', parameters: limit });
  if (status === 'PENDING') conditions.push({ sql: 'listed.created_at > ?', parameters: limit });
  return conditions;
}

/**
 * Returns the SQL condition that selects the requests of an alias with the status `PENDING`. Its parameter is
 * `createdBefore`.
 */
export function pendingIn(alias: string): string {
  return `${alias}.state = 'PENDING' AND ${alias}.created_at > ?`;
}

/** Returns the condition for TypeORM that selects the requests with the status `PENDING`. */
export function pendingAt(now: Date): FindOptionsWhere<AccessRequestEntity> {
  return { state: 'PENDING', createdAt: MoreThan(createdBefore(now)) };
}

/** Returns the latest creation time of requests that have expired at an instant. */
export function createdBefore(now: Date): Date {
  return new Date(now.getTime() - ACCESS_REQUEST_LIFETIME_MS);
}
