import { containsAddress, containsDomain } from '../foundation/contained-address';
import { ok, refused, type Result } from '../foundation/result';
import { composed, MOST_UNITS } from '../foundation/unicode';

const MAX_CHARACTERS = 200;

/** Names what may be wrong with a person's name. */
export type DisplayNameRefusal = 'INVALID_DISPLAY_NAME' | 'DISPLAY_NAME_HAS_ADDRESS';

/**
 * Reads a person's name: NFC, without invisible characters and white space at its ends.
 *
 * Refuses one that has nothing that can be seen, is longer than 200 characters, or has a control, line-breaking or
 * direction-overriding character, which a mail's subject or a page must not carry. Refuses web and e-mail addresses,
 * because the name is in mails that we send.
 */
export function parseDisplayName(input: string): Result<string, DisplayNameRefusal> {
  const name = composed(input, MOST_UNITS.name)?.trim() ?? '';
  if (!/[^\p{Cf}\p{Z}]/u.test(name) || [...name].length > MAX_CHARACTERS)
    return refused('INVALID_DISPLAY_NAME');
  if (/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202A-\u202E\u2066-\u2069]/u.test(name))
    return refused('INVALID_DISPLAY_NAME');
  return containsAddress(name) || containsDomain(name) ? refused('DISPLAY_NAME_HAS_ADDRESS') : ok(name);
}
