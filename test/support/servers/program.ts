import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** How a program ended, and its output. */
export interface ProgramEnd {
  /** Null if a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A running program. */
export interface RunningProgram {
  /** Resolves when it has written the text to standard error. Rejects if it exits first. */
  warned(text: string): Promise<void>;
  readonly ended: Promise<ProgramEnd>;
}

type ProgramName = 'derived' | 'maintenance' | 'migrate' | 'mail' | 'restored' | 'webhooks';

/**
 * Starts a program of `src` in its own process, with only `DATABASE_URL` and the given environment.
 *
 * `preload` is the path of a module that is loaded first.
 */
export function startProgram(
  name: ProgramName,
  databaseUrl: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  preload?: string,
): RunningProgram {
  const preloads = preload === undefined ? [] : ['-r', preload];
  const child = spawn(
    process.execPath,
    ['-r', './test/support/servers/load-typescript.js', ...preloads, `src/commands/${name}.ts`, ...args],
    {
      cwd: join(__dirname, '../../..'),
      env: { PATH: process.env['PATH'], DATABASE_URL: databaseUrl, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
  return {
    async warned(text) {
      while (!output.stderr.includes(text)) {
        if (child.stderr.readableEnded) throw new Error(`The program ended without: ${text}`);
        await Promise.race([once(child.stderr, 'data'), once(child.stderr, 'end')]);
      }
    },
    ended: once(child, 'close').then(([code]) => ({ code: code as number | null, ...output })),
  };
}

/** Runs a program of `src` like `startProgram`, and waits until it exits. */
export async function runProgram(...program: Parameters<typeof startProgram>): Promise<ProgramEnd> {
  return startProgram(...program).ended;
}
