import { PROFILE_ROLES } from '../access/actor';
import type { Database } from '../database/database';
import { instantOfText } from '../database/instant-text';
import { isOneOf } from '../database/row';
import { badArgument, type Leads } from '../relay/place';
import { orderKey } from '../search/search-words';
import { PROFILE_STATUSES } from './profile';

/** What the profiles of an account can be ordered by. */
export type ProfileOrderField = 'NAME' | 'ROLE' | 'STATUS' | 'LAST_USED' | 'CREATED_AT';

/** The direction of an order. */
export type OrderDirection = 'ASC' | 'DESC';

/** An order of the profiles of an account. Equal ones are ordered by creation, in the same direction. */
export interface ProfileOrder {
  readonly field: ProfileOrderField;
  readonly direction?: OrderDirection | null;
}

/** How a list is read in an order. */
export interface OrderedBy {
  /** The column of the order, in SQL; null for the order of creation, which is that of the ids. */
  readonly column: string | null;
  /** The index in this order, for a list without filters that select few profiles; null if there is none. */
  readonly index: string | null;
  /** What the column's table needs to be joined, after `listed`. */
  readonly joined: string;
  /** Checks the value of a cursor. */
  readonly leads: Leads;
}

/**
 * Maximum number of profiles of an account that can be ordered by their last use. No index has this order, since the
 * last use is a value of the association, so each page reads and sorts all profiles.
 */
export const MOST_ORDERED_BY_USE = 5_000;

/** How a list is read in each order. */
export const PROFILE_ORDERS: Readonly<Record<ProfileOrderField, OrderedBy>> = {
  NAME: {
    column: 'listed.name_key',
    index: 'ix_profile_account_name',
    joined: '',
    leads: (text) => orderKey(text) === text,
  },
  ROLE: {
    column: 'listed.role',
    index: 'ix_profile_account_role',
    joined: '',
    leads: (text) => isOneOf(PROFILE_ROLES, text),
  },
  STATUS: {
    column: 'listed.status',
    index: 'ix_profile_account_status',
    joined: '',
    leads: (text) => isOneOf(PROFILE_STATUSES, text),
  },
  LAST_USED: {
    // As text, which is empty if the profile was never used, so that these profiles have a place in the order.
    column: "COALESCE(CAST(used.last_used_at AS CHAR), '')",
    index: null,
    joined: 'LEFT JOIN association AS used ON used.active_profile_id = listed.id',
    leads: (text) => text === '' || instantOfText(text) !== null,
  },
  CREATED_AT: { column: null, index: null, joined: '', leads: () => false },
};

/** Refuses the order by last use in an account with too many profiles. Throws BAD_USER_INPUT that names `orderBy`. */
export async function refuseTooManyToOrder(
  database: Database,
  accountId: string,
  order: ProfileOrder | null | undefined,
): Promise<void> {
  if (order?.field !== 'LAST_USED') return;
  const beyond = await database.select(
    `SELECT 1 AS found FROM profile WHERE account_id = ? LIMIT 1 OFFSET ${String(MOST_ORDERED_BY_USE)}`,
    [accountId],
  );
  if (beyond.length > 0)
    throw badArgument(
      'orderBy',
      `Only accounts with up to ${MOST_ORDERED_BY_USE.toLocaleString('en-US')} profiles can be ordered by last use. Choose another order.`,
    );
}
