import { createHash } from 'node:crypto';

/** Makes an id of the right length from a number; it sorts by the number. */
export function id(prefix: string, index: number): string {
  return `${prefix}_${index.toString(32).padStart(26, '0')}`;
}

/** Makes a GUID from a number. */
export function guid(index: number): string {
  return `00000000-0000-4000-8000-${index.toString(16).padStart(12, '0')}`;
}

/** Gives the SHA-256 of a text. */
export function sha256(value: string): Buffer {
  return createHash('sha256').update(value).digest();
}

/** Writes an instant, in milliseconds since 1970, as the database keeps it. */
export function instantText(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 23).replace('T', ' ');
}
