import { buildPortalIfStale } from './built-portal';
import { noteRanOn } from './ran-on';
import { publishDatabases } from './test-database';
import { prepareTestRun, type TestRun } from './test-run';

declare global {
  /** What jest's global teardown stops; setup and teardown share one process. */
  var testRun: TestRun | undefined;
}

/** Prepares the databases and the portal once for all test files; they find the former through the environment. */
export default async function globalSetup(): Promise<void> {
  buildPortalIfStale();
  const run = await prepareTestRun();
  globalThis.testRun = run;
  publishDatabases(run);
  noteRanOn('Databases', run.description);
  process.stderr.write(`\nTest databases: ${run.description}.\n`);
}
