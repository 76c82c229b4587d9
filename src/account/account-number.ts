import type { EntityReference } from '../request/entity-reference';
import { MOST_UNITS, withoutVariants } from '../foundation/unicode';

/** Maximum length of an account number and of its key, in characters. */
export const ACCOUNT_NUMBER_LENGTH = 40;

// Most numbers, which are their own keys.
const PLAIN = /^[0-9A-Z-]{1,40}$/;
const UNUSABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u;
/** White space, which groups digits, and invisible characters. */
const IGNORED = /[\p{Zs}\p{Default_Ignorable_Code_Point}]+/gu;
/** Includes the prolonged sound mark, which the dash key of a Japanese keyboard types. */
const DASHES = /[\p{Dash}\u30FC]/gu;

/**
 * Returns the normalized form by which account numbers are compared; null if the number is invalid.
 *
 * The key is uppercase and half-width, with one kind of dash, and without spaces and invisible characters. It's
 * idempotent.
 */
export function accountNumberKey(number: string): string | null {
  if (PLAIN.test(number)) return number;
  if (number.length > MOST_UNITS.accountNumber) return null;
  const visible = withoutVariants(number, MOST_UNITS.accountNumber).trim();
  // NFKC expands one character to up to eighteen.
  if (visible.length > MOST_UNITS.accountNumber) return null;
  if (UNUSABLE.test(visible)) return null;
  const compared = visible.replace(IGNORED, '').replace(DASHES, '-').toUpperCase();
  if (compared.length > MOST_UNITS.accountNumber) return null;
  // Again, since uppercasing decomposes some letters.
  const key = withoutVariants(compared, MOST_UNITS.accountNumber);
  const length = [...key].length;
  return length > 0 && length <= ACCOUNT_NUMBER_LENGTH ? key : null;
}

/** Maps each number that references name to its key. */
export function numberKeysIn(references: readonly EntityReference[]): ReadonlyMap<string, string | null> {
  const keys = new Map<string, string | null>();
  for (const { number } of references)
    if (number !== undefined && !keys.has(number)) keys.set(number, accountNumberKey(number));
  return keys;
}

/** Collects the distinct number keys of references without an id. */
export function soughtNumberKeys(
  references: readonly EntityReference[],
  keys: ReadonlyMap<string, string | null>,
): string[] {
  const sought = new Set<string>();
  for (const { id, number } of references) {
    const key = id === undefined && number !== undefined ? keys.get(number) : null;
    if (key != null) sought.add(key);
  }
  return [...sought];
}
