import type { Person } from '../people';

// Browsers send a host's cookies to all its ports, so the name must differ from the service's cookies.
const cookieName = 'dev-microsoft-people';

/**
 * Returns who is signed in at the identity provider in the browser that sent these cookies.
 *
 * The cookie contains unsigned keys. Signing in needs no password here, so forging them gains nothing.
 */
export function readSignedIn(cookieHeader: string | undefined, people: readonly Person[]): readonly Person[] {
  const pairs = (cookieHeader ?? '').split(';').map((pair) => pair.trim());
  const value = pairs.find((pair) => pair.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1) ?? '';
  const keys = new Set(value.split('.'));
  return people.filter((person) => keys.has(cookieKey(person)));
}

/** Returns the `Set-Cookie` value that signs in only these people, until the browser closes. */
export function writeSignedIn(people: readonly Person[]): string {
  const keys = people.map(cookieKey).join('.');
  return `${cookieName}=${keys}; Path=/; HttpOnly; SameSite=Lax${keys === '' ? '; Max-Age=0' : ''}`;
}

function cookieKey(person: Person): string {
  return Buffer.from(person.key).toString('base64url');
}
