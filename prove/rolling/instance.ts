import { setTimeout as sleep } from 'node:timers/promises';
import type { Programs, ServiceProcess } from '../faults/programs';
import { isReady } from './attempt';
import type { Balancer } from './balancer';
import type { Stop } from './judge-rolling';

/** A build of the service. */
export interface Release {
  readonly name: string;
  readonly programs: Programs;
}

const START_LIMIT_MS = 120_000;

/** An instance that is replaced again and again, on the same port. */
export class Instance {
  #running: ServiceProcess | null = null;
  #startedAt = 0;
  readonly #environment: Readonly<Record<string, string>>;
  readonly origin: string;

  constructor(
    readonly name: string,
    port: number,
    environment: Readonly<Record<string, string>>,
  ) {
    this.origin = `http://127.0.0.1:${String(port)}`;
    this.#environment = { ...environment, PORT: String(port) };
  }

  start({ programs }: Release): void {
    this.#startedAt = performance.now();
    this.#running = programs.start('service', this.#environment);
  }

  get pid(): number {
    return this.#running?.child.pid ?? 0;
  }

  /** Returns how it ended; null while it runs. */
  get ended(): string | null {
    const { exitCode, signalCode } = this.#running?.child ?? { exitCode: null, signalCode: null };
    return signalCode ?? (exitCode === null ? null : `exit code ${String(exitCode)}`);
  }

  /** Sends SIGTERM, and resolves when it has ended. */
  async stop(during: string): Promise<Stop> {
    const running = this.#running;
    if (!running) throw new Error(`${this.name} doesn't run.`);
    const stoppedAt = performance.now();
    running.child.kill('SIGTERM');
    const output = await running.ended;
    const { exitCode, signalCode: signal } = running.child;
    const times = { startedAt: this.#startedAt, stoppedAt, endedAt: performance.now() };
    return { instance: this.name, during, ...times, exitCode, signal, output };
  }

  async kill(): Promise<void> {
    this.#running?.child.kill('SIGKILL');
    await this.#running?.ended;
  }
}

/** Waits until an instance is ready and the balancer sends requests to it. Throws if it ends first. */
export async function untilServing(instance: Instance, balancer: Balancer): Promise<void> {
  const startedAt = performance.now();
  // The balancer may not have noticed yet that the instance before it was stopped.
  while (!(balancer.isIn(instance.name) && (await isReady(instance.origin)))) {
    if (instance.ended !== null) throw new Error(`${instance.name} ended with ${instance.ended}.`);
    if (performance.now() - startedAt > START_LIMIT_MS)
      throw new Error(`${instance.name} isn't ready after ${String(START_LIMIT_MS / 1000)} seconds.`);
    await sleep(20);
  }
}
