import { onOneLine } from '../foundation/on-one-line';

/**
 * Returns the From header: the configured address with its own name, or else with the given name.
 *
 * The given name is quoted. Characters with a meaning in the header are replaced, so that a name can't end
 * the quotation.
 */
export function senderOf(configured: string, name: string | undefined): string {
  if (name === undefined || configured.includes('<')) return configured;
  return `"${onOneLine(name).replace(/["\\<>]/g, "'")}" <${configured.trim()}>`;
}
