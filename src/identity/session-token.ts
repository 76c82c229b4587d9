import { hash, randomBytes } from 'node:crypto';

/** Creates the value of a session cookie: 256 random bits in base64url. */
export function newSessionToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Returns the stored form of a session token: its SHA-256 in hexadecimal. */
export function hashOfSessionToken(token: string): string {
  return hash('sha256', token, 'hex');
}
