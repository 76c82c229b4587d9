import { createHash } from 'node:crypto';

/** Gives what the database has of the session in a `Cookie` header; an empty text, which nobody's is, without one. */
export function sessionHashOf(cookieHeader: string | undefined): string {
  const token = /(?:^|;\s*)session=([^;]+)/.exec(cookieHeader ?? '')?.[1];
  return token === undefined ? '' : createHash('sha256').update(token).digest('hex');
}
