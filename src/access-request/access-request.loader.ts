import DataLoader from 'dataloader';
import { In } from 'typeorm';
import { dialectOf } from '../database/dialect';
import { inOrderOf, type LoaderFactory } from '../database/loader-scope';
import { integer, rowReader, text } from '../database/row';
import type { AccessRequest } from './access-request';
import { createdBefore, pendingIn } from './access-request-status';
import { AccessRequestEntity } from './access-request.entity';

/** Finds requests for access by id; null for missing ones. Doesn't check access. */
export const accessRequestById: LoaderFactory<string, AccessRequest | null> = (database) =>
  new DataLoader(async (ids: readonly string[]) => {
    const requests = await database.reads.findBy(AccessRequestEntity, { id: In([...ids]) });
    return inOrderOf(ids, requests, (request) => request.id);
  });

/** An account, and the instant for which its requests are counted. */
export interface CountKey {
  readonly accountId: string;
  readonly now: Date;
}

const readCount = rowReader({ account_id: text, total: integer });

/**
 * Counts the pending requests of accounts, of all accounts in one statement, at the instant of the first key. Doesn't
 * check access.
 */
export const openRequestCountByAccountId: LoaderFactory<CountKey, number> = (database) =>
  new DataLoader(
    async (keys: readonly CountKey[]) => {
      const accountIds = keys.map(({ accountId }) => accountId);
      const rows = await database.select(
        `SELECT account_id, COUNT(*) AS total
         FROM access_request ${dialectOf(database).usingIndex('ix_access_request_account_state')}
         WHERE account_id IN (${accountIds.map(() => '?').join()}) AND ${pendingIn('access_request')}
         GROUP BY account_id`,
        [...accountIds, createdBefore(keys[0]?.now ?? new Date(0))],
      );
      const totals = new Map(rows.map(readCount).map((row) => [row.account_id, row.total]));
      return accountIds.map((id) => totals.get(id) ?? 0);
    },
    { cacheKeyFn: (({ accountId }: CountKey) => accountId) as unknown as (key: CountKey) => CountKey },
  );
