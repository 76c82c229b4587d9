import { hash, randomBytes } from 'node:crypto';

/** Makes the value of a session cookie: 256 random bits, base64url. */
export function newSessionToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Gives what is stored of a session token: its SHA-256, in hexadecimal, by which alone it can be found. */
export function hashOfSessionToken(token: string): string {
  return hash('sha256', token, 'hex');
}
