import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { ProgramEnd } from './program';

/** The keys with which workers create links, in the format of `SECRET_KEYS`. */
export const WORKER_KEYS = `test:${Buffer.alloc(32, 7).toString('base64')}`;

/** A worker in its own process. */
export interface WorkerProcess {
  readonly child: ChildProcess;
  readonly ended: Promise<ProgramEnd>;
  /** Returns whether it has started to deliver. */
  readonly isAtWork: () => boolean;
}

/**
 * Starts a worker like `npm run worker`, with leases that are short enough for a test.
 *
 * `environment` overrides its variables. A variable with the value undefined is omitted.
 */
export function startWorker(
  databaseUrl: string,
  postmark: { readonly url: URL; readonly token: string },
  environment: Readonly<Record<string, string | undefined>> = {},
  args: readonly string[] = [],
): WorkerProcess {
  const child = spawn(
    process.execPath,
    ['-r', './test/support/servers/load-typescript.js', 'src/commands/worker.ts', ...args],
    {
      cwd: join(__dirname, '../../..'),
      env: {
        PATH: process.env['PATH'],
        DATABASE_URL: databaseUrl,
        PUBLIC_URL: 'http://localhost:4000',
        MICROSOFT_CLIENT_ID: 'test-client',
        MICROSOFT_CLIENT_SECRET: 'test-client-secret',
        SECRET_KEYS: WORKER_KEYS,
        POSTMARK_URL: postmark.url.origin,
        POSTMARK_SERVER_TOKEN: postmark.token,
        MAIL_FROM: 'CustomerSource <no-reply@access.example>',
        MAIL_POLL_MS: '50',
        MAIL_LEASE_MS: '3000',
        MAIL_CONFIRM_AFTER_MS: '500',
        LOG_LEVEL: 'info',
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  // The worker must not continue after an aborted test.
  const endWithUs = (): boolean => child.kill('SIGKILL');
  process.once('exit', endWithUs);
  child.once('close', () => process.off('exit', endWithUs));
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, ...output }));
  return { child, ended, isAtWork: () => output.stdout.includes('delivering mail') };
}
