import { buildPortalIfStale } from './built-portal';
import { prepareTestRun, type TestRun } from './server-database';

declare global {
  /** What jest's global teardown stops; setup and teardown share one process. */
  var testRun: TestRun | undefined;
}

/** Prepares the databases and the portal once for all test files; they find the former through the environment. */
export default async function globalSetup(): Promise<void> {
  buildPortalIfStale();
  const run = await prepareTestRun();
  globalThis.testRun = run;
  process.env['TEST_RUN_FOLDER'] = run.folder;
  if (run.serverUrl === undefined) delete process.env['TEST_SERVER_URL'];
  else process.env['TEST_SERVER_URL'] = run.serverUrl;
  process.stderr.write(`\nTest databases: ${run.description}.\n`);
}
