import { domainToASCII } from 'node:url';
import { composed, MOST_UNITS } from './unicode';

/** An address as a person writes it, and the key by which two of them are told to be the same mailbox. */
export interface EmailAddress {
  /** Normalized to NFC and trimmed, otherwise as it was entered; what mail is sent to. */
  readonly address: string;
  /** NFC, lower-cased, with the domain in its ASCII form (IDNA); at most 320 bytes of UTF-8, compared byte by byte. */
  readonly key: string;
}

const MAX_ADDRESS_BYTES = 254;
const MAX_LOCAL_PART_BYTES = 64;

// Unquoted local parts of RFC 5322 §3.2.3, opened to letters and digits of any script as RFC 6531 §3.3 does.
const LOCAL_PART = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
// The last label is not a number: what ends in one is read as an IP address, however it is written.
const DOMAIN =
  /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?![0-9]+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Reads an e-mail address; null when it isn't one.
 *
 * Quoted local parts, comments, address literals and anything with a control character or inner white space are
 * refused: none is a mailbox of a person, and each is a way into a mail header. The key is stable: the key of a
 * key is itself. Sizes are those of RFC 5321 §4.5.3.1, in bytes.
 */
export function parseEmailAddress(input: string): EmailAddress | null {
  const address = composed(input, MOST_UNITS.emailAddress)?.trim() ?? '';
  const at = address.lastIndexOf('@');
  if (at < 1) return null;

  // Lower-casing may decompose (İ becomes i and a combining dot), so the order matters.
  const localPart = composed(address.slice(0, at).toLowerCase(), MOST_UNITS.emailAddress);
  if (
    localPart === null ||
    !LOCAL_PART.test(localPart) ||
    Buffer.byteLength(localPart) > MAX_LOCAL_PART_BYTES
  )
    return null;

  const enteredDomain = address.slice(at + 1);
  if (/[\s/\\?#:@%[\]\p{Cc}]/u.test(enteredDomain)) return null;
  const domain = domainToASCII(enteredDomain);
  if (!DOMAIN.test(domain)) return null;

  const key = `${localPart}@${domain}`;
  if (Buffer.byteLength(key) > MAX_ADDRESS_BYTES || Buffer.byteLength(address) > MAX_ADDRESS_BYTES)
    return null;
  return { address, key };
}

/** Gives the key of an address that mail was sent to; one that is not of a person's form is compared as it is written. */
export function emailKeyOf(address: string): string {
  return (
    parseEmailAddress(address)?.key ??
    (composed(address, MOST_UNITS.emailAddress) ?? address).trim().toLowerCase()
  );
}
