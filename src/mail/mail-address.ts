import { onOneLine } from './on-one-line';

/**
 * Writes whom a mail is from: the configured address, with its own name or else the one that is given.
 *
 * Nothing in a name can end it: it stands in quotes, without what means something there.
 */
export function senderOf(configured: string, name: string | undefined): string {
  if (name === undefined || configured.includes('<')) return configured;
  return `"${onOneLine(name).replace(/["\\<>]/g, "'")}" <${configured.trim()}>`;
}

/**
 * Gives the address that answers to a mail may go to; undefined for one that a header can't have as it is.
 *
 * Postmark takes no address beyond ASCII there, and refuses the mail for good; better that there is no answer address.
 */
export function replyAddressOf(address: string): string | undefined {
  return /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9.-]+$/.test(address) ? address : undefined;
}
