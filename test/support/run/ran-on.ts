import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Adds a line to the summary that `npm test` prints: `noteRanOn('Browser', 'Chromium 140')`.
 *
 * `TEST_RAN_ON` is the folder of these notes. If it isn't set, no summary is printed.
 */
export function noteRanOn(what: string, versions: string): void {
  const folder = process.env['TEST_RAN_ON'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, encodeURIComponent(what)), `${versions}\n`);
}
