/**
 * `npm test`: runs Jest, and beside it the static checks, one at a time, because tests often wait. A check prints one
 * line, followed by its output, if any, because passing checks may have warnings. Everything runs even after a failure,
 * so that one run shows all problems.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { renderSummary } from './summary.mjs';

const { args } = new Command('npm test --')
  .description('Runs the static checks, then the tests, and prints a summary.')
  .argument('[arguments...]', 'for Jest, such as test/graphql')
  .allowUnknownOption()
  .parse();
const checks = [
  'lint',
  'typecheck',
  'format:check',
  'schema:check',
  'schema:breaking',
  'codegen:check',
  'mails:check',
];
const resultsFile = 'test-output/jest.json';
/** Tests and scripts write what they run on to this folder, a file for each. */
const ranOn = (process.env.TEST_RAN_ON ??= 'test-output/ran-on');
const failed = [];

function start(command, args, options) {
  const child = spawn(command, args, options);
  const output = [];
  child.stdout?.on('data', (chunk) => output.push(chunk));
  child.stderr?.on('data', (chunk) => output.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      resolve({ code: code ?? 1, output: Buffer.concat(output).toString('utf8') }),
    );
  });
}

async function check(name) {
  const startedAt = performance.now();
  const { code, output } = await start('npm', ['run', '--silent', name], {
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  if (code !== 0) failed.push(name);
  const said = output.trim() === '' ? '' : `\n${output.trimEnd()}\n`;
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'}  ${name} (${seconds} s)${said}`);
}

async function checkAll() {
  for (const name of checks) await check(name);
}

rmSync(resultsFile, { force: true });
rmSync(ranOn, { recursive: true, force: true });
mkdirSync(ranOn, { recursive: true });
writeFileSync(`${ranOn}/Node.js`, process.versions.node);

const [jest] = await Promise.all([
  start(
    process.execPath,
    ['node_modules/jest/bin/jest.js', '--json', `--outputFile=${resultsFile}`, ...args],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  ),
  checkAll(),
]);
if (jest.code !== 0) failed.push('jest');

console.log(`\n${renderSummary(ranOn, resultsFile)}`);
console.log(failed.length === 0 ? 'All checks and tests passed.' : `FAILED: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
