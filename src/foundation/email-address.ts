import { domainToASCII } from 'node:url';
import { composed, MOST_UNITS } from './unicode';

/** An address that mail can be sent to, and the key by which two addresses are the same mailbox. */
export interface EmailAddress {
  /** In ASCII, otherwise as it was entered. */
  readonly address: string;
  /** The address in lower case, with the domain in its ASCII form (IDNA). */
  readonly key: string;
}

const LONGEST_ADDRESS = 254;
const LONGEST_LOCAL_PART = 64;

// Unquoted local parts of RFC 5322 §3.2.3. Postmark doesn't deliver to those of RFC 6531, which go beyond ASCII.
const LOCAL_PART = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
// The last label is not a number: what ends in one is read as an IP address, however it is written.
const DOMAIN =
  /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?![0-9]+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const ASCII = /^[!-~]+$/;

const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
// Some domains differ by a joiner alone. IDNA decides where one may be.
const INVISIBLE_BUT_JOINERS = /(?![\u200C\u200D])\p{Default_Ignorable_Code_Point}/gu;

/**
 * Reads an e-mail address that mail can be sent to; null if it isn't one.
 *
 * Drops invisible characters, which get copied along from web pages and documents. Refuses quoted local parts,
 * comments, address literals and anything with a control character or inner white space: none is a mailbox of a person,
 * and each is a way into a mail header. The key of a key is itself. Sizes are those of RFC 5321 §4.5.3.1.
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
 * Returns the key of the mailbox that an address most likely leads to: the address without its `+tag` (RFC 5233).
 *
 * Only for counting. Some servers deliver tags to other people, so what is for one address must not go to another.
 */
export function mailboxOf({ key }: EmailAddress): string {
  return key.replace(/^([^+@]+)\+[^@]*/, '$1');
}

/** Reads an address that was stored or reported. One that can't be mailed stays as it is, with a key in lower case. */
export function emailAddressOf(text: string): EmailAddress {
  return parseEmailAddress(text) ?? { address: text, key: text.trim().toLowerCase() };
}
