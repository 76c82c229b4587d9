const GUID_LENGTH = 36;
const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Returns the GUID in lowercase, or null for anything that isn't a GUID. */
export function parseGuid(value: unknown): string | null {
  if (typeof value !== 'string' || value.length !== GUID_LENGTH) return null;
  const lowerCased = value.toLowerCase();
  return GUID.test(lowerCased) ? lowerCased : null;
}
