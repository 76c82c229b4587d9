import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type KillableServer, startKillableServer } from '../../test/support/database/private-server';
import type { ServerBinary } from '../../test/support/database/server-binary';
import { startTcpProxy, type TcpProxy } from '../../test/support/stand-ins/tcp-proxy';
import type { Programs, ServiceProcess } from './programs';
import { type DrillDatabase, freePorts, startSurroundingsOf, type Surroundings } from './surroundings';

/** Ends of processes that nobody killed. Each is started again, as by a supervisor. */
export interface Ends {
  /** Those that had served, which they must never do. */
  readonly unexpected: string[];
  /** Those that hadn't, such as starts while the database is down. */
  readonly failedStarts: string[];
}

/** A process of the service that can be killed and frozen. */
export interface Victim {
  readonly name: string;
  /** Where it listens; null for the worker. */
  readonly origin: string | null;
  /** Number of faults and ends that it had, so that a measurement can tell whether it was disturbed. */
  readonly faults: () => number;
  /** Whether its process has started to serve, and isn't frozen. */
  readonly isServing: () => boolean;
  kill(): Promise<void>;
  start(): void;
  freeze(): void;
  thaw(): void;
}

/** What a drill runs on a database: its surroundings, instances, and a worker. */
export interface Services extends Surroundings {
  readonly instances: readonly Victim[];
  readonly worker: Victim;
  readonly ends: Ends;
  /** Starts another instance, which the load doesn't use, with the database on a port of 127.0.0.1. */
  startInstance(name: string, databasePort: number): Promise<Victim>;
}

/** The database of `Services`, and how they reach it. */
export interface ReachedDatabase extends DrillDatabase {
  /** The port of the database on 127.0.0.1 for each instance. */
  readonly instancePorts: readonly number[];
  readonly workerPort: number;
}

/** Services on a private database server behind a proxy. */
export interface Ground extends Services {
  readonly database: KillableServer;
  readonly proxy: TcpProxy;
}

const INSTANCES = 2;
const START_LIMIT_MS = 120_000;
const RESTART_MS = 200;

/** Starts everything, with a number of households. */
export async function startGround(
  binary: ServerBinary,
  programs: Programs,
  households: number,
  environment: Readonly<Record<string, string>> = {},
): Promise<Ground> {
  const database = await startKillableServer(binary, mkdtempSync(join(tmpdir(), 'csa-faults-')));
  const proxy = await startTcpProxy({ host: '127.0.0.1', port: Number(new URL(database.url).port) });
  const closeDatabase = async (): Promise<void> => {
    await proxy.close();
    await database.stop();
  };
  const reached = {
    ...{ kind: binary.kind, adminUrl: database.url },
    instancePorts: Array.from({ length: INSTANCES }, () => proxy.port),
    workerPort: proxy.port,
  };
  try {
    const services = await startServices(reached, programs, households, environment);
    const close = async (): Promise<void> => {
      await services.close();
      await closeDatabase();
    };
    return { ...services, database, proxy, close };
  } catch (error) {
    await closeDatabase();
    throw error;
  }
}

/** Creates the database `access` with a number of households, and starts the services on it. */
export async function startServices(
  { instancePorts, workerPort, ...database }: ReachedDatabase,
  programs: Programs,
  households: number,
  more: Readonly<Record<string, string>> = {},
): Promise<Services> {
  const ports = await freePorts(instancePorts.length);
  const publicUrl = `http://localhost:${String(ports[0])}`;
  const surroundings = await startSurroundingsOf(database, { households, publicUrl, environment: more });
  const closing: (() => Promise<unknown>)[] = [() => surroundings.close()];
  const close = async (): Promise<void> => {
    for (const each of closing.toReversed()) await each();
  };
  const ends: Ends = { unexpected: [], failedStarts: [] };
  const victim = (
    program: 'service' | 'worker',
    name: string,
    {
      databasePort,
      ...its
    }: { readonly databasePort: number; readonly PORT?: string; readonly LOG_LEVEL?: string },
  ): Victim => {
    const DATABASE_URL = surroundings.databaseUrlAt(databasePort);
    const environment = { ...surroundings.environment, DATABASE_URL, MAIL_WORKER: 'off', ...its };
    const made = createVictim(programs, { program, name, environment }, ends);
    closing.push(() => made.kill());
    return made;
  };
  const instance = (name: string, port: number, databasePort: number): Victim =>
    victim('service', name, { PORT: String(port), databasePort });
  try {
    const instances = ports.map((port, index) =>
      instance(`instance ${String(index + 1)}`, port, instancePorts[index] ?? workerPort),
    );
    // It reports in its log that it has started.
    const worker = victim('worker', 'worker', { LOG_LEVEL: 'info', databasePort: workerPort });
    const isEnded = (): boolean => ends.failedStarts.length > 0;
    const ready = await Promise.all(
      instances.map(({ origin }) => untilReady(origin ?? '', START_LIMIT_MS, isEnded)),
    );
    if (ready.includes(null)) throw new Error(`The service didn't start. ${ends.failedStarts.join('\n')}`);
    return {
      ...{ ...surroundings, instances, worker, ends, close },
      async startInstance(name, databasePort) {
        const [port = 0] = await freePorts(1);
        return instance(name, port, databasePort);
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function createVictim(
  programs: Programs,
  {
    program,
    name,
    environment,
  }: {
    readonly program: 'service' | 'worker';
    readonly name: string;
    readonly environment: Readonly<Record<string, string>>;
  },
  ends: Ends,
): Victim {
  const origin = environment['PORT'] === undefined ? null : `http://127.0.0.1:${environment['PORT']}`;
  let isFrozen = false;
  let hasServed = false;
  let isWanted = false;
  let faults = 0;
  let running: ServiceProcess;
  const start = (): void => {
    const own = programs.start(program, environment);
    running = own;
    hasServed = false;
    isWanted = true;
    const isOver = (): boolean => running !== own || !isWanted;
    void untilServing(own, origin, isOver).then((serves) => {
      if (!isOver()) hasServed = serves;
    });
    void own.ended.then(async (output) => {
      if (isOver()) return;
      (hasServed ? ends.unexpected : ends.failedStarts).push(`${name}: ${output}`);
      hasServed = false;
      faults += 1;
      await sleep(RESTART_MS);
      if (!isOver()) start();
    });
  };
  start();
  return {
    name,
    origin,
    faults: () => faults,
    isServing: () => hasServed && !isFrozen,
    async kill() {
      hasServed = false;
      isFrozen = false;
      isWanted = false;
      faults += 1;
      running.child.kill('SIGKILL');
      await running.ended;
    },
    start,
    freeze() {
      isFrozen = true;
      faults += 1;
      running.child.kill('SIGSTOP');
    },
    thaw() {
      running.child.kill('SIGCONT');
      isFrozen = false;
    },
  };
}

/** Waits until a process serves for the first time, or is over. Returns whether it does. */
async function untilServing(
  { child }: ServiceProcess,
  origin: string | null,
  isOver: () => boolean,
): Promise<boolean> {
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  while (!isOver() && child.exitCode === null && child.signalCode === null) {
    if (origin === null && output.includes('delivering mail')) return true;
    if (origin !== null && (await fetch(`${origin}/livez`).catch(() => null))?.ok === true) return true;
    await sleep(100);
  }
  return false;
}

/** Waits until an instance is ready. Returns the milliseconds that it took; null if it took too long. */
export async function untilReady(
  origin: string,
  limitMs: number,
  isDisturbed: () => boolean = () => false,
): Promise<number | null> {
  const startedAt = performance.now();
  while (performance.now() - startedAt < limitMs && !isDisturbed()) {
    const response = await fetch(`${origin}/readyz`, { signal: AbortSignal.timeout(3_000) }).catch(
      () => null,
    );
    await response?.arrayBuffer().catch(() => null);
    if (response?.status === 200) return performance.now() - startedAt;
    await sleep(20);
  }
  return null;
}
