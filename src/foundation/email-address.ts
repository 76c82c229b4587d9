import { domainToASCII } from 'node:url';
import { composed, MOST_UNITS } from './unicode';

/** An e-mail address, and the key that is equal for all spellings of the same mailbox. */
export interface EmailAddress {
  /** The address as entered if it's ASCII; otherwise, with its domain in ASCII. */
  readonly address: string;
  /** The address in lowercase, with the domain in its ASCII form (IDNA). */
  readonly key: string;
}

const LONGEST_ADDRESS = 254;
const LONGEST_LOCAL_PART = 64;

// Unquoted local parts (RFC 5322 §3.2.3). Postmark doesn't deliver to non-ASCII local parts (RFC 6531).
const LOCAL_PART = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
// The last label isn't a number, because a host that ends with a number is parsed as an IP address.
const DOMAIN =
  /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?![0-9]+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const ASCII = /^[!-~]+$/;

const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
// Some domains differ only by a joiner. IDNA decides where joiners are allowed.
const INVISIBLE_BUT_JOINERS = /(?![\u200C\u200D])\p{Default_Ignorable_Code_Point}/gu;

/**
 * Parses an e-mail address that mail can be sent to; null if it's invalid.
 *
 * Removes invisible characters, which are often copied from web pages and documents. Refuses quoted local parts,
 * comments, address literals, control characters, and inner white space: no person's mailbox has them, and each allows
 * header injection. Parsing a key returns the same key. The lengths are those of RFC 5321 §4.5.3.1.
 */
export function parseEmailAddress(input: string): EmailAddress | null {
  const text = composed(input, MOST_UNITS.emailAddress)?.replace(INVISIBLE_BUT_JOINERS, '').trim() ?? '';
  const at = text.lastIndexOf('@');
  if (at < 1) return null;

  const localPart = text.slice(0, at).replace(INVISIBLE, '');
  if (!LOCAL_PART.test(localPart) || localPart.length > LONGEST_LOCAL_PART) return null;

  const enteredDomain = text.slice(at + 1);
  if (/[\s/\\?#:@%[\]\p{Cc}]/u.test(enteredDomain)) return null;
  const domain = domainToASCII(enteredDomain);
  if (!DOMAIN.test(domain)) return null;

  const address = `${localPart}@${ASCII.test(enteredDomain) ? enteredDomain : domain}`;
  if (address.length > LONGEST_ADDRESS) return null;
  return { address, key: `${localPart}@${domain}`.toLowerCase() };
}

/**
 * Returns the key of the mailbox that an address most likely delivers to: the address without its `+tag` (RFC 5233).
 *
 * Use it only for counting. Some servers deliver tags to other people, so never send mail to this key.
 */
export function mailboxOf({ key }: EmailAddress): string {
  return key.replace(/^([^+@]+)\+[^@]*/, '$1');
}

/** Parses an address that was stored or reported. An invalid one is kept, with its lowercase form as the key. */
export function emailAddressOf(text: string): EmailAddress {
  return parseEmailAddress(text) ?? { address: text, key: text.trim().toLowerCase() };
}
