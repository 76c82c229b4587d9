import { type Random, randomFrom } from '../../bench/random';
import type { ServerBinary } from '../../test/support/database/server-binary';
import { checkHistory, type Verdict } from './check-history';
import { type FaultTimes, injectFaults } from './fault-lanes';
import { type FinalState, readFinalState } from './final-state';
import { type Ends, startGround, untilReady } from './ground';
import { type InjectedFault, type Operation, Recorder } from './history';
import { LoadClient } from './load';
import { Links } from './load/links';
import type { Programs } from './programs';
import { countMessages, liftLimits, settle } from './settle';

/** The options of a drill. */
export interface DrillOptions {
  readonly binary: ServerBinary;
  readonly programs: Programs;
  readonly seed: number;
  readonly faults: number;
  readonly clients: number;
  readonly times: FaultTimes;
  /** Average pause of a client between operations. */
  readonly pauseMs: number;
  /** Called when a fault begins. */
  readonly onFault?: (name: string) => void;
  /** Called when the faults are over. */
  readonly onSettling?: () => void;
}

/** What happened in a drill, and what the checker found. */
export interface Drill {
  readonly operations: readonly Operation[];
  readonly faults: readonly InjectedFault[];
  readonly state: FinalState;
  readonly verdict: Verdict;
  readonly ends: Ends;
}

const READY_LIMIT_MS = 60_000;

/** Runs a load while faults happen, waits until the work that it left is done, and checks the result. */
export async function runDrill(options: DrillOptions): Promise<Drill> {
  const { binary, programs, seed, clients, faults: count, times, pauseMs } = options;
  const ground = await startGround(binary, programs, clients);
  try {
    const recorder = new Recorder();
    const links = new Links(ground);
    const randomOf = (stream: number): Random => randomFrom(seed * 1_000 + stream);
    let isOver = false;
    const working = ground.households.map((household, index) =>
      new LoadClient(index, ground, household, recorder, randomOf(100 + index), links).work(
        () => isOver,
        pauseMs,
      ),
    );
    const lifting = liftLimits(ground, () => isOver);
    const injecting = injectFaults(ground, recorder, {
      ...{ randomOf, count, times },
      onFault: options.onFault ?? (() => undefined),
    });
    const faults = await injecting.finally(() => (isOver = true));
    await Promise.all([...working, lifting]);
    options.onSettling?.();
    for (const { origin } of ground.instances) await untilReady(origin ?? '', READY_LIMIT_MS);
    await settle(ground);
    const state = await readFinalState(ground.source, {
      given: ground.given,
      messages: countMessages(ground),
    });
    return {
      operations: recorder.operations,
      faults,
      state,
      verdict: checkHistory(recorder.operations, state),
      ends: ground.ends,
    };
  } finally {
    await ground.close();
  }
}
