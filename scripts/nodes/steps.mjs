import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { environmentOfStart, freePort } from '../compile-service.mjs';

/*
 * The core of the suite depends on Node.js: the units, HTTP with the built service and the development command, and
 * everything that uses processes, signals, files, timers, and SQLite's native library. The other folders of test/ run
 * the same JavaScript on a database, or test gateways, containers and pages. npm test runs them on one version.
 */
const CORE = ['test/unit', 'test/http', 'test/integration'];
const ANSWER_LIMIT_MS = 120_000;
const QUERY = '{ serviceStatus { __typename } viewer { __typename } }';
const ANSWER = '{"data":{"serviceStatus":{"__typename":"ServiceStatus"},"viewer":null}}';

/** The steps on each version, in order. Each returns a remark for the summary, or throws an Error. */
export const STEPS = [
  { name: 'npm ci', run: install, isNeeded: true },
  { name: 'build', run: ({ npm }) => npm(['run', '--silent', 'build']).then(() => ''), isNeeded: true },
  { name: 'start', run: tryStart },
  { name: 'dev', run: tryDev },
  { name: 'suite', run: runCore },
];

async function install({ npm }) {
  const { stderr } = await npm(['ci', '--no-audit', '--no-fund']);
  if (/EBADENGINE/.test(stderr)) throw new Error('a package refuses this version (EBADENGINE)');
  return '';
}

async function tryStart({ npm, startNpm, folder }) {
  const port = await freePort();
  const settings = {
    ...environmentOfStart(port),
    DATABASE_URL: `sqlite:${join(folder, 'test-nodes.sqlite')}`,
  };
  await npm(['run', '--silent', 'migrate'], settings);
  const startedAt = performance.now();
  const service = startNpm(['start', '--silent'], settings);
  const origin = `http://127.0.0.1:${port}`;
  await until(service, () => answers(`${origin}/readyz`));
  const milliseconds = performance.now() - startedAt;
  await expectAnswer(`${origin}/graphql`);
  await expectEnd(service);
  return `ready after ${milliseconds.toFixed(0)} ms`;
}

async function tryDev({ startNpm, folder }) {
  const ports = ['--port', '0', '--identity-port', '0', '--mailbox-port', '0'];
  const args = ['run', '--silent', 'dev', '--', ...ports, '--data-folder', join(folder, 'test-nodes-dev')];
  const startedAt = performance.now();
  const dev = startNpm(args);
  const origin = () => /^ +Start here +(\S+)/m.exec(dev.stdout)?.[1];
  await until(dev, () => origin() !== undefined);
  const milliseconds = performance.now() - startedAt;
  await expectAnswer(new URL('/graphql', origin()));
  await expectEnd(dev);
  return `ready after ${milliseconds.toFixed(0)} ms`;
}

async function runCore({ npm, folder }) {
  const results = join(folder, 'test-nodes.json');
  const environment = { TEST_DATABASES: 'sqlite' };
  const report = ['--json', '--outputFile', results];
  // Nightly jobs often share a slow machine.
  const jest = ['run', '--silent', 'test:unit', '--', ...CORE, ...report];
  await npm(jest, environment);
  const { numPassedTests, numPendingTests } = JSON.parse(readFileSync(results, 'utf8'));
  return `${numPassedTests} passed, ${numPendingTests} skipped`;
}

/** Waits until a condition is true. Fails if the program exits first. */
async function until(program, condition) {
  let code;
  void program.ended.then((how) => (code = how));
  const endsAt = performance.now() + ANSWER_LIMIT_MS;
  while (!(await condition())) {
    if (code !== undefined) throw new Error(`it ended with ${code}`);
    if (performance.now() > endsAt) throw new Error(`it isn't ready after ${ANSWER_LIMIT_MS / 1000} s`);
    await delay(10);
  }
}

async function answers(url) {
  const response = await fetch(url).catch(() => null);
  await response?.arrayBuffer();
  return response?.status === 200;
}

async function expectAnswer(url) {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query: QUERY }) });
  const text = await response.text();
  if (text.trim() !== ANSWER) throw new Error(`${url} answered ${response.status} ${text}`);
}

/** Stops a program like a supervisor. Node.js prints warnings to stderr. */
async function expectEnd(program) {
  program.signal('SIGTERM');
  const code = await program.ended;
  if (code !== 0) throw new Error(`it exited with ${code} on SIGTERM`);
  if (program.stderr !== '') throw new Error(`it wrote to stderr: ${program.stderr.split('\n', 1)[0]}`);
}
