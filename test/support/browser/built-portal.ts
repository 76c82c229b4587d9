import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const project = join(__dirname, '../../..');

/** The folder of the portal that this run's tests serve. Jest's global setup builds it. */
export const portalFolder = join(project, 'dist/portal');

/** Builds the portal unless it was built from the same sources. */
export function buildPortalIfStale(): void {
  execFileSync(process.execPath, ['scripts/build-portal.mjs', '--if-stale'], {
    cwd: project,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}
