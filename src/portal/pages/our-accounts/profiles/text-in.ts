/** Reads a text that was entered in a form; empty when there is none of this name. */
export function textIn(entries: FormData, name: string): string {
  const entry = entries.get(name);
  return typeof entry === 'string' ? entry : '';
}
