import type { Page } from 'playwright-core';
import { newId } from '../../../src/foundation/ids';
import { MaintenanceWindowEntity } from '../../../src/service-status/maintenance-window.entity';
import type { DevStack } from '../servers/dev-stack';

/** Announces maintenance from an hour ago until in two hours. Returns a function that ends it. */
export async function startMaintenance({
  database,
}: Pick<DevStack, 'database'>): Promise<() => Promise<void>> {
  const id = newId('mntn');
  const hour = 3_600_000;
  const now = Date.now();
  await database.write((manager) =>
    manager.insert(MaintenanceWindowEntity, {
      ...{ id, startsAt: new Date(now - hour), endsAt: new Date(now + 2 * hour) },
      ...{ message: 'New disks.', createdAt: new Date(now), cancelledAt: null },
    }),
  );
  return async () => {
    await database.write((manager) =>
      manager.update(MaintenanceWindowEntity, { id }, { cancelledAt: new Date() }),
    );
  };
}

/** Reloads the page until it contains the text: each instance reads announcements every two seconds. */
export async function untilShown(page: Page, text: RegExp): Promise<void> {
  for (;;) {
    const shown = page.getByText(text).first().waitFor({ timeout: 1_000 });
    if (
      await shown.then(
        () => true,
        () => false,
      )
    )
      return;
    await page.reload();
  }
}
