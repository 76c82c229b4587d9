import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

/**
 * Runs programs for one purpose: with a common environment, their output in log files, and none of them left at the end.
 */
export class Programs {
  #running = new Set();
  #isStopped = false;

  /**
   * Starts a program in a process group of its own.
   *
   * @param options.log the file that gets its output
   * @returns what it has printed so far, and a promise of its exit code
   */
  start(command, args, { cwd, env = process.env, log }) {
    if (this.#isStopped) throw new Error('interrupted');
    const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const program = { stdout: '', stderr: '', signal: (name) => signalGroup(child.pid, name) };
    const file = createWriteStream(log, { flags: 'a' });
    file.write(`$ ${[command, ...args].join(' ')}\n`);
    for (const name of ['stdout', 'stderr']) {
      child[name].setEncoding('utf8').on('data', (text) => {
        program[name] += text;
        file.write(text);
      });
    }
    this.#running.add(program);
    program.ended = once(child, 'close').then(async ([code, signal]) => {
      this.#running.delete(program);
      // A failure is shown with the end of this file.
      await new Promise((resolve) => file.end(resolve));
      return code ?? signal;
    });
    return program;
  }

  /**
   * Runs a program to its end and returns what it printed.
   *
   * @throws {Error} when it exits with anything but 0
   */
  async run(command, args, options) {
    const program = this.start(command, args, options);
    const code = await program.ended;
    if (code !== 0) throw new Error(`${[command, ...args].join(' ')} exited with ${code}`);
    return program;
  }

  /** Kills what still runs, and starts nothing more. */
  stop() {
    this.#isStopped = true;
    for (const program of this.#running) program.signal('SIGKILL');
  }
}

function signalGroup(pid, name) {
  try {
    process.kill(-pid, name);
  } catch (error) {
    // It has ended.
    if (error.code !== 'ESRCH') throw error;
  }
}
