import { buildPortalIfStale } from '../browser/built-portal';
import { noteRanOn } from './ran-on';
import { publishDatabases } from '../database/test-database';
import { prepareTestRun, type TestRun } from '../database/test-run';

declare global {
  /** What Jest's global teardown stops. Setup and teardown share a process. */
  var testRun: TestRun | undefined;
}

/** Prepares the databases and the portal once for all test files, which get the databases through the environment. */
export default async function globalSetup(): Promise<void> {
  buildPortalIfStale();
  const run = await prepareTestRun();
  globalThis.testRun = run;
  publishDatabases(run);
  noteRanOn('Databases', run.description);
  process.stderr.write(`\nTest databases: ${run.description}.\n`);
}
