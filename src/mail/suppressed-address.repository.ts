import { In, IsNull, LessThan, LessThanOrEqual, type EntityManager } from 'typeorm';
import { SuppressedAddressEntity, type SuppressionReason } from './suppressed-address.entity';

/** Finds which of the addresses are suppressed, by their keys. */
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
 * Suppresses addresses because of an event at an instant, unless there was a later event.
 *
 * Sends two statements for any number of addresses, and none for none.
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
 * Lifts the suppression of an address at an instant, unless there was a later event.
 *
 * Also recorded for an address that isn't suppressed, since the report of an earlier event may still arrive.
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
