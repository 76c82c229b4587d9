import { type FindOptionsWhere, MoreThan } from 'typeorm';
import type { Condition } from '../relay/stored-list';
import type { Invitation, InvitationState, InvitationStatus } from './invitation';
import type { InvitationEntity } from './invitation.entity';

/**
 * Returns the status of an invitation. A pending one is expired from `expiresAt` on, and a revoked one with `declinedAt`
 * is declined.
 */
export function statusOf(
  { state, expiresAt, declinedAt }: Pick<Invitation, 'state' | 'expiresAt' | 'declinedAt'>,
  now: Date,
): InvitationStatus {
  if (state === 'PENDING' && expiresAt <= now) return 'EXPIRED';
  return state === 'REVOKED' && declinedAt !== null ? 'DECLINED' : state;
}

// Not EXISTS, for which MariaDB and MySQL read thousands of declines for each page.
const DECLINE = '(SELECT 1 FROM declined_invitation AS declined WHERE declined.invitation_id = listed.id)';

/** Returns the SQL conditions that select the invitations with a status, for the alias `listed`. */
export function withStatus(status: InvitationStatus, now: Date): Condition[] {
  const conditions: Condition[] = [{ sql: 'listed.state = ?', parameters: [stateOf(status)] }];
  if (status === 'EXPIRED') conditions.push({ sql: 'listed.expires_at <= ?', parameters: [now] });
  if (status === 'PENDING') conditions.push({ sql: 'listed.expires_at > ?', parameters: [now] });
  if (status === 'REVOKED') conditions.push({ sql: `${DECLINE} IS NULL`, parameters: [] });
  if (status === 'DECLINED') conditions.push({ sql: `${DECLINE} IS NOT NULL`, parameters: [] });
  return conditions;
}

/** Returns the SQL condition that selects the pending invitations of an alias. Its parameter is the instant. */
export function pendingIn(alias: string): string {
  return `${alias}.state = 'PENDING' AND ${alias}.expires_at > ?`;
}

function stateOf(status: InvitationStatus): InvitationState {
  if (status === 'EXPIRED') return 'PENDING';
  return status === 'DECLINED' ? 'REVOKED' : status;
}

/** Returns the condition for TypeORM that selects the invitations with the status `PENDING`. */
export function pendingAt(now: Date): FindOptionsWhere<InvitationEntity> {
  return { state: 'PENDING', expiresAt: MoreThan(now) };
}
