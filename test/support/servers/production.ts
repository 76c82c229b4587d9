import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(__dirname, '../../..');

/** How a program ended, and its output. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A running program. */
export interface Running {
  readonly child: ChildProcess;
  /** When it was started, by `performance.now()`. */
  readonly startedAt: number;
  readonly ended: Promise<Ended>;
}

/** The service built by `npm run build`, in its own folder. */
export interface Production {
  readonly folder: string;
  /** Runs what `npm start`, `npm run migrate` or `npm run worker` runs, with only these environment variables. */
  run(
    script: 'start' | 'migrate' | 'worker',
    environment: Readonly<Record<string, string>>,
    args?: readonly string[],
  ): Running;
  /** Kills the programs that are still running, and waits until they have ended. */
  killAll(): Promise<void>;
  /** Kills the programs that are still running, and removes the folder if it was built here. */
  remove(): void;
}

/** Builds the service. Takes as long as a complete compilation. `node` builds and runs it, by default this Node.js. */
export async function buildProduction(node: string = process.execPath): Promise<Production> {
  const folder = join(root, 'test-output', `dist-${String(process.pid)}`);
  await promisify(execFile)(node, ['scripts/build.mjs', folder], { cwd: root });
  const production = openProduction(folder, { node });
  return {
    ...production,
    remove() {
      production.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Opens a folder that `npm run build` has written. It isn't removed. `project` has the package.json with the scripts. */
export function openProduction(
  folder: string,
  { node = process.execPath, project = root }: { readonly node?: string; readonly project?: string } = {},
): Production {
  const children = new Map<ChildProcess, Promise<Ended>>();
  const kill = (): void => children.forEach((_ended, child) => child.kill('SIGKILL'));
  const { scripts } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
    scripts: Readonly<Record<'start' | 'migrate' | 'worker', string>>;
  };

  return {
    folder,
    run(script, environment, args = []) {
      // Without npm, which takes longer to start than the service.
      const words = scripts[script].split(' ');
      const argv = words
        .slice(words.indexOf('node') + 1)
        .map((part) => part.replace(/^dist\//, `${folder}/`));
      const startedAt = performance.now();
      const child = spawn(node, [...argv, ...args], {
        // A folder without a developer's .env file.
        cwd: folder,
        env: { ...environment },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const output = { stdout: '', stderr: '' };
      child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
      const ended: Promise<Ended> = once(child, 'close').then(([code, signal]) => {
        children.delete(child);
        return { code: code as number | null, signal: signal as NodeJS.Signals | null, ...output };
      });
      children.set(child, ended);
      return { child, startedAt, ended };
    },
    async killAll() {
      kill();
      await Promise.all(children.values());
    },
    remove: kill,
  };
}

/** Finds a port that isn't in use at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Calls a starting service until it's ready. Returns the milliseconds since its process was started. */
export async function untilReady({ startedAt, ended }: Running, origin: string): Promise<number> {
  let end: Ended | undefined;
  void ended.then((how) => (end = how));
  while (performance.now() - startedAt < 150_000) {
    if (end) throw new Error(`The service ended: ${end.stderr}`);
    const response = await fetch(`${origin}/readyz`).catch(() => null);
    await response?.arrayBuffer();
    if (response?.status === 200) return performance.now() - startedAt;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('The service is not ready after 150 seconds.');
}
