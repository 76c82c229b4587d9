import { type FindOptionsWhere, MoreThan } from 'typeorm';
import type { Condition } from '../relay/stored-list';
import type { Invitation, InvitationStatus } from './invitation';
import type { InvitationEntity } from './invitation.entity';

/** Returns the status of an invitation. A pending one is expired from `expiresAt` on. */
export function statusOf(invitation: Pick<Invitation, 'state' | 'expiresAt'>, now: Date): InvitationStatus {
  return invitation.state === 'PENDING' && invitation.expiresAt <= now ? 'EXPIRED' : invitation.state;
}

/** Returns the SQL conditions that select the invitations with a status, for the alias `listed`. */
export function withStatus(status: InvitationStatus, now: Date): Condition[] {
  const state = status === 'EXPIRED' ? 'PENDING' : status;
  const conditions: Condition[] = [{ sql: 'listed.state = ?', parameters: [state] }];
  if (status === 'EXPIRED') conditions.push({ sql: 'listed.expires_at <= ?', parameters: [now] });
  if (status === 'PENDING') conditions.push({ sql: 'listed.expires_at > ?', parameters: [now] });
  return conditions;
}

/** Returns the SQL condition that selects the pending invitations of an alias. Its parameter is the instant. */
export function pendingIn(alias: string): string {
  return `${alias}.state = 'PENDING' AND ${alias}.expires_at > ?`;
}

/** Returns the SQL condition that selects the invitations of an alias whose mail bounced or failed. */
export function undeliveredIn(alias: string): string {
  return `${alias}.delivery IN ('BOUNCED', 'FAILED')`;
}

/** Returns the condition for TypeORM that selects the invitations with the status `PENDING`. */
export function pendingAt(now: Date): FindOptionsWhere<InvitationEntity> {
  return { state: 'PENDING', expiresAt: MoreThan(now) };
}
