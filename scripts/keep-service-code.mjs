/** Runs a folder's service.js for scripts/compile-service.mjs, and stores V8's code cache of it. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const LIMIT_MS = 60_000;
const QUERY = '{ viewer { activeProfile { id account { id } } } }';

const folder = process.argv[2];
const { keepCode, openService, runService } = createRequire(import.meta.url)(
  join(folder, 'fast-path/compiled-service.js'),
);

async function answers() {
  const response = await fetch(`http://127.0.0.1:${process.env.PORT}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: QUERY }),
    signal: AbortSignal.timeout(LIMIT_MS),
  }).catch(() => null);
  await response?.arrayBuffer();
  return response?.status === 200;
}

const service = openService(folder);
runService(service, folder);
const endsAt = performance.now() + LIMIT_MS;
while (!(await answers())) {
  if (performance.now() > endsAt) throw new Error(`The service in ${folder} doesn't respond.`);
  await sleep(20);
}
keepCode(service, folder);
process.exit(0);
