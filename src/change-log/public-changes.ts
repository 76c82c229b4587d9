import type { PublicChanges, PublicValue } from './change';

/** The fields whose values are ids, codes or instants. Every other field may contain a name, an address or a text. */
const PUBLIC_FIELDS: ReadonlySet<string> = new Set([
  ...['role', 'status', 'locale', 'kind', 'reason', 'delivery', 'default'],
  ...['accountId', 'partnerId', 'externalId', 'primaryContactExternalId'],
  ...['startsAt', 'endsAt'],
]);

const CODE = /^[\w.:+-]{1,64}$/;

/**
 * Keeps what every reader of the change log can know: the names of the changed fields, and the values that are ids,
 * codes or instants. All other values become null.
 */
export function publicChanges(changes: Readonly<Record<string, readonly unknown[]>>): PublicChanges {
  return Object.fromEntries(
    Object.entries(changes)
      // The profile that a person used before is private: it may belong to another account.
      .filter(([field]) => field !== 'activeProfile')
      .map(([field, [before, after]]) => [field, [publicValue(field, before), publicValue(field, after)]]),
  );
}

function publicValue(field: string, value: unknown): PublicValue {
  if (!PUBLIC_FIELDS.has(field)) return null;
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return typeof value === 'string' && CODE.test(value) ? value : null;
}
