import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../test/support/servers/production';
import type { Contender } from './contenders';
import { type BenchClient, createBenchClient } from './http-client';
import { type ProcessUsage, readProcessUsage } from './process-usage';
import type { BenchRequest } from './workloads';

/** A running server that responds. */
export interface RunningServer {
  readonly name: string;
  readonly label: string;
  readonly compared: Contender['compared'] | undefined;
  readonly client: BenchClient;
  /** Time from the start of its process to its first response with data. */
  readonly firstAnswerMs: number;
  usage(): ProcessUsage;
  /** Asks the process to exit, and kills it if it doesn't. */
  stop(): Promise<void>;
}

const START_LIMIT_MS = 30_000;
const STOP_LIMIT_MS = 3_000;
const ASK_EVERY_MS = 5;

/**
 * Starts a server in its own process and sends requests until it responds. It ends with this process.
 *
 * Its log is discarded, except errors. Throws an Error if the process exits or hasn't responded after 30 seconds.
 */
export async function startServer(
  { name, label, args, environment, credentials, compared }: Contender,
  { databaseUrl, connections, probe }: { databaseUrl: string; connections: number; probe: BenchRequest },
): Promise<RunningServer> {
  const port = await freePort();
  const client = createBenchClient(new URL(`http://127.0.0.1:${String(port)}/graphql`), {
    connections,
    credentials,
  });
  const startedAt = performance.now();
  const child = spawn(process.execPath, args, {
    env: {
      NODE_ENV: 'production',
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      ...environment(port),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${name} could not be started.`);
  const kill = (): boolean => child.kill('SIGKILL');
  process.once('exit', kill);
  const ended = once(child, 'exit').finally(() => process.removeListener('exit', kill));

  const stop = async (): Promise<void> => {
    client.close();
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    const limit = setTimeout(kill, STOP_LIMIT_MS);
    await ended;
    clearTimeout(limit);
  };

  const answered = async (): Promise<boolean> => {
    const answer = await client.send(probe).catch(() => null);
    if (answer?.status === 200) return true;
    if (child.exitCode === null && performance.now() - startedAt < START_LIMIT_MS) return false;
    await stop();
    throw new Error(`${name} does not answer: ${answer?.body ?? 'it cannot be reached'}`);
  };
  while (!(await answered())) await sleep(ASK_EVERY_MS);
  return {
    name,
    label,
    compared,
    client,
    firstAnswerMs: performance.now() - startedAt,
    usage: () => readProcessUsage(pid),
    stop,
  };
}
