import { measure } from '../../bench/measure';
import type { RunningServer } from '../../bench/server-process';
import type { Workload } from '../../bench/workloads';

const WORKLOAD: Workload = { name: 'W1', description: '', next: () => ({ cookie: '', body: '' }) };

describe('a slice of the benchmark', () => {
  it('includes the CPU time of what a server does after its responses', async () => {
    let cpuMs = 0;
    const server: RunningServer = {
      ...{ name: 'service', label: 'service', compared: undefined, firstAnswerMs: 0 },
      client: { send: () => Promise.resolve({ status: 200, body: '{"data":{}}' }), close: () => undefined },
      usage: () => ({ cpuMs, residentBytes: 0 }),
      stop: () => Promise.resolve(),
    };
    const measured = await measure([server], [WORKLOAD], {
      ...{ rounds: 1, sliceMs: 1, warmUpRequests: 1, connections: 1, seed: 1 },
      countStatements: () => Promise.resolve(0),
      settle: () => Promise.resolve((cpuMs += 100)),
      onSlice: () => undefined,
    });
    const [slice] = measured.get('service')?.get('W1') ?? [];
    expect((slice?.cpuMsPerRequest ?? 0) * (slice?.latenciesMs.length ?? 0)).toBeCloseTo(100);
  });
});
