import type { Database } from '../database/database';
import { ChangeCounterEntity } from './change-counter.entity';
import { lockCounter, numberChanges } from './number-changes';

/** More positions than any database gives between a backup and its restore. */
const SKIPPED = 1_000_000_000;

/**
 * Leaves a gap in the positions of a restored database.
 *
 * Otherwise, positions that readers got after the backup would be given again, to other changes, which these readers
 * would skip. Their positions are in the gap, where no change follows, so they must resynchronize (see `readChanges`).
 */
export async function skipPositions(database: Database): Promise<void> {
  while ((await numberChanges(database)) > 0);
  await database.write(async (manager) => {
    const { id, position } = await lockCounter(manager);
    await manager.update(ChangeCounterEntity, { id }, { position: String(Number(position) + SKIPPED) });
  });
}
