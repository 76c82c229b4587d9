import type { ProfileRole } from '../access/actor';
import type { Database } from '../database/database';
import { dialectOf } from '../database/dialect';
import type { Condition, StoredList } from '../relay/stored-list';
import { soughtTerms } from '../search/search-argument';
import { foundByWords } from '../search/search-list';
import type { ProfileStatus } from './profile';
import { ProfileEntity } from './profile.entity';

/** The filters of a list of profiles. */
export interface ProfileFilter {
  readonly search?: string | null;
  readonly status?: ProfileStatus | null;
  readonly role?: ProfileRole | null;
  readonly isAssociated?: boolean | null;
}

/**
 * Creates the list of an account's profiles: oldest first, or in the order of the words that a search finds.
 *
 * Throws BAD_USER_INPUT that names `search` if it has nothing to search for.
 */
export function profilesOfAccount(
  database: Database,
  accountId: string,
  filter: ProfileFilter,
): StoredList<ProfileEntity> {
  const terms = soughtTerms(filter.search);
  if (terms) {
    const found = foundByWords(database, { accountId, kind: 'PROFILE', table: 'profile', terms });
    return { ...found, entity: ProfileEntity, conditions: [...found.conditions, ...conditionsOf(filter)] };
  }
  return {
    name: `PROFILE ${accountId}`,
    entity: ProfileEntity,
    from: `profile AS listed ${dialectOf(database).usingIndex(indexFor(filter))}`,
    conditions: [{ sql: 'listed.account_id = ?', parameters: [accountId] }, ...conditionsOf(filter)],
    orderedBy: ['listed.id'],
  };
}

function conditionsOf({ status, role, isAssociated }: ProfileFilter): Condition[] {
  const conditions: Condition[] = [];
  if (status) conditions.push({ sql: 'listed.status = ?', parameters: [status] });
  if (role) conditions.push({ sql: 'listed.role = ?', parameters: [role] });
  if (isAssociated != null) conditions.push({ sql: 'listed.is_associated = ?', parameters: [isAssociated] });
  return conditions;
}

// Uses the most selective filter: accounts have few administrators.
function indexFor({ status, role, isAssociated }: ProfileFilter): string {
  if (role === 'ADMINISTRATOR') return 'ix_profile_account_role';
  if (status && status !== 'ACTIVE') return 'ix_profile_account_status';
  if (isAssociated != null) return 'ix_profile_account_associated';
  if (status) return 'ix_profile_account_status';
  return role ? 'ix_profile_account_role' : 'ix_profile_account';
}
