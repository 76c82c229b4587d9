import { containsAddress, containsDomain } from '../foundation/contained-address';
import { ok, type Refusal, refused, type Result } from '../foundation/result';
import { composed, MOST_UNITS } from '../foundation/unicode';

const MAX_CHARACTERS = 200;

/** What can be wrong with a person's name. */
export type DisplayNameRefusal = Refusal<'INVALID_DISPLAY_NAME' | 'DISPLAY_NAME_HAS_ADDRESS'>;

/**
 * Parses a person's name and normalizes it to NFC, without leading or trailing white space and invisible characters.
 *
 * Refuses a name without visible characters, with more than 200 characters, or with control, line-breaking or
 * direction-overriding characters, which are unsafe in mail subjects and pages. Refuses web and e-mail addresses,
 * because we send the name in mails.
 */
export function parseDisplayName(input: string): Result<string, DisplayNameRefusal> {
  const name = composed(input, MOST_UNITS.name)?.trim() ?? '';
  if (!/[^\p{Cf}\p{Z}]/u.test(name) || [...name].length > MAX_CHARACTERS)
    return refused('INVALID_DISPLAY_NAME');
  if (/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202A-\u202E\u2066-\u2069]/u.test(name))
    return refused('INVALID_DISPLAY_NAME');
  return containsAddress(name) || containsDomain(name) ? refused('DISPLAY_NAME_HAS_ADDRESS') : ok(name);
}
