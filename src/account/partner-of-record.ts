import type { Account } from './account';

/**
 * Accounts that can be a partner of record, as a condition for TypeORM.
 *
 * A customer account that is recorded as a partner of record gets no permissions from it.
 */
export const ACTIVE_PARTNERS = { kind: 'PARTNER', status: 'ACTIVE' } as const;

/** Returns whether an account can be a partner of record. The same condition as `ACTIVE_PARTNERS`. */
export function isActivePartner({ kind, status }: Pick<Account, 'kind' | 'status'>): boolean {
  return kind === ACTIVE_PARTNERS.kind && status === ACTIVE_PARTNERS.status;
}
