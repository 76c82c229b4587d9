import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Production } from '../../test/support/servers/production';

/** A process of the service. */
export interface ServiceProcess {
  readonly child: ChildProcess;
  /** Resolves with its exit code or signal and its last output when it ends. */
  readonly ended: Promise<string>;
}

/** Starts the service and the worker. */
export interface Programs {
  start(program: 'service' | 'worker', environment: Readonly<Record<string, string>>): ServiceProcess;
}

/** Starts the built service, as in production. With a folder, each process writes its log to a file there. */
export function builtPrograms(production: Production, logs?: string): Programs {
  if (logs !== undefined) mkdirSync(logs, { recursive: true });
  return {
    start(program, environment) {
      const running = production.run(program === 'service' ? 'start' : 'worker', environment);
      const { stdout, pid } = running.child;
      if (logs !== undefined) stdout?.pipe(createWriteStream(join(logs, `${program}-${String(pid)}.log`)));
      return {
        child: running.child,
        ended: running.ended.then(
          ({ code, signal, stdout, stderr }) => `${String(signal ?? code)}: ${lastOf(stdout + stderr)}`,
        ),
      };
    },
  };
}

const ROOT = join(__dirname, '../..');
const SOURCES = { service: 'prove/faults/serve.ts', worker: 'src/commands/worker.ts' };

/** Starts the service from its sources, without a build. */
export function sourcePrograms(): Programs {
  return {
    start(program, environment) {
      const child = spawn(
        process.execPath,
        ['-r', 'reflect-metadata', '-r', './test/support/servers/load-typescript.js', SOURCES[program]],
        { cwd: ROOT, env: { ...environment }, stdio: ['ignore', 'pipe', 'pipe'] },
      );
      const endWithUs = (): boolean => child.kill('SIGKILL');
      process.once('exit', endWithUs);
      child.once('close', () => process.off('exit', endWithUs));
      let output = '';
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk: Buffer) => (output = lastOf(output + chunk.toString())));
      const ended = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
      return { child, ended: ended.then(([code, signal]) => `${String(signal ?? code)}: ${output}`) };
    },
  };
}

function lastOf(output: string): string {
  return output.slice(-2_000);
}
