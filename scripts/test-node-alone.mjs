/**
 * `npm run test:node-alone`: checks that `npm ci && npm test` needs nothing but Node.js.
 *
 * Hides all other programs (database servers, Chromium, git, curl…) and runs the test files that use one. The other
 * files are only loaded, since they work the same without these programs. Each skipped test must have a reason.
 */
import { spawnSync } from 'node:child_process';
import {
  accessSync,
  constants,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { Command } from 'commander';
import { NO_REASON, skippedByReason } from './summary.mjs';

/** Programs of every POSIX system, for npm and for the steps of the Dockerfile. */
const BASE = ['sh', 'cat', 'cp', 'env', 'ls', 'mkdir', 'mv', 'rm', 'sed', 'uname'];
const USES_PROGRAMS = /describe(?:OnEachServer|OnPrivateServer|WithProgram|InBrowser)\(/;

const { all } = new Command('npm run test:node-alone --')
  .description('Runs the tests with all programs hidden except Node.js and npm.')
  .option('--all', 'run all test files, not only those that use other programs')
  .parse()
  .opts();
const folder = mkdtempSync(join(tmpdir(), 'csa-node-alone-'));
const resultsFile = join(folder, 'jest.json');

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Creates a PATH with only Node.js, npm, and these programs. */
function pathOfNodeAlone() {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  const folders = [dirname(process.execPath), ...(process.env.PATH ?? '').split(delimiter)];
  for (const name of ['node', 'npm', ...BASE]) {
    const found = folders.map((each) => join(each, name)).find(isExecutable);
    if (found) symlinkSync(realpathSync(found), join(bin, name));
  }
  return bin;
}

const environment = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:TEST_|CHROMIUM_PATH$|CI$)/.test(name)),
  ),
  PATH: pathOfNodeAlone(),
  TEST_PROGRAMS: 'none',
};

/** Runs a command with Node.js alone. Prints its output if it fails. */
function run(what, file, args) {
  const startedAt = performance.now();
  const options = { env: environment, encoding: 'utf8', maxBuffer: 2 ** 26 };
  const { status, stdout, stderr } = spawnSync(file, args, options);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'}  with Node.js alone: ${what} (${seconds} s)`);
  if (status === 0) return;
  console.log(stdout + stderr);
  process.exitCode = 1;
}

function runJest(what, ...args) {
  const jest = ['node_modules/jest/bin/jest.js', '--json', `--outputFile=${resultsFile}`];
  run(what, process.execPath, [...jest, ...args]);
}

const files = readdirSync('test', { recursive: true })
  .map((name) => join('test', name))
  .filter((name) => name.endsWith('.test.ts'));
const isRun = (file) => all || USES_PROGRAMS.test(readFileSync(file, 'utf8'));
const [toRun, toLoad] = [files.filter(isRun), files.filter((file) => !isRun(file))];

try {
  run('schema:breaking', 'npm', ['run', '--silent', 'schema:breaking']);
  runJest(`${toRun.length} test files`, ...toRun);
  const skipped = skippedByReason(resultsFile);
  for (const [count, reason] of skipped) console.log(`        ${count} skipped: ${reason}`);
  if (skipped.some(([, reason]) => reason === NO_REASON)) process.exitCode = 1;
  // No test has such a name.
  if (toLoad.length > 0) runJest(`${toLoad.length} other test files load`, '--testNamePattern=^$', ...toLoad);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
