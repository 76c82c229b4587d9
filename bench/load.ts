import type { BenchClient } from './http-client';
import type { Random } from './random';
import type { Workload } from './workloads';

/** The result of a period of load. */
export interface LoadResult {
  readonly requests: number;
  readonly seconds: number;
  /** The latency of each request. */
  readonly latenciesMs: readonly number[];
}

/**
 * Sends requests for a minimum time and a minimum number. Each connection sends its next request as soon as it has the
 * response to the last.
 *
 * Throws an Error if a response isn't 200 or has no data, because a failing server can't be measured.
 */
export async function runLoad(
  client: BenchClient,
  workload: Workload,
  options: {
    readonly milliseconds: number;
    readonly least?: number;
    readonly connections: number;
    readonly random: Random;
  },
): Promise<LoadResult> {
  const latenciesMs: number[] = [];
  const startedAt = performance.now();
  const endsAt = startedAt + options.milliseconds;
  let sent = 0;
  const keepSending = async (): Promise<void> => {
    while (performance.now() < endsAt || sent < (options.least ?? 0)) {
      sent += 1;
      const sentAt = performance.now();
      const { status, body } = await client.send(workload.next(options.random));
      if (status !== 200 || !body.startsWith('{"data":{')) {
        throw new Error(`${workload.name} was answered with ${String(status)}: ${body.slice(0, 300)}`);
      }
      latenciesMs.push(performance.now() - sentAt);
    }
  };
  await Promise.all(Array.from({ length: options.connections }, keepSending));
  const seconds = (performance.now() - startedAt) / 1000;
  return { requests: latenciesMs.length, seconds, latenciesMs };
}
