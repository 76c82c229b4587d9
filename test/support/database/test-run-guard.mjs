/**
 * Cleans up what a test run has outside the project, as soon as the run ends.
 *
 *   node test-run-guard.mjs <folder> '<JSON list of commands, each [file, ...arguments]>' [killable]
 *
 * Runs the commands one after another. The last is the database server, which is started again after a SHUTDOWN. With
 * `killable`, it's also started again after it was killed, once the folder has no file `hold`. When standard input closes, because the test run has ended in any way (finished, Ctrl-C, killed), the guard ends what is
 * running and removes the folder. It's a separate process because a killed process can't clean up after itself.
 */
import { spawn } from 'node:child_process';
import { existsSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const [folder, commands, killable] = process.argv.slice(2);
// The exit code that a shell reports for it.
const KILLED = 137;

let running;
let ending = false;

function removeFolderAndExit(code) {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.exit(code);
}

function end() {
  if (ending) return;
  ending = true;
  // The data is discarded, so a clean shutdown would save nothing.
  if (running === undefined) removeFolderAndExit(0);
  else running.kill('SIGKILL');
}

async function run([file, ...args], log) {
  running = spawn(file, args, { cwd: folder, stdio: ['ignore', log, log] });
  const code = await new Promise((resolve) => {
    running.once('error', () => resolve(127));
    running.once('close', (exitCode) => resolve(exitCode ?? KILLED));
  });
  running = undefined;
  return code;
}

function isKilled(code) {
  return killable === 'killable' && code === KILLED;
}

// Ctrl-C reaches the whole process group, but the test run decides when the guard ends.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});
process.stdin.once('close', end).once('error', end).resume();

const list = JSON.parse(commands);
if (list.length > 0) {
  const log = openSync(join(folder, 'server.log'), 'a');
  for (const command of list) {
    if (ending) break;
    const isServer = command === list.at(-1);
    let code;
    do {
      code = await run(command, log);
      if (ending) removeFolderAndExit(0);
      while (isKilled(code) && !ending && existsSync(join(folder, 'hold'))) await sleep(10);
      if (ending) removeFolderAndExit(0);
    } while (isServer && (code === 0 || isKilled(code)));
    if (code !== 0) process.exit(code);
  }
}
