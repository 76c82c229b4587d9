import { composed, MOST_UNITS } from '../unicode';

const MAX_CHARACTERS = 200;

/**
 * Reads a person's name: NFC, without white space at its ends; null when it has nothing that can be seen, is longer
 * than 200 characters, or has a control, line-breaking or direction-overriding character, which a mail's subject or a
 * page must not carry.
 */
export function parseDisplayName(input: string): string | null {
  const name = composed(input, MOST_UNITS.name)?.trim() ?? '';
  if (!/[^\p{Cf}\p{Z}]/u.test(name) || [...name].length > MAX_CHARACTERS) return null;
  return /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202A-\u202E\u2066-\u2069]/u.test(name) ? null : name;
}
