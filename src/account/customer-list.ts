import DataLoader from 'dataloader';
import type { Database } from '../database/database';
import { dialectOf } from '../database/dialect';
import type { LoaderFactory } from '../database/loader-scope';
import type { Connection, ConnectionArguments } from '../relay/connection';
import { type Condition, connectionOfStoredList, type StoredList } from '../relay/stored-list';
import { soughtTerms } from '../search/search-argument';
import { foundByWords } from '../search/search-list';
import { orderKey } from '../search/search-words';
import { AccountEntity } from './account.entity';
import { type AccountType, presentAccount } from './account.type';

/** Why a customer needs attention. */
export type CustomerAttention =
  'PENDING_INVITATIONS' | 'BOUNCED_INVITATIONS' | 'OPEN_ACCESS_REQUESTS' | 'NO_ADMINISTRATOR';

/** Creates the condition that selects the customers that need attention at an instant, for the alias `listed`. */
export type NarrowCustomers = (database: Database, now: Date) => Condition;

/** The condition for each reason. They depend on later features, so they're given to the resolver. */
export type CustomerConditions = Readonly<Record<CustomerAttention, NarrowCustomers>>;

/** The requested page of a partner's customers. */
export interface CustomerPage {
  readonly partnerId: string;
  /** Selects the customers that need attention; null for all. `attention` in `args` identifies it. */
  readonly narrow: ((database: Database) => Condition) | null;
  readonly args: ConnectionArguments & {
    readonly search?: string | null;
    readonly attention?: CustomerAttention | null;
  };
}

/**
 * Reads pages of a partner's customers, each page once per request.
 *
 * Doesn't check access. Throws BAD_USER_INPUT that names the invalid argument.
 */
export const customersByPage: LoaderFactory<CustomerPage, Connection<AccountType>> = (database) =>
  new DataLoader(
    (pages: readonly CustomerPage[]) =>
      Promise.all(pages.map((page) => readPage(database, page).catch((error: unknown) => error as Error))),
    { cacheKeyFn: keyOf as (page: CustomerPage) => CustomerPage },
  );

async function readPage(
  database: Database,
  { partnerId, narrow, args }: CustomerPage,
): Promise<Connection<AccountType>> {
  const all = customersOfPartner(database, partnerId, args.search);
  const list = narrow ? { ...all, conditions: [...all.conditions, narrow(database)] } : all;
  return connectionOfStoredList(database, list, args, presentAccount);
}

function keyOf({
  partnerId,
  args: { search, attention, first, after, last, before },
}: CustomerPage): unknown {
  return JSON.stringify(
    [partnerId, search, attention, first, after, last, before].map((given) => given ?? null),
  );
}

/** Creates the list of a partner's customers: by name, or in the order of the words that a search finds. */
function customersOfPartner(
  database: Database,
  partnerId: string,
  search: string | null | undefined,
): StoredList<AccountEntity> {
  const terms = soughtTerms(search);
  if (terms) {
    const found = foundByWords(database, { accountId: partnerId, kind: 'CUSTOMER', table: 'account', terms });
    return { ...found, entity: AccountEntity };
  }
  return {
    name: `CUSTOMER ${partnerId}`,
    entity: AccountEntity,
    from: `account AS listed ${dialectOf(database).usingIndex('ix_account_partner_name')}`,
    conditions: [{ sql: 'listed.partner_id = ?', parameters: [partnerId] }],
    orderedBy: ['listed.name_key', 'listed.id'],
    leads: (text) => orderKey(text) === text,
  };
}
