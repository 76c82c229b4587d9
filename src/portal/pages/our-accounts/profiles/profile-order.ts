import { type ProfileOrder, type ProfileOrderField } from '../../../graph/generated/graphql';
import { sortIn } from '../list/sort-order';

/** The orders of the list of profiles, as in its URL. */
export const SORT_KEYS = ['name', 'role', 'status', 'last-used'] as const;

/** A word of the URL for an order. */
export type SortKey = (typeof SORT_KEYS)[number];

const FIELDS: Readonly<Record<SortKey, ProfileOrderField>> = {
  name: 'NAME',
  role: 'ROLE',
  status: 'STATUS',
  'last-used': 'LAST_USED',
};

/** Returns the order of the query for the order in the URL. Undefined for the default order. */
export function profileOrder(sort: string): ProfileOrder | undefined {
  const order = sortIn(sort, SORT_KEYS);
  return order && { field: FIELDS[order.key], direction: order.isDescending ? 'DESC' : 'ASC' };
}
