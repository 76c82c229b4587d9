/** The variables of an operation, as they were sent. */
export type Variables = Readonly<Record<string, unknown>>;

/**
 * Tells of variables what the cost of an operation can depend on: numbers and booleans as they are, of lists the
 * length, of objects what they have, and of all else only what kind of value it is.
 *
 * Two sets of variables with which an operation may cost differently never give the same text.
 */
export function sizesOf(variables: Variables): string {
  let sizes = '';
  for (const name in variables) sizes += `${JSON.stringify(name)}:${sizeOf(variables[name])},`;
  return sizes;
}

function sizeOf(value: unknown): string {
  if (Array.isArray(value)) return `[${String(value.length)}]`;
  if (typeof value === 'object' && value !== null) return `{${sizesOf(value as Variables)}}`;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return value === null ? 'null' : typeof value;
}
