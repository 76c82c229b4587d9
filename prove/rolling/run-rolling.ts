import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerBinary } from '../../test/support/database/server-binary';
import { checkHistory, type Verdict } from '../faults/check-history';
import { readFinalState } from '../faults/final-state';
import type { Operation } from '../faults/history';
import type { LoadFeature } from '../faults/load/caller';
import { countMessages, settle } from '../faults/settle';
import { freePorts, startSurroundings, type Surroundings } from '../faults/surroundings';
import { startMixedLoad } from '../mixed-load';
import { Balancer, type Probing } from './balancer';
import { Instance, type Release, untilServing } from './instance';
import { judgeRolling, type RollingRecord, type RollingViolation, type Stop } from './judge-rolling';

/** The options of a drill. */
export interface RollingOptions {
  readonly binary: ServerBinary;
  readonly seed: number;
  readonly instances: number;
  /** Clients that work in a household each. */
  readonly clients: number;
  readonly pauseMs: number;
  readonly queriesPerSecond: number;
  readonly probing: Probing;
  /** The release that runs at first. */
  readonly first: Release;
  /** Runs before the first instance is started. */
  readonly prepare?: (surroundings: Surroundings) => Promise<void>;
  /** What one of the releases doesn't have. */
  readonly without?: ReadonlySet<LoadFeature>;
  /** What happens under load. */
  readonly plan: (fleet: Fleet) => Promise<void>;
}

/** The instances, for the plan of a drill. */
export interface Fleet {
  readonly instances: readonly Instance[];
  readonly surroundings: Surroundings;
  /**
   * Waits until all instances are ready, stops one, and starts a release in its place. Resolves when the balancer sends
   * requests to it.
   */
  replace(instance: Instance, release: Release, during: string): Promise<void>;
}

/** What a drill has recorded, and what was found. */
export interface RollingDrill extends RollingRecord {
  readonly operations: readonly Operation[];
  readonly verdict: Verdict;
  readonly violations: readonly RollingViolation[];
}

/** For which the load runs before and after the plan. */
const MARGIN_MS = 1_000;

/** Runs a load behind a balancer while the plan replaces instances, and judges the requests and the final state. */
export async function runRolling(options: RollingOptions): Promise<RollingDrill> {
  const { binary, clients, seed, pauseMs, queriesPerSecond, first, without = new Set() } = options;
  const [port = 0, ...ports] = await freePorts(1 + options.instances);
  const origin = `http://127.0.0.1:${String(port)}`;
  const publicUrl = `http://localhost:${String(port)}`;
  const surroundings = await startSurroundings(binary, { households: clients, publicUrl });
  const instances = ports.map(
    (its, index) => new Instance(`instance ${String(index + 1)}`, its, surroundings.environment),
  );
  const balancer = new Balancer(instances);
  const stops: Stop[] = [];
  try {
    await options.prepare?.(surroundings);
    await balancer.listen(port, options.probing);
    for (const instance of instances) instance.start(first);
    for (const instance of instances) await untilServing(instance, balancer);

    const load = startMixedLoad(surroundings, { origin, seed, pauseMs, queriesPerSecond, without });
    await sleep(MARGIN_MS);
    await options.plan({
      ...{ instances, surroundings },
      async replace(instance, release, during) {
        // As deployments do: on a busy machine, another one may not be ready at the moment.
        for (const each of instances) await untilServing(each, balancer);
        stops.push(await instance.stop(during));
        instance.start(release);
        await untilServing(instance, balancer);
      },
    });
    await sleep(MARGIN_MS);
    await load.end();
    await settle(surroundings);
    const { operations } = load.recorder;
    const state = await readFinalState(surroundings.source, {
      given: surroundings.given,
      messages: countMessages(surroundings),
    });
    for (const instance of instances) stops.push(await instance.stop('the end'));
    const record = { requests: balancer.requests, rotations: balancer.rotations, stops };
    return {
      ...{ ...record, operations },
      verdict: checkHistory(operations, state),
      violations: judgeRolling(record),
    };
  } finally {
    for (const instance of instances) await instance.kill();
    await balancer.close();
    await surroundings.close();
  }
}

/** A plan that restarts one instance after the other. */
export function restartRounds(
  release: Release,
  rounds: number,
  onRound: () => void = () => undefined,
): RollingOptions['plan'] {
  return async ({ instances, replace }) => {
    for (let round = 0; round < rounds; round += 1) {
      const instance = instances[round % instances.length];
      if (instance) await replace(instance, release, `round ${String(round + 1)}`);
      onRound();
    }
  };
}
