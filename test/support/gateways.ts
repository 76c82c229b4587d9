import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { askGraph } from './ask-graph';
import { freePort } from './production';
import { readmeBlock } from './readme-blocks';

/** A gateway that serves a supergraph as a program of its own, configured as the README has it. */
export interface RunningGateway {
  /** Where it takes operations. */
  readonly url: string;
  close(): Promise<void>;
}

/** A kind of gateway. */
export interface GatewayKind {
  readonly name: string;
  start(supergraph: string): Promise<RunningGateway>;
}

const root = join(__dirname, '../..');
// The file itself, since what npm links to it is started through a shell on Windows.
const hiveGateway = join(root, 'node_modules/@graphql-hive/gateway/dist/bin.js');

/**
 * The gateways that npm has for every computer.
 *
 * Of Hive's router, which is written in Rust, npm has the query planner, and Hive Gateway takes it on request.
 * Apollo's and Cosmo's routers are not on npm at all.
 */
export const gatewayKinds: readonly GatewayKind[] = [
  {
    name: '@apollo/gateway',
    start: (supergraph) =>
      startProgram({ file: 'gateway.mjs', text: readmeBlock('apollo gateway'), supergraph }),
  },
  {
    name: 'Hive Gateway',
    start: (supergraph) => startHive(supergraph, []),
  },
  {
    name: 'Hive Gateway with the planner of Hive’s router',
    start: (supergraph) => startHive(supergraph, ['--hive-router-runtime']),
  },
];

async function startHive(supergraph: string, options: readonly string[]): Promise<RunningGateway> {
  return startProgram({
    file: 'gateway.config.mjs',
    text: readmeBlock('hive gateway'),
    supergraph,
    run: [hiveGateway, 'supergraph', '--host', '127.0.0.1', ...options],
  });
}

/** Writes a program's file and its supergraph into a folder, starts it there and waits until it answers. */
async function startProgram(program: {
  readonly file: string;
  readonly text: string;
  readonly supergraph: string;
  readonly run?: readonly string[];
}): Promise<RunningGateway> {
  // In the repository, so that the program finds its packages.
  mkdirSync(join(root, 'test-output'), { recursive: true });
  const folder = mkdtempSync(join(root, 'test-output', 'gateway-'));
  writeFileSync(join(folder, program.file), program.text);
  writeFileSync(join(folder, 'supergraph.graphql'), program.supergraph);
  const port = await freePort();
  const child = spawn(process.execPath, [...(program.run ?? [program.file])], {
    cwd: folder,
    env: { PATH: process.env['PATH'], PORT: String(port), NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  const url = `http://localhost:${port}/graphql`;
  const close = async (): Promise<void> => {
    await end(child);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    while (!(await answers(url))) {
      if (child.exitCode !== null) throw new Error(`The gateway ended: ${complaints}`);
      await sleep(100);
    }
    return { url, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function answers(url: string): Promise<boolean> {
  const { data } = await askGraph(url, {}, '{ __typename }').catch(() => ({ data: null }));
  return data?.__typename === 'Query';
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
