import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../../..');

/** A development command that is ready. */
export interface RunningCommand {
  readonly banner: string;
  /** Returns the address on a line of the banner. */
  readonly at: (name: string) => string;
  /** Sends the signal, and returns how the command ended. */
  readonly end: (signal: NodeJS.Signals) => Promise<{ code: number | null; stderr: string }>;
}

/** A started process, its output so far, and its end. */
export interface Launched {
  readonly child: ChildProcess;
  readonly output: { stdout: string; stderr: string };
  readonly closed: Promise<{ code: number | null; stdout: string; stderr: string }>;
}

/** A command of package.json that starts servers, run like by npm. */
export class DevCommand {
  /** The command that npm would run. Running it without npm saves half a second each time. */
  readonly command: readonly string[];
  readonly #running = new Set<ChildProcess>();

  constructor(
    name: 'dev' | 'supergraph',
    private readonly freePorts: readonly string[],
  ) {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    this.command = (scripts[name] ?? '').replace(/^exec node /, '').split(' ');
  }

  /** Starts it on free ports and waits until it has printed its banner. */
  start(args: readonly string[]): Promise<RunningCommand> {
    return this.untilReady(this.launch(process.execPath, [...this.command, ...this.freePorts, ...args]));
  }

  /** Runs it until it exits. */
  run(args: readonly string[]): Launched['closed'] {
    return this.launch(process.execPath, [...this.command, ...args]).closed;
  }

  /** Starts any program in the repository. */
  launch(file: string, args: readonly string[], nodeEnvironment = ''): Launched {
    const child = spawn(file, args, {
      cwd: root,
      env: { ...process.env, NODE_ENV: nodeEnvironment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#running.add(child);
    const output = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
    const closed = once(child, 'close').then(([code]) => {
      this.#running.delete(child);
      return { code: code as number | null, ...output };
    });
    return { child, output, closed };
  }

  /** Waits until the process has printed its banner. Fails if it exits first. */
  async untilReady({ child, output, closed }: Launched): Promise<RunningCommand> {
    const ready = new Promise<void>((resolve) => {
      child.stdout?.on('data', () => {
        if (output.stdout.includes('What to try first')) resolve();
      });
    });
    const failed = closed.then(({ stderr }) => Promise.reject(new Error(`The command ended: ${stderr}`)));
    // After the banner, an exit isn't a failure.
    await Promise.race([ready, failed]);
    return {
      banner: output.stdout,
      at: (name) => new RegExp(`^ +${name} +(\\S+)`, 'm').exec(output.stdout)?.[1] ?? `${name}?`,
      end: async (signal) => {
        child.kill(signal);
        const { code, stderr } = await closed;
        return { code, stderr };
      },
    };
  }

  /** Kills the processes that are still running. */
  killAll(): void {
    for (const child of this.#running) child.kill('SIGKILL');
  }
}
