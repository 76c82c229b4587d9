import type { EntityManager, QueryRunner } from 'typeorm';
import { updateRowsTogether } from '../bulk-statements';
import { isEmbedded } from '../dialect';
import { selectRows, text } from '../row';
import { FOLDED_WORDS } from './rebuilt-words';

const PROFILES_AT_ONCE = 500;
const TYPES = { name_key: 'varchar(200) CHARACTER SET utf8mb4' };

/**
 * Fills in the keys that order existing profiles by name.
 *
 * Locks the profiles of each batch, so that the release before can run beside it. Can be repeated.
 */
export async function fillProfileNameKeys({ manager }: QueryRunner): Promise<void> {
  const embedded = isEmbedded(manager.dataSource);
  for (let last: string | undefined = ''; last !== undefined;) {
    const after: string = last;
    const fill = (batch: EntityManager): Promise<string | undefined> => fillBatch(batch, after);
    // On SQLite, all migrations are in one transaction.
    last = await (embedded ? fill(manager) : manager.transaction(fill));
  }
}

/** Returns the last id of the batch; undefined if there are none after it. */
async function fillBatch(manager: EntityManager, after: string): Promise<string | undefined> {
  const profiles = await selectRows(
    manager,
    `SELECT id, display_name, name_key FROM profile WHERE id > ? ORDER BY id
     LIMIT ${String(PROFILES_AT_ONCE)} ${isEmbedded(manager.dataSource) ? '' : 'FOR UPDATE'}`,
    [after],
  );
  const changed = profiles.flatMap((row) => {
    const key = FOLDED_WORDS.keyOf(text(row, 'display_name'));
    return key === text(row, 'name_key') ? [] : [{ id: text(row, 'id'), values: [key] }];
  });
  await updateRowsTogether(manager, 'profile', TYPES, changed);
  return profiles.length < PROFILES_AT_ONCE ? undefined : text(profiles.at(-1) ?? {}, 'id');
}
