import type { ProfileRole } from '../access/actor';
import type { Database } from '../database/database';
import { dialectOf } from '../database/dialect';
import { instantText } from '../database/instant-text';
import type { Condition, StoredList } from '../relay/stored-list';
import { soughtTerms } from '../search/search-argument';
import { foundByWords, withinWords } from '../search/search-list';
import type { ProfileStatus } from './profile';
import { ProfileEntity } from './profile.entity';
import { PROFILE_ORDERS, type ProfileOrder } from './profile-order';

/** The filters of a list of profiles. */
export interface ProfileFilter {
  readonly search?: string | null;
  readonly status?: ProfileStatus | null;
  readonly role?: ProfileRole | null;
  readonly isAssociated?: boolean | null;
  readonly isRemoved?: boolean | null;
  /** Selects profiles that were last used before this time, or never. */
  readonly unusedSince?: Date | null;
}

/** The filters and the order of a list of profiles. */
export interface ProfileListing extends ProfileFilter {
  /** By default, oldest first, or in the order of the words that a search finds. */
  readonly orderBy?: ProfileOrder | null;
}

type ProfileList = StoredList<ProfileEntity>;

/**
 * Creates the list of an account's profiles, in the given order. Without one, it's oldest first, or in the order of the
 * words that a search finds.
 *
 * An order with its own index reads only the rows of a page, unless filters skip rows. Filters that select few profiles
 * and searches read all that they find, and sort them. Throws BAD_USER_INPUT that names `search` if it has nothing to
 * search for.
 */
export function profilesOfAccount(
  database: Database,
  accountId: string,
  { orderBy, ...filter }: ProfileListing,
): ProfileList {
  const terms = soughtTerms(filter.search);
  if (!terms) {
    const index = dialectOf(database).usingIndex(indexFor(filter, orderBy));
    const list = {
      name: `PROFILE ${accountId}`,
      entity: ProfileEntity,
      accountId,
      from: `profile AS listed ${index}`,
      conditions: [{ sql: 'listed.account_id = ?', parameters: [accountId] }, ...conditionsOf(filter)],
      orderedBy: ['listed.id'],
    } as const satisfies ProfileList;
    return orderBy ? inOrder(list, orderBy) : list;
  }
  const found = foundByWords(database, { accountId, kind: 'PROFILE', table: 'profile', terms });
  const list = {
    ...found,
    entity: ProfileEntity,
    accountId,
    conditions: [...found.conditions, ...conditionsOf(filter)],
  };
  return orderBy ? inOrder(withinWords(list), orderBy) : list;
}

function inOrder({ leads: _, ...list }: ProfileList, { field, direction }: ProfileOrder): ProfileList {
  const { column, joined, leads } = PROFILE_ORDERS[field];
  const descending = direction === 'DESC';
  return {
    ...list,
    name: [list.name, field, descending ? 'DESC' : 'ASC'].join(' '),
    from: `${list.from} ${joined}`,
    orderedBy: column === null ? ['listed.id'] : [column, 'listed.id'],
    descending,
    ...(column !== null && { leads }),
  };
}

/** Reads the use of a profile at or after a time. */
const USED_SINCE =
  'SELECT 1 FROM association AS recent WHERE recent.active_profile_id = listed.id AND recent.last_used_at >= ?';

function conditionsOf({ status, role, isAssociated, isRemoved, unusedSince }: ProfileFilter): Condition[] {
  const conditions: Condition[] = [];
  if (status) conditions.push({ sql: 'listed.status = ?', parameters: [status] });
  if (role) conditions.push({ sql: 'listed.role = ?', parameters: [role] });
  if (isAssociated != null) conditions.push({ sql: 'listed.is_associated = ?', parameters: [isAssociated] });
  if (isRemoved != null)
    conditions.push({ sql: `listed.status ${isRemoved ? '=' : '<>'} ?`, parameters: ['REMOVED'] });
  if (unusedSince)
    conditions.push({ sql: `NOT EXISTS (${USED_SINCE})`, parameters: [instantText(unusedSince)] });
  return conditions;
}

// Uses the most selective filter: accounts have few administrators. Without one, uses the order's index, whose rows are
// read until the page is full.
function indexFor(
  { status, role, isAssociated, isRemoved }: ProfileFilter,
  order: ProfileOrder | null | undefined,
): string {
  if (role === 'ADMINISTRATOR') return 'ix_profile_account_role';
  if ((status && status !== 'ACTIVE') || isRemoved) return 'ix_profile_account_status';
  const ordered = order ? PROFILE_ORDERS[order.field].index : null;
  if (ordered !== null) return ordered;
  if (isAssociated != null) return 'ix_profile_account_associated';
  if (status) return 'ix_profile_account_status';
  return role ? 'ix_profile_account_role' : 'ix_profile_account';
}
