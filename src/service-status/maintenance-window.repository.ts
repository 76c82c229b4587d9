import { In, IsNull, LessThanOrEqual, MoreThan, type EntityManager } from 'typeorm';
import { newId } from '../foundation/ids';
import { MaintenanceWindowEntity } from './maintenance-window.entity';
import type { MaintenanceWindow } from './service-status';

/** Finds the current and future windows, ordered by start. */
export async function findUnendedWindows(
  manager: EntityManager,
  now: Date,
): Promise<MaintenanceWindowEntity[]> {
  return manager.find(MaintenanceWindowEntity, {
    where: { endsAt: MoreThan(now), cancelledAt: IsNull() },
    order: { startsAt: 'ASC', id: 'ASC' },
  });
}

/** Announces a window. */
export async function insertWindow(
  manager: EntityManager,
  { startsAt, endsAt, message }: MaintenanceWindow,
  now: Date,
): Promise<MaintenanceWindowEntity> {
  const window = manager.create(MaintenanceWindowEntity, {
    id: newId('mntn'),
    startsAt,
    endsAt,
    message,
    createdAt: now,
    cancelledAt: null,
  });
  await manager.insert(MaintenanceWindowEntity, window);
  return window;
}

/** Cancels a future window, or ends one that is in progress. Returns whether there was one. */
export async function cancelWindow(manager: EntityManager, id: string, now: Date): Promise<boolean> {
  const { affected } = await manager.update(
    MaintenanceWindowEntity,
    { id, endsAt: MoreThan(now), cancelledAt: IsNull() },
    { cancelledAt: now },
  );
  return affected === 1;
}

/** Ends all windows that are in progress, and returns their ids. */
export async function endWindowsUnderWay(manager: EntityManager, now: Date): Promise<string[]> {
  const underWay = await manager.findBy(MaintenanceWindowEntity, {
    startsAt: LessThanOrEqual(now),
    endsAt: MoreThan(now),
    cancelledAt: IsNull(),
  });
  const ids = underWay.map(({ id }) => id);
  if (ids.length > 0) await manager.update(MaintenanceWindowEntity, { id: In(ids) }, { cancelledAt: now });
  return ids;
}
