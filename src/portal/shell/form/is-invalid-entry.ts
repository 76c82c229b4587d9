/**
 * Returns whether an entry of a required field can't be right: it's blank, or an e-mail address without an @ inside.
 * The service decides about all others.
 */
export function isInvalidEntry(entry: string, type: string): boolean {
  return type === 'email' ? !/\S@\S/.test(entry) : entry.trim() === '';
}
