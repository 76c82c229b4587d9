import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerBinary } from '../../test/support/database/server-binary';
import { startTcpProxy, type TcpProxy } from '../../test/support/stand-ins/tcp-proxy';
import type { Programs, ServiceProcess } from './programs';
import { freePorts, startSurroundings, type Surroundings } from './surroundings';

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

/** Everything that the drill runs on: its surroundings with a proxy before the database, two instances, and a worker. */
export interface Ground extends Surroundings {
  readonly proxy: TcpProxy;
  readonly instances: readonly Victim[];
  readonly worker: Victim;
  readonly ends: Ends;
}

const INSTANCES = 2;
const START_LIMIT_MS = 120_000;
const RESTART_MS = 200;

/** Starts everything, with a number of households. */
export async function startGround(
  binary: ServerBinary,
  programs: Programs,
  households: number,
): Promise<Ground> {
  const ports = await freePorts(INSTANCES);
  const surroundings = await startSurroundings(binary, {
    households,
    publicUrl: `http://localhost:${String(ports[0])}`,
  });
  const closing: (() => Promise<unknown>)[] = [() => surroundings.close()];
  const close = async (): Promise<void> => {
    for (const each of closing.toReversed()) await each();
  };
  try {
    const { port } = new URL(surroundings.database.url);
    const proxy = await startTcpProxy({ host: '127.0.0.1', port: Number(port) });
    closing.push(() => proxy.close());
    const environment = {
      ...surroundings.environment,
      DATABASE_URL: surroundings.databaseUrlAt(proxy.port),
      MAIL_WORKER: 'off',
    };
    const ends: Ends = { unexpected: [], failedStarts: [] };
    const victim = (program: 'service' | 'worker', name: string, itsPort?: number): Victim => {
      const its =
        itsPort === undefined
          ? // It reports in its log that it has started.
            { ...environment, LOG_LEVEL: 'info' }
          : { ...environment, PORT: String(itsPort) };
      const made = createVictim(programs, { program, name, environment: its }, ends);
      closing.push(() => made.kill());
      return made;
    };
    const instances = ports.map((each, index) => victim('service', `instance ${String(index + 1)}`, each));
    const worker = victim('worker', 'worker');
    const ground: Ground = { ...surroundings, proxy, instances, worker, ends, close };
    const isEnded = (): boolean => ends.failedStarts.length > 0;
    const ready = await Promise.all(
      instances.map(({ origin }) => untilReady(origin ?? '', START_LIMIT_MS, isEnded)),
    );
    if (ready.includes(null)) throw new Error(`The service didn't start. ${ends.failedStarts.join('\n')}`);
    return ground;
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
