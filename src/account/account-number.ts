import type { EntityReference } from '../request/entity-reference';
import { MOST_UNITS, withoutVariants } from '../foundation/unicode';

/** Counts the characters of the longest account number, as it is written and as it is compared. */
export const ACCOUNT_NUMBER_LENGTH = 40;

// Most numbers: nothing in them needs to change.
const PLAIN = /^[0-9A-Z-]{1,40}$/;
const UNUSABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u;
/** White space, which groups the digits of a number, and what can't be seen. */
const IGNORED = /[\p{Zs}\p{Default_Ignorable_Code_Point}]+/gu;
/** With the prolonged sound mark, which the key of the dash gives on a Japanese keyboard. */
const DASHES = /[\p{Dash}\u30FC]/gu;

/**
 * Returns the form of an account number by which two of them are the same; null for what can't be one.
 *
 * Upper case, half-width, one kind of dash, and without spaces and invisible characters. The key of a key is itself.
 */
export function accountNumberKey(number: string): string | null {
  if (PLAIN.test(number)) return number;
  if (number.length > MOST_UNITS.accountNumber) return null;
  const visible = withoutVariants(number, MOST_UNITS.accountNumber).trim();
  // NFKC makes up to eighteen letters of one.
  if (visible.length > MOST_UNITS.accountNumber) return null;
  if (UNUSABLE.test(visible)) return null;
  const compared = visible.replace(IGNORED, '').replace(DASHES, '-').toUpperCase();
  if (compared.length > MOST_UNITS.accountNumber) return null;
  // Again, since upper case decomposes some letters.
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

/** Collects the keys of the numbers by which references name what they name by no id, each once. */
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
