import { setTimeout as sleep } from 'node:timers/promises';
import { type Random, wholeBelow } from '../../bench/random';
import type { Fault } from '../../src/dev/mailbox/fault';
import { type Ground, untilReady, type Victim } from './ground';
import type { InjectedFault, Recorder } from './history';

/** A fault: begins, lasts, and ends. */
interface PlannedFault {
  readonly name: string;
  readonly run: () => Promise<unknown>;
  /** Whether the instances can't be ready while it lasts, so that their return is measured. */
  readonly endsReadiness?: boolean;
}

const READY_LIMIT_MS = 30_000;

/** How long faults last, in milliseconds. */
export interface FaultTimes {
  readonly leastFreezeMs: number;
  readonly mostFreezeMs: number;
  readonly mostPauseMs: number;
}

export const DRILL_TIMES: FaultTimes = { leastFreezeMs: 1_000, mostFreezeMs: 10_000, mostPauseMs: 2_000 };
export const SHORT_TIMES: FaultTimes = { leastFreezeMs: 300, mostFreezeMs: 1_000, mostPauseMs: 300 };

/** What faults act on, by lane. Faults of different lanes can happen at the same time. */
const LANES = ['database', 'instances', 'worker', 'outside'] as const;
/** The shares of the lanes, which take about equally long for theirs. */
const SHARES = [0.3, 0.3, 0.2, 0.2];

/**
 * Injects random faults until their number is reached, in four lanes: the database and the network to it, the instances,
 * the worker, and Postmark with Microsoft.
 *
 * The faults of a lane and their lengths depend only on its generator. Each lane ends without a fault.
 */
export async function injectFaults(
  ground: Ground,
  recorder: Recorder,
  {
    randomOf,
    count,
    times,
    onFault,
  }: {
    readonly randomOf: (lane: number) => Random;
    readonly count: number;
    readonly times: FaultTimes;
    readonly onFault: (name: string) => void;
  },
): Promise<readonly InjectedFault[]> {
  const injected: InjectedFault[] = [];
  const inject = async (lane: number, itsCount: number): Promise<void> => {
    const random = randomOf(lane);
    const faults = faultsOf(ground, LANES[lane] ?? 'outside', random, times);
    // Each kind occurs once before any occurs again.
    let round: PlannedFault[] = [];
    for (let begun = 0; begun < itsCount; begun += 1) {
      if (round.length === 0) round = [...faults];
      const [fault] = round.splice(wholeBelow(random, round.length), 1);
      if (!fault) return;
      onFault(fault.name);
      const beganAt = recorder.now();
      await fault.run();
      const endedAt = recorder.now();
      const record = { name: fault.name, beganAt, endedAt };
      if (fault.endsReadiness === true) {
        const readyAfterMs = await measureReadiness(ground.instances);
        injected.push({ ...record, readyAfterMs });
      } else injected.push(record);
      await sleep(random() * times.mostPauseMs * (lane < 2 ? 1 : 2));
    }
  };
  const counts = SHARES.map((share) => Math.floor(share * count));
  const rest = count - counts.reduce((sum, each) => sum + each, 0);
  await Promise.all(counts.map((each, lane) => inject(lane, lane === 0 ? each + rest : each)));
  return injected;
}

/** Returns how long the instances take that have served before, and that have no fault of their own meanwhile. */
async function measureReadiness(instances: readonly Victim[]): Promise<readonly number[]> {
  const measured = await Promise.all(
    instances.map(async ({ origin, faults, isServing }) => {
      const before = faults();
      if (!isServing()) return null;
      const isDisturbed = (): boolean => faults() !== before;
      return untilReady(origin ?? '', READY_LIMIT_MS, isDisturbed);
    }),
  );
  return measured.filter((each) => each !== null);
}

function faultsOf(
  ground: Ground,
  lane: (typeof LANES)[number],
  random: Random,
  { leastFreezeMs, mostFreezeMs }: FaultTimes,
): readonly PlannedFault[] {
  const { database, beside, proxy, mailbox, microsoft } = ground;
  const freezeTime = (): number => leastFreezeMs + random() * (mostFreezeMs - leastFreezeMs);
  const shortTime = (): number => freezeTime() / 3;
  const kill = (victim: Victim): PlannedFault => ({
    name: `${victim.name} killed`,
    async run() {
      await victim.kill();
      await sleep(random() * 500);
      victim.start();
      // Starting is part of the fault, or the next one would hit before the instance has served anything.
      if (victim.origin !== null) await untilReady(victim.origin, READY_LIMIT_MS);
      else await sleep(leastFreezeMs * 2);
    },
  });
  const freeze = (victim: Victim): PlannedFault => ({
    name: `${victim.name} frozen`,
    async run() {
      victim.freeze();
      await sleep(freezeTime());
      victim.thaw();
    },
  });
  const postmark = (name: string, fault: Fault): PlannedFault => ({
    name: `Postmark ${name}`,
    async run() {
      mailbox.fail(() => (random() < 0.7 ? fault : undefined));
      await sleep(shortTime());
      mailbox.fail();
    },
  });
  const login = (fault: 'hang' | 'reset' | 'unavailable'): PlannedFault => ({
    name: `Microsoft ${fault}`,
    async run() {
      microsoft.fault = fault;
      await sleep(shortTime());
      microsoft.fault = 'none';
    },
  });
  switch (lane) {
    case 'database':
      return [
        {
          name: 'database killed',
          endsReadiness: true,
          async run() {
            database.kill();
            await sleep(random() * 1_500);
            await database.restart();
          },
        },
        {
          name: 'database frozen',
          endsReadiness: true,
          async run() {
            database.freeze();
            await sleep(freezeTime());
            database.thaw();
          },
        },
        {
          name: 'database read-only',
          endsReadiness: true,
          async run() {
            await setReadOnly(beside, true);
            await sleep(shortTime());
            await setReadOnly(beside, false);
          },
        },
        {
          name: 'connections reset',
          async run() {
            for (let time = 0; time < 5; time += 1) {
              proxy.reset();
              await sleep(random() * 200);
            }
          },
        },
        {
          name: 'database unreachable',
          endsReadiness: true,
          async run() {
            await proxy.goDown();
            await sleep(shortTime());
            await proxy.comeBack();
          },
        },
        {
          name: 'network frozen',
          endsReadiness: true,
          async run() {
            proxy.freeze();
            await sleep(freezeTime());
            proxy.thaw();
          },
        },
      ];
    case 'instances':
      return ground.instances.flatMap((victim) => [kill(victim), freeze(victim)]);
    case 'worker':
      return [kill(ground.worker), freeze(ground.worker)];
    case 'outside':
      return [
        postmark('answers 429', { kind: 'answer', status: 429 }),
        postmark('answers 500 and accepts', { kind: 'answer', status: 500, accepted: true }),
        postmark('answers 503', { kind: 'answer', status: 503 }),
        postmark('hangs and accepts', { kind: 'hang', accepted: true }),
        postmark('resets', { kind: 'reset' }),
        postmark('resets and accepts', { kind: 'reset', accepted: true }),
        login('hang'),
        login('reset'),
        login('unavailable'),
      ];
  }
}

async function setReadOnly(beside: Ground['beside'], isReadOnly: boolean): Promise<void> {
  await retried(() => beside.query(`SET GLOBAL read_only = ${isReadOnly ? '1' : '0'}`));
}

/** Repeats statements of the drill itself, whose connections break, too. */
export async function retried<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === 20) throw error;
      await sleep(100);
    }
  }
}
