/** Returns the text that was entered in a field, or an empty string. */
export function textIn(entries: FormData, name: string): string {
  const entry = entries.get(name);
  return typeof entry === 'string' ? entry : '';
}
