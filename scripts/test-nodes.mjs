/**
 * `npm run test:nodes`: tests the service on several versions of Node.js. For the steps and their reasons, see
 * scripts/nodes/steps.mjs.
 */
import { constants } from 'node:os';
import { resolve } from 'node:path';
import { parseCommandLine } from './nodes/command-line.mjs';
import { Programs } from './nodes/programs.mjs';
import { STEPS } from './nodes/steps.mjs';
import { tryVersion } from './nodes/try-version.mjs';

const { versions, without, keep } = parseCommandLine(process.argv);
const steps = STEPS.filter(({ name }) => !without.includes(name));
const project = resolve(import.meta.dirname, '..');

const programs = new Programs();
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    programs.stop();
    process.exit(128 + constants.signals[signal]);
  });
}

const tried = [];
for (const wanted of versions) {
  tried.push({ wanted, ...(await tryVersion(wanted, { project, steps, programs, keep })) });
}

console.log();
for (const { wanted, version, results } of tried) {
  const each = steps.map(({ name }) => {
    const result = results.get(name);
    return `${name} ${result ? (result.ok ? result.seconds : 'FAILED') : '–'}`;
  });
  console.log(`Node.js ${(version ?? `${wanted} (not found)`).padEnd(8)}  ${each.join(', ')}`);
}
const passed = tried.every(({ results }) => steps.every(({ name }) => results.get(name)?.ok));
console.log(passed ? 'All steps passed.' : 'FAILED.');
process.exitCode = passed ? 0 : 1;
