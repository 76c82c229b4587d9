import type { BenchOptions } from './command-line';
import { createBenchClient } from './http-client';
import { runLoad } from './load';
import { readProcessUsage } from './process-usage';
import { randomFrom } from './random';
import { median, quantile } from './statistics';
import { type BenchRequest, entitiesBody, VIEWER_QUERY, type Workload } from './workloads';

const MEASURE_MS = { quick: 5_000, full: 30_000 };

/**
 * Measures a running server on its own data, and returns the figures as a Markdown table.
 *
 * W1 is measured with the headers' caller, W2 only if there are references, and CPU time only if the process is given.
 */
export async function measureUrl(url: URL, options: BenchOptions): Promise<string> {
  const { quick, connections, header, references, pid, seed } = options;
  const always =
    (request: BenchRequest): Workload['next'] =>
    () =>
      request;
  const workloads: Workload[] = [
    { name: 'W1', description: '', next: always(requestOf(JSON.stringify({ query: VIEWER_QUERY }))) },
    ...(references.length === 0
      ? []
      : [{ name: 'W2' as const, description: '', next: always(requestOf(entitiesBody(references))) }]),
  ];
  const client = createBenchClient(url, { connections, headers: header });
  const lines = ['| | CPU ms | requests/s | p50 ms | p99 ms |', '| --- | ---: | ---: | ---: | ---: |'];
  try {
    for (const workload of workloads) {
      const random = randomFrom(seed);
      const milliseconds = quick ? MEASURE_MS.quick : MEASURE_MS.full;
      await runLoad(client, workload, { milliseconds: milliseconds / 5, connections, random });
      const cpuBefore = pid === undefined ? 0 : readProcessUsage(pid).cpuMs;
      const load = await runLoad(client, workload, { milliseconds, connections, random });
      const cpu = pid === undefined ? null : (readProcessUsage(pid).cpuMs - cpuBefore) / load.requests;
      lines.push(
        `| ${workload.name} | ${cpu?.toFixed(3) ?? '–'} | ${(load.requests / load.seconds).toFixed(0)} | ${median(load.latenciesMs).toFixed(1)} | ${quantile(load.latenciesMs, 0.99).toFixed(1)} |`,
      );
    }
  } finally {
    client.close();
  }
  return `${lines.join('\n')}\n`;
}

/** The headers contain the cookie, if any. */
function requestOf(body: string): BenchRequest {
  return { cookie: '', body };
}
