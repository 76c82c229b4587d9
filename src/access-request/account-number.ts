import { composed, MOST_UNITS } from '../unicode';

const MAX_CHARACTERS = 40;

/** Reads an account's number as a person enters it, without white space at its ends; null for what can't be one. */
export function parseAccountNumber(input: string): string | null {
  const number = composed(input, MOST_UNITS.accountNumber)?.trim() ?? '';
  if (number === '' || [...number].length > MAX_CHARACTERS) return null;
  return /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(number) ? null : number;
}
