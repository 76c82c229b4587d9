import { createHash } from 'node:crypto';

/** Creates an id of the correct length from a number. Ids sort by their numbers. */
export function id(prefix: string, index: number): string {
  return `${prefix}_${index.toString(32).padStart(26, '0')}`;
}

/** Creates a GUID from a number. */
export function guid(index: number): string {
  return `00000000-0000-4000-8000-${index.toString(16).padStart(12, '0')}`;
}

/** Returns the SHA-256 hash of a text. */
export function sha256(value: string): Buffer {
  return createHash('sha256').update(value).digest();
}

/** Formats an instant, in milliseconds since 1970, as stored in the database. */
export function instantText(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 23).replace('T', ' ');
}
