import type { EntityManager } from 'typeorm';
import { selectWhereIn } from '../database/bulk-statements';
import { text } from '../database/row';
import { idOf } from './record-ids';
import type { Lookup } from './row-cells';

/** Number of account ids that are cached between batches. */
const REMEMBERED = 100_000;

/** Returns the id of the account that a lookup refers to, or `UNKNOWN_ACCOUNT` or `AMBIGUOUS_ACCOUNT`. */
export type ResolvedAccounts = (lookup: Lookup | null) => string;

/**
 * Creates the function that finds the accounts of rows: by the id in Dataverse, by the GUID of an export, or by a name
 * that exactly one account has.
 *
 * Caches ids in Dataverse, since accounts keep them and are never deleted.
 */
export function createAccountResolver(): (
  manager: EntityManager,
  lookups: readonly (Lookup | null)[],
) => Promise<ResolvedAccounts> {
  const known = new Map<string, string>();
  return async (manager, lookups) => {
    const found = new Map<string, string>();
    const wanted = new Set<string>();
    const names = new Set<string>();
    for (const lookup of lookups) {
      if (lookup?.by === 'NAME') names.add(lookup.name);
      else if (lookup) {
        const id = known.get(lookup.id);
        if (id === undefined) wanted.add(lookup.id);
        else found.set(lookup.id, id);
      }
    }
    if (known.size > REMEMBERED) known.clear();
    for (const [guid, id] of await findAccountsByGuid(manager, wanted)) {
      found.set(guid, id);
      known.set(guid, id);
    }
    const named = await selectWhereIn(manager, 'SELECT id, name FROM account WHERE name', [...names]);
    const idsOf = new Map<string, string[]>();
    for (const row of named) {
      const name = text(row, 'name');
      idsOf.set(name, [...(idsOf.get(name) ?? []), text(row, 'id')]);
    }
    return (lookup) => {
      if (!lookup) return 'UNKNOWN_ACCOUNT';
      if (lookup.by === 'ID') return found.get(lookup.id) ?? 'UNKNOWN_ACCOUNT';
      const [id, another] = idsOf.get(lookup.name) ?? [];
      return another === undefined ? (id ?? 'UNKNOWN_ACCOUNT') : 'AMBIGUOUS_ACCOUNT';
    };
  };
}

/** Finds accounts by their ids in Dataverse, or by the GUIDs of an export. */
export async function findAccountsByGuid(
  manager: EntityManager,
  guids: ReadonlySet<string>,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const own = new Map<string, string>();
  for (const guid of guids) {
    const id = idOf('acct', guid);
    if (id !== null) own.set(id, guid);
  }
  const select = 'SELECT id, external_id AS guid FROM account WHERE';
  for (const row of await selectWhereIn(manager, `${select} id`, [...own.keys()])) {
    const id = text(row, 'id');
    found.set(own.get(id) ?? '', id);
  }
  for (const row of await selectWhereIn(manager, `${select} external_id`, [...guids]))
    found.set(text(row, 'guid'), text(row, 'id'));
  return found;
}
