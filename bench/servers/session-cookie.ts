import { createHash } from 'node:crypto';

/**
 * Returns the stored hash of the session in a `Cookie` header. Without a session, it's an empty string, which matches
 * none.
 */
export function sessionHashOf(cookieHeader: string | undefined): string {
  const token = /(?:^|;\s*)session=([^;]+)/.exec(cookieHeader ?? '')?.[1];
  return token === undefined ? '' : createHash('sha256').update(token).digest('hex');
}
