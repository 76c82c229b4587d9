/** Reads what was entered in a field of a form as text; empty when there is none. */
export function textIn(entries: FormData, name: string): string {
  const entry = entries.get(name);
  return typeof entry === 'string' ? entry : '';
}
