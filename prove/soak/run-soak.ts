import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerBinary } from '../../test/support/database/server-binary';
import { checkHistory } from '../faults/check-history';
import { readFinalState } from '../faults/final-state';
import type { Operation } from '../faults/history';
import type { Programs } from '../faults/programs';
import { countMessages, settle } from '../faults/settle';
import { freePorts, startSurroundings } from '../faults/surroundings';
import { startMixedLoad } from '../mixed-load';
import { Balancer } from '../rolling/balancer';
import { Instance, untilServing } from '../rolling/instance';
import { judgeRolling } from '../rolling/judge-rolling';
import { documentedGrowth, judgeSoak, type SoakSample, type SoakViolation } from './judge-soak';
import { takeSample } from './take-samples';

/** The options of a soak. */
export interface SoakOptions {
  readonly binary: ServerBinary;
  readonly programs: Programs;
  readonly seed: number;
  readonly clients: number;
  readonly pauseMs: number;
  readonly queriesPerSecond: number;
  readonly seconds: number;
  readonly sampleEverySeconds: number;
  readonly onSample: (sample: SoakSample) => void;
}

/** What a soak has shown. */
export interface Soak {
  readonly samples: readonly SoakSample[];
  readonly operations: readonly Operation[];
  readonly requests: number;
  readonly violations: readonly SoakViolation[];
}

const ROOT = join(__dirname, '../..');
const PROBING = { everyMs: 1_000, failures: 2 };

/** Runs an instance under a steady load, measures it regularly, and judges what grew and what went wrong. */
export async function runSoak(options: SoakOptions): Promise<Soak> {
  const { binary, programs, clients, seed, pauseMs, queriesPerSecond } = options;
  const folder = mkdtempSync(join(tmpdir(), 'csa-soak-'));
  const measuredFile = join(folder, 'measured.json');
  const [port = 0, its = 0] = await freePorts(2);
  const surroundings = await startSurroundings(binary, {
    households: clients,
    publicUrl: `http://localhost:${String(port)}`,
  });
  const instance = new Instance('the instance', its, {
    ...surroundings.environment,
    NODE_OPTIONS: `--require ${join(ROOT, 'prove/soak/measure-process.js')}`,
    MEASURED_FILE: measuredFile,
  });
  const balancer = new Balancer([instance]);
  try {
    await balancer.listen(port, PROBING);
    instance.start({ name: 'this release', programs });
    await untilServing(instance, balancer);
    const startedAt = performance.now();
    const load = startMixedLoad(surroundings, {
      ...{ origin: `http://127.0.0.1:${String(port)}`, seed, pauseMs, queriesPerSecond },
    });
    const samples: SoakSample[] = [];
    while (performance.now() - startedAt < 1000 * options.seconds) {
      await sleep(1000 * options.sampleEverySeconds);
      const at = (performance.now() - startedAt) / 1000;
      const sample = await takeSample(surroundings, {
        ...{ pid: instance.pid, measuredFile, at },
        countHttpConnections: () => balancer.connectionsTo(instance.name),
      });
      samples.push(sample);
      options.onSample(sample);
    }
    await load.end();
    await settle(surroundings);
    const stop = await instance.stop('the end');
    const { operations } = load.recorder;
    const verdict = checkHistory(
      operations,
      await readFinalState(surroundings.source, {
        given: surroundings.given,
        messages: countMessages(surroundings),
      }),
    );
    const errors = [
      ...judgeRolling({ requests: balancer.requests, stops: [stop] }),
      ...verdict.violations,
    ].map(({ kind, what }) => `${kind}: ${what}`);
    const unknown = operations.filter(({ outcome }) => outcome === 'unknown');
    const documented = new Set(
      documentedGrowth(readFileSync(join(ROOT, 'docs/operating.md'), 'utf8')).keys(),
    );
    return {
      ...{ samples, operations },
      requests: balancer.requests.length,
      violations: judgeSoak({
        ...{ samples, documented },
        errors: [
          ...errors,
          ...unknown.map(({ kind, error }) => `${kind} has an unknown outcome: ${error ?? ''}`),
        ],
      }),
    };
  } finally {
    await instance.kill();
    await balancer.close();
    await surroundings.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
