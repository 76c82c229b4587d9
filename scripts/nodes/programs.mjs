import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

/** Runs programs with a common environment and output in log files. Stops all of them at the end. */
export class Programs {
  #running = new Set();
  #isStopped = false;

  /**
   * Starts a program in its own process group.
   *
   * @param options.log the file for its output
   * @returns its output so far, and a promise of its exit code
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
      // The end of this file is printed after a failure.
      await new Promise((resolve) => file.end(resolve));
      return code ?? signal;
    });
    return program;
  }

  /**
   * Runs a program until it exits, and returns its output.
   *
   * @throws {Error} if the exit code isn't 0
   */
  async run(command, args, options) {
    const program = this.start(command, args, options);
    const code = await program.ended;
    if (code !== 0) throw new Error(`${[command, ...args].join(' ')} exited with ${code}`);
    return program;
  }

  /** Kills running programs, and prevents further starts. */
  stop() {
    this.#isStopped = true;
    for (const program of this.#running) program.signal('SIGKILL');
  }
}

function signalGroup(pid, name) {
  try {
    process.kill(-pid, name);
  } catch (error) {
    // The process has already exited.
    if (error.code !== 'ESRCH') throw error;
  }
}
