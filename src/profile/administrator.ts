import type { EntityManager } from 'typeorm';
import { ProfileEntity } from './profile.entity';

/** Active administrators, as a condition for TypeORM. */
export const ADMINISTRATORS = { role: 'ADMINISTRATOR', status: 'ACTIVE' } as const;

/** Returns whether the values are those of an active administrator. */
export function isAdministrator({ role, status }: Record<'role' | 'status', unknown>): boolean {
  return role === ADMINISTRATORS.role && status === ADMINISTRATORS.status;
}

/** Returns the SQL condition that selects active administrators, for an alias of the table of profiles. */
export function administratorsIn(alias: string): string {
  return `${alias}.role = 'ADMINISTRATOR' AND ${alias}.status = 'ACTIVE'`;
}

/**
 * Returns whether the next active profile that's added to an account must become an administrator: the account has
 * none.
 *
 * The result is valid while the account is locked.
 */
export async function needsAdministrator(manager: EntityManager, accountId: string): Promise<boolean> {
  return !(await manager.existsBy(ProfileEntity, { accountId, ...ADMINISTRATORS }));
}
