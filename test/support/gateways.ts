import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
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
const hiveProgram = join(__dirname, 'hive-gateway.mjs');

/**
 * The gateways that npm has for every computer.
 *
 * Hive's router is written in Rust, and npm has its query planner alone; Apollo's and Cosmo's are not on npm.
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
    start: (supergraph) => startHive(supergraph, ['--planner', 'rust']),
  },
];

function startHive(supergraph: string, args: readonly string[]): Promise<RunningGateway> {
  const config = { file: 'gateway.config.mjs', text: readmeBlock('hive gateway') };
  return startProgram({ ...config, supergraph, run: [hiveProgram, ...args] });
}

/** Writes a program's file and its supergraph into a folder, starts it there and waits for the address it prints. */
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
  const child = spawn(process.execPath, [...(program.run ?? [program.file])], {
    cwd: folder,
    env: { PATH: process.env['PATH'], PORT: '0', NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const close = async (): Promise<void> => {
    await end(child);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    return { url: await addressOf(child), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function addressOf(child: ChildProcess): Promise<string> {
  let complaints = '';
  child.stderr?.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  const lines = createInterface({ input: child.stdout! });
  for await (const line of lines) {
    if (/^http:\/\/\S+$/.test(line)) {
      // Read on, or it would stop at a full pipe.
      child.stdout?.resume();
      return line;
    }
  }
  throw new Error(`The gateway ended without an address: ${complaints}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
