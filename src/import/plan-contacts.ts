import { isAdministrator } from '../profile/administrator';
import type { ProfileStatus } from '../profile/profile';
import { orderKey } from '../search/search-words';
import type { ContactRow } from './contact-row';
import type { ContactsAccount, KnownProfile } from './known-profiles';
import { AUDITED, newValuesOf, type ProfileValues, type RowValue, valuesOfRow } from './profile-values';
import { idOf } from './record-ids';
import { outcomeWith, type RowFault, type RowOutcome } from './row-fault';

/** The changes that a batch of contacts results in. */
export interface ContactsPlan {
  readonly added: { readonly row: ContactRow; readonly accountId: string; readonly to: ProfileValues }[];
  readonly updated: { readonly from: KnownProfile; readonly to: ProfileValues }[];
  /** Unchanged profiles whose `name_key` doesn't match their name. */
  readonly misordered: KnownProfile[];
  /** The profiles of people who moved to another company. */
  readonly left: KnownProfile[];
}

/** The stored data that rows are compared with. */
export interface ContactsScene {
  /** The account of a row, or why it has none. */
  readonly accountOf: (row: ContactRow) => ContactsAccount | 'UNKNOWN_ACCOUNT' | 'AMBIGUOUS_ACCOUNT';
  readonly accounts: ReadonlyMap<string, ContactsAccount>;
  readonly profiles: readonly KnownProfile[];
  readonly disabledByImport: ReadonlySet<string>;
}

/** Decides the changes for a batch of contacts, row by row in order. Changes nothing but the counts in the scene. */
export function planContacts(
  rows: readonly ContactRow[],
  scene: ContactsScene,
): { readonly plan: ContactsPlan; readonly outcomes: readonly RowOutcome[] } {
  const plan: ContactsPlan = { added: [], updated: [], misordered: [], left: [] };
  const find = finderOf(scene.profiles);
  const claimed = new Set<string>();
  const outcomes = rows.map((row): RowOutcome => {
    const named = scene.accountOf(row);
    const profile = find(row, typeof named === 'string' ? null : named.id);
    if (!profile) {
      if (row.fault) return row.fault;
      return typeof named === 'string'
        ? { code: named, field: 'account' }
        : planAddition(plan, row, named, newValuesOf(row));
    }
    if (claimed.has(profile.id)) return { code: 'DUPLICATE_ID', field: 'id' };
    claimed.add(profile.id);
    if (typeof named !== 'string' && named.id !== profile.accountId)
      return outcomeWith(row.fault, planMove(plan, row, named, profile, scene));
    const unknown: RowFault | null = typeof named === 'string' ? { code: named, field: 'account' } : null;
    const outcome = planUpdate(plan, row, profile, scene);
    if (outcome === 'UNCHANGED' && profile.nameKey !== orderKey(profile.displayName))
      plan.misordered.push(profile);
    return outcomeWith(row.fault ?? unknown, outcome);
  });
  return { plan, outcomes };
}

/**
 * Adds a profile. An active profile becomes an administrator if the account has none, as with `addProfile`, and so does
 * the account's primary contact. A role in the row takes precedence, since a later row may have the administrator.
 */
function planAddition(
  plan: ContactsPlan,
  row: ContactRow,
  account: ContactsAccount,
  values: Pick<ProfileValues, RowValue>,
): 'ADDED' {
  const status = row.isActive === false ? 'DISABLED' : 'ACTIVE';
  const isNeeded = status === 'ACTIVE' && account.administrators === 0;
  const isPrimary = account.primaryContactExternalId === row.externalId;
  const role = row.role ?? (isNeeded || isPrimary ? 'ADMINISTRATOR' : 'MEMBER');
  const to: ProfileValues = { ...values, role, status, externalId: row.externalId };
  plan.added.push({ row, accountId: account.id, to });
  if (isAdministrator(to)) account.administrators += 1;
  return 'ADDED';
}

function planUpdate(
  plan: ContactsPlan,
  row: ContactRow,
  profile: KnownProfile,
  scene: ContactsScene,
): RowOutcome {
  if (profile.status === 'REMOVED')
    return row.isActive === false ? 'UNCHANGED' : { code: 'PROFILE_REMOVED', field: 'id' };
  const to: ProfileValues = {
    ...valuesOfRow(row, profile),
    // The primary contact is promoted only when added, since an administrator may have demoted them later.
    role: row.role ?? profile.role,
    status: statusOf(row, profile, scene),
    // A record exported with the GUID of its own id has no Dataverse id, and needs none.
    externalId: profile.externalId ?? (idOf('prof', row.externalId) === profile.id ? null : row.externalId),
  };
  const was = isAdministrator(profile);
  const will = isAdministrator(to);
  const account = scene.accounts.get(profile.accountId);
  if (was && !will && (account?.administrators ?? 0) <= 1)
    return { code: 'LAST_ADMINISTRATOR', field: to.status === 'ACTIVE' ? 'role' : 'status' };
  if (AUDITED.every((field) => to[field] === profile[field]) && to.emailKey === profile.emailKey)
    return 'UNCHANGED';
  if (account) account.administrators += Number(will) - Number(was);
  plan.updated.push({ from: profile, to });
  return 'UPDATED';
}

/** Handles a person who moved to another company: their access doesn't move with them. */
function planMove(
  plan: ContactsPlan,
  row: ContactRow,
  account: ContactsAccount,
  profile: KnownProfile,
  scene: ContactsScene,
): RowOutcome {
  const former = scene.accounts.get(profile.accountId);
  const administers = isAdministrator(profile);
  if (administers && (former?.administrators ?? 0) <= 1)
    return { code: 'LAST_ADMINISTRATOR', field: 'account' };
  planAddition(plan, row, account, valuesOfRow(row, profile));
  plan.left.push(profile);
  if (former && administers) former.administrators -= 1;
  return 'UPDATED';
}

/** Profiles that a person disabled stay disabled. Only profiles that an import disabled are enabled again. */
function statusOf(row: ContactRow, profile: KnownProfile, scene: ContactsScene): ProfileStatus {
  if (row.isActive === null || row.isActive === (profile.status === 'ACTIVE')) return profile.status;
  if (!row.isActive) return 'DISABLED';
  return scene.disabledByImport.has(profile.id) ? 'ACTIVE' : 'DISABLED';
}

/** Finds the profile of a row: by its id, or the account's only profile with the address that no contact claims. */
function finderOf(
  profiles: readonly KnownProfile[],
): (row: ContactRow, accountId: string | null) => KnownProfile | null {
  const byExternalId = new Map(profiles.map((profile) => [profile.externalId, profile]));
  const byId = new Map(profiles.map((profile) => [profile.id, profile]));
  const unclaimed = new Map<string, KnownProfile[]>();
  for (const profile of profiles) {
    if (profile.externalId !== null || profile.status === 'REMOVED') continue;
    const key = `${profile.accountId} ${profile.emailKey}`;
    unclaimed.set(key, [...(unclaimed.get(key) ?? []), profile]);
  }
  return (row, accountId) => {
    const known = byExternalId.get(row.externalId) ?? byId.get(idOf('prof', row.externalId) ?? '');
    if (known) return known;
    if (accountId === null || row.emailKey === null) return null;
    const key = `${accountId} ${row.emailKey}`;
    const [only, another] = unclaimed.get(key) ?? [];
    if (!only || another) return null;
    // The next contact with the same address is a different person.
    unclaimed.delete(key);
    return only;
  };
}
