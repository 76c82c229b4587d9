import { onOneLine } from '../foundation/on-one-line';

/**
 * Writes whom a mail is from: the configured address, with its own name or else the one that is given.
 *
 * Nothing in a name can end it: it stands in quotes, without what means something there.
 */
export function senderOf(configured: string, name: string | undefined): string {
  if (name === undefined || configured.includes('<')) return configured;
  return `"${onOneLine(name).replace(/["\\<>]/g, "'")}" <${configured.trim()}>`;
}
