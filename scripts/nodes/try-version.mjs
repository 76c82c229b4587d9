import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, relative } from 'node:path';
import { bringNode } from './bring-node.mjs';

const LAST_LINES = 40;

/**
 * Runs the steps on one version of Node.js in a copy of the project, and prints a line for each.
 *
 * @returns the exact version, or null if the registry doesn't have it, and the result of each step
 */
export async function tryVersion(wanted, { project, steps, programs, keep }) {
  const logs = join(project, 'test-output/nodes', wanted);
  rmSync(logs, { recursive: true, force: true });
  mkdirSync(logs, { recursive: true });
  const attempt = (name, work) => {
    const log = join(logs, `${name.replace(' ', '-')}.log`);
    return report(`Node.js ${wanted}  ${name}`, log, () => work(log));
  };

  let node;
  const brought = await attempt('bring', async (log) => {
    node = await bringNode(wanted, (args) => programs.run('npm', args, { log }));
    return node.version;
  });
  if (!brought.ok) return { version: null, results: new Map() };

  const folder = mkdtempSync(join(tmpdir(), `customersource-node-${wanted}-`));
  const removeCopy = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  if (!keep) process.once('exit', removeCopy);
  copyCheckout(project, folder);
  const environment = { ...process.env, PATH: node.bin + delimiter + process.env.PATH };
  const results = new Map();
  for (const { name, run, isNeeded } of steps) {
    const result = await attempt(name, (log) => {
      const options = (settings) => ({
        cwd: folder,
        log,
        env: { ...environment, ...settings, PATH: environment.PATH },
      });
      return run({
        folder,
        npm: (args, settings) => programs.run('npm', args, options(settings)),
        startNpm: (args, settings) => programs.start('npm', args, options(settings)),
      });
    });
    results.set(name, result);
    if (isNeeded && !result.ok) break;
  }
  if (keep) console.log(`  The copy is in ${folder}.`);
  else {
    removeCopy();
    process.off('exit', removeCopy);
  }
  return { version: node.version, results };
}

/** Copies the files that Git tracks or would track, without installed or built files. */
function copyCheckout(project, folder) {
  const list = ['-c', 'safe.directory=*', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const names = execFileSync('git', list, { cwd: project, encoding: 'utf8' }).split('\0');
  for (const name of names) {
    const path = join(project, name);
    if (name !== '' && existsSync(path)) cpSync(path, join(folder, name));
  }
  // A test of this command in the suite lists the files with Git.
  execFileSync('git', ['init', '--quiet'], { cwd: folder });
}

/** Runs a step and prints its result. After a failure, prints the end of its log. */
async function report(label, log, work) {
  process.stdout.write(`${label.padEnd(24)} … `);
  const startedAt = performance.now();
  const seconds = () => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
  try {
    const remark = await work();
    const result = { ok: true, seconds: seconds(), remark };
    console.log(`ok, ${result.seconds}${remark === '' ? '' : `, ${remark}`}`);
    return result;
  } catch (error) {
    console.log(`FAILED after ${seconds()}: ${error.message}`);
    const lines = existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n') : [];
    if (lines.length > 0)
      console.log(
        lines
          .slice(-LAST_LINES)
          .map((line) => `  | ${line}`)
          .join('\n'),
      );
    console.log(`  All of it is in ${relative(process.cwd(), log)}.`);
    return { ok: false };
  }
}
