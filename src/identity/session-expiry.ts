import type { SessionEntity } from './session.entity';

/** Lifetimes of sessions, in milliseconds. */
export interface SessionLifetimes {
  /** Idle timeout of persistent sessions ("keep me signed in"). */
  readonly persistentIdleMs: number;
  /** Idle timeout of sessions that end with the browser. */
  readonly idleMs: number;
  /** Maximum lifetime of a session, even if it's in use. */
  readonly absoluteMs: number;
}

/** Returns when a session expires if it's last used at `now`. */
export function idleExpiry(persistent: boolean, now: Date, lifetimes: SessionLifetimes): Date {
  return new Date(now.getTime() + (persistent ? lifetimes.persistentIdleMs : lifetimes.idleMs));
}

/** Returns when a session expires if it isn't used again. It's over from this instant on. */
export function expiryOf({
  idleExpiresAt,
  expiresAt,
}: Pick<SessionEntity, 'idleExpiresAt' | 'expiresAt'>): Date {
  return idleExpiresAt < expiresAt ? idleExpiresAt : expiresAt;
}

/** The SQL condition for sessions that haven't ended or expired. `openSessionsAt` returns its parameters. */
export const OPEN_SESSIONS =
  'session.ended_at IS NULL AND session.idle_expires_at > ? AND session.expires_at > ?';

/** Returns the parameters of `OPEN_SESSIONS`. */
export function openSessionsAt(now: Date): [Date, Date] {
  return [now, now];
}
