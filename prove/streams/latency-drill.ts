import { setTimeout as sleep } from 'node:timers/promises';
import { randomFrom } from '../../bench/random';
import type { Progress } from '../../bench/progress';
import type { ServerBinary } from '../../test/support/database/server-binary';
import type { Production } from '../../test/support/servers/production';
import { startGround } from '../faults/ground';
import { Links } from '../faults/load/links';
import { builtPrograms } from '../faults/programs';
import { liftLimits } from '../faults/settle';
import { CHANGES_OF_ROUND, measureLatency, type LatencyRecord } from './latency';

/** The options of the drill. */
export interface LatencyDrillOptions {
  readonly binary: ServerBinary;
  readonly production: Production;
  readonly subscribers: number;
  readonly changes: number;
  readonly perSecond: number;
  readonly seed: number;
  readonly progress: Progress;
}

const STREAMS_OF_ACCOUNT = 10;
const LOST_MS = 20_000;
const TOKEN_MS = 60_000;

/** Measures the events of subscribers on two instances of the built service, on a private database server. */
export async function drillLatency(options: LatencyDrillOptions): Promise<LatencyRecord> {
  const { binary, production, subscribers, changes, perSecond, seed, progress } = options;
  const count = Math.ceil(subscribers / STREAMS_OF_ACCOUNT);
  progress.begin('Starting the services', 1);
  // The second half only has the guests.
  const ground = await startGround(binary, builtPrograms(production), 2 * count);
  let isOver = false;
  const lifting = liftLimits(ground, () => isOver);
  const links = new Links(ground);
  const rounds = Math.ceil(changes / count / CHANGES_OF_ROUND);
  progress.begin('Changing accounts', rounds * count * CHANGES_OF_ROUND);
  try {
    return await measureLatency({
      origins: ground.instances.flatMap(({ origin }) => origin ?? []),
      accounts: ground.households.slice(0, count).map(({ accountId, administrator, switcher }, index) => ({
        ...{ accountId, switcher, administrator: { cookie: administrator.cookie } },
        guest: { cookie: ground.households[count + index]?.switcher.cookie ?? '' },
      })),
      ...{ rounds, streamsOfAccount: STREAMS_OF_ACCOUNT, pauseMs: (count / perSecond) * 1000 },
      ...{ lostMs: LOST_MS, random: randomFrom(seed), onChange: () => progress.advance(1) },
      tokenOf: (invitationId) => untilFound(() => links.of(invitationId)),
    });
  } finally {
    isOver = true;
    await lifting;
    await ground.close();
  }
}

async function untilFound(find: () => string | undefined): Promise<string> {
  const startedAt = performance.now();
  while (performance.now() - startedAt < TOKEN_MS) {
    const found = find();
    if (found !== undefined) return found;
    await sleep(20);
  }
  throw new Error('An invitation was not mailed.');
}
