import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster, ClusterNode } from '../../test/support/database/cluster';
import { until } from '../../test/support/run/until';
import type { Victim } from '../faults/ground';
import type { LoadClient } from '../faults/load';
import { type Found, untilAnswers } from './readiness';

/** Limits of what the drill promises, in milliseconds. */
export const LIMITS = {
  /** From the loss of a node to an acknowledged write on each instance. */
  writesAgain: 10_000,
  /** From the loss of the quorum until `/readyz` says so. */
  notReady: 3_000,
  /** From a node's first write to the readiness of the instances. */
  readyAgain: 5_000,
};

/** An instance and the client that writes through it alone. */
export interface Writer {
  readonly instance: Victim;
  readonly client: Pick<LoadClient, 'add'>;
}

/** What the losses happen to. */
export interface LossGround {
  readonly cluster: Pick<Cluster, 'nodes' | 'restart' | 'untilWhole'>;
  /** Instances that a load balancer connects to nodes that accept writes. */
  readonly balanced: readonly Writer[];
  /** An instance that is connected to the last node directly. */
  readonly witness: Writer;
}

/** How nodes are lost: they end, or stop to respond. */
export type Way = 'frozen' | 'killed';

/** What was measured at a loss. Null is a time over the limit. */
export interface Loss {
  readonly name: string;
  /** Milliseconds until each instance had an acknowledged write; only if there's still a quorum. */
  readonly writesAgainMs?: readonly (number | null)[];
  /** Only without a quorum. */
  readonly withoutQuorum?: {
    /** The answers of the witness and the other instances. */
    readonly notReady: readonly (Found | null)[];
    /** The codes of the writes through the witness, and the longest time until one was answered. */
    readonly codes: readonly string[];
    readonly slowestMs: number;
  };
  /** Milliseconds from the return of the nodes until all took part. */
  readonly wholeAfterMs: number;
  /** Milliseconds from then until each instance was ready. */
  readonly readyAgainMs: readonly (number | null)[];
  /** Whether the witness was ready in the end, and whether its node accepted writes. */
  readonly readiness: { readonly isReady: boolean; readonly acceptsWrites: boolean };
}

const PATIENCE_MS = 60_000;
/** Longer than clusters wait before they exclude a node, and than the service's timeout for a statement. */
const LOST_MS = 12_000;
const PAUSE_MS = 100;

/** Loses the node that the first instance writes to. The others still have a quorum. */
export async function loseWriter(ground: LossGround, way: Way): Promise<Loss> {
  const { cluster, balanced } = ground;
  const writer = await findWriter(cluster.nodes);
  const lostAt = performance.now();
  lose(writer, way);
  const writesAgainMs = await Promise.all(balanced.map(({ client }) => untilWrites(client, lostAt)));
  await sleep(Math.max(0, lostAt + LOST_MS - performance.now()));
  return { name: `writer ${way}`, writesAgainMs, ...(await recover(ground, [writer], way)) };
}

/** Loses all nodes but that of the witness, which has no quorum then. */
export async function loseQuorum(ground: LossGround, way: Way): Promise<Loss> {
  const { cluster, balanced, witness } = ground;
  const lost = cluster.nodes.slice(0, -1);
  const lostAt = performance.now();
  for (const node of lost) lose(node, way);
  const asking = [witness, ...balanced].map(({ instance }) =>
    untilAnswers(instance.origin ?? '', false, { limitMs: PATIENCE_MS, sinceMs: lostAt }),
  );
  const codes: string[] = [];
  let slowestMs = 0;
  while (performance.now() - lostAt < LOST_MS) {
    const askedAt = performance.now();
    const answer = await witness.client.add();
    codes.push(answer?.outcome === 'ok' ? 'acknowledged' : (answer?.error ?? 'nothing'));
    slowestMs = Math.max(slowestMs, Math.round(performance.now() - askedAt));
    await sleep(PAUSE_MS);
  }
  const withoutQuorum = { notReady: await Promise.all(asking), codes, slowestMs };
  return { name: `quorum lost, others ${way}`, withoutQuorum, ...(await recover(ground, lost, way)) };
}

function lose(node: ClusterNode, way: Way): void {
  if (way === 'killed') node.kill();
  else node.freeze();
}

async function recover(
  { cluster, balanced, witness }: LossGround,
  lost: readonly ClusterNode[],
  way: Way,
): Promise<Pick<Loss, 'readiness' | 'readyAgainMs' | 'wholeAfterMs'>> {
  const returnedAt = performance.now();
  if (way === 'killed') await cluster.restart(lost);
  else {
    for (const node of lost) node.thaw();
    await cluster.untilWhole();
  }
  const wholeAt = performance.now();
  const own = cluster.nodes.at(-1);
  const acceptsWrites = (await own?.acceptsWrites()) ?? false;
  const [isTrue, ...readyAgain] = await Promise.all([
    untilAnswers(witness.instance.origin ?? '', acceptsWrites, { limitMs: PATIENCE_MS }),
    ...balanced.map(({ instance }) => untilAnswers(instance.origin ?? '', true, { limitMs: PATIENCE_MS })),
  ]);
  return {
    wholeAfterMs: Math.round(wholeAt - returnedAt),
    readyAgainMs: readyAgain.map((found) => found?.afterMs ?? null),
    readiness: { acceptsWrites, isReady: isTrue ? acceptsWrites : !acceptsWrites },
  };
}

/** Returns the first node that accepts writes. */
function findWriter(nodes: readonly ClusterNode[]): Promise<ClusterNode> {
  return until(PATIENCE_MS / 1_000, async () => {
    for (const node of nodes) if (await node.acceptsWrites()) return node;
    throw new Error('No node accepts writes.');
  });
}

/** Writes until it's acknowledged. Returns the milliseconds since an instant; null if it takes too long. */
async function untilWrites(client: Writer['client'], sinceMs: number): Promise<number | null> {
  while (performance.now() - sinceMs < PATIENCE_MS) {
    if ((await client.add())?.outcome === 'ok') return Math.round(performance.now() - sinceMs);
    await sleep(PAUSE_MS);
  }
  return null;
}

/** Lists the promises that a loss broke. */
export function brokenBy({ name, writesAgainMs, withoutQuorum, readyAgainMs, readiness }: Loss): string[] {
  const isLate = (times: readonly (number | null)[], limit: number): boolean =>
    times.some((ms) => ms === null || ms > limit);
  const { notReady = [], codes = [] } = withoutQuorum ?? {};
  return [
    ...(isLate(writesAgainMs ?? [], LIMITS.writesAgain) ? ['writes again too late'] : []),
    ...(isLate(
      notReady.map((found) => found?.afterMs ?? null),
      LIMITS.notReady,
    )
      ? ['ready without a quorum']
      : []),
    ...codes.filter((code) => code !== 'SERVICE_UNAVAILABLE').map((code) => `a write got ${code}`),
    ...(isLate(readyAgainMs, LIMITS.readyAgain) ? ['ready again too late'] : []),
    ...(readiness.isReady === readiness.acceptsWrites ? [] : ['readiness is untrue']),
  ].map((what) => `${name}: ${what}`);
}
