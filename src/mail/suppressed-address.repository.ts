import { In, IsNull, LessThan, LessThanOrEqual, type EntityManager } from 'typeorm';
import { SuppressedAddressEntity, type SuppressionReason } from './suppressed-address.entity';

/** Finds which of the addresses, given by their keys, are not mailed. */
export async function findSuppressed(
  manager: EntityManager,
  emailKeys: readonly string[],
): Promise<ReadonlySet<string>> {
  if (emailKeys.length === 0) return new Set();
  const rows = await manager.findBy(SuppressedAddressEntity, {
    emailKey: In([...new Set(emailKeys)]),
    liftedAt: IsNull(),
  });
  return new Set(rows.map(({ emailKey }) => emailKey));
}

/**
 * Marks addresses as not to be mailed, for what happened at an instant; changes nothing that happened since.
 *
 * Two statements, however many; none for none.
 */
export async function suppressAddresses(
  manager: EntityManager,
  emailKeys: readonly string[],
  reason: SuppressionReason,
  at: Date,
): Promise<void> {
  if (emailKeys.length === 0) return;
  const keys = [...new Set(emailKeys)].toSorted();
  await insertUnlessKnown(
    manager,
    keys.map((emailKey) => ({ emailKey, reason, changedAt: at, liftedAt: null })),
  );
  await manager.update(
    SuppressedAddressEntity,
    { emailKey: In(keys), changedAt: LessThan(at) },
    { reason, changedAt: at, liftedAt: null },
  );
}

/**
 * Notes that an address was found to be in order at an instant; changes nothing that happened since.
 *
 * Of one that was not marked it is noted, too: the report of what happened before may be on its way.
 */
export async function liftSuppression(manager: EntityManager, emailKey: string, at: Date): Promise<void> {
  await insertUnlessKnown(manager, [{ emailKey, reason: 'MANUAL', changedAt: at, liftedAt: at }]);
  await manager.update(
    SuppressedAddressEntity,
    { emailKey, changedAt: LessThanOrEqual(at) },
    { changedAt: at, liftedAt: at },
  );
}

async function insertUnlessKnown(
  manager: EntityManager,
  rows: readonly SuppressedAddressEntity[],
): Promise<void> {
  await manager
    .createQueryBuilder()
    .insert()
    .into(SuppressedAddressEntity)
    .values([...rows])
    .orIgnore()
    .updateEntity(false)
    .execute();
}
