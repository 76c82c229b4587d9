import type { Readiness } from '../../../src/http/health';
import { outcomeOf } from '../actors/invitations';
import { peopleOf } from '../actors/people';
import type { Cluster } from '../database/cluster';
import { inject } from '../graph/inject';
import { until } from '../run/until';
import { startTestApp } from '../servers/test-app';
import { clusterDatabase } from './conflicting-writers';

/** Whether an instance says that it's ready, and the outcome of a change. */
type Answers = readonly [status: string, outcome: string];

/** What an instance answered before, while and after its node had no quorum. */
export interface LostQuorum {
  readonly before: Answers;
  readonly meanwhile: Answers;
  readonly afterward: Answers;
}

const RENAME =
  'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { profile { id } userErrors { code } } }';
const STATEMENT_TIMEOUT_MS = 1_000;

/** Starts an instance on the first of three nodes, and freezes the others. */
export async function loseTheQuorum(cluster: Cluster): Promise<LostQuorum> {
  const [first, ...others] = cluster.nodes;
  if (!first || others.length < 2) throw new Error('This needs three nodes.');
  const test = await startTestApp(clusterDatabase(first.url), { statementTimeoutMs: STATEMENT_TIMEOUT_MS });
  try {
    const { person, profile } = await peopleOf(test).administrator();
    const readiness = async (): Promise<string> =>
      (await inject(test.app.server, '/readyz')).json<Readiness>().status;
    const change = async (displayName: string): Promise<string> => {
      const input = { profileId: profile.id, displayName };
      return outcomeOf(await test.send(RENAME, { input }, { as: person }));
    };
    const before = [await readiness(), await change('Kim Akers')] as const;
    for (const node of others) node.freeze();
    try {
      // A successful probe is cached for a second.
      const status = await until(10, async () => {
        const found = await readiness();
        if (found === 'ready') throw new Error('The instance is ready without a quorum.');
        return found;
      });
      const meanwhile = [status, await change('Chris Green')] as const;
      for (const node of others) node.thaw();
      await cluster.untilWhole();
      return { before, meanwhile, afterward: [await readiness(), await change('Alex Wilber')] };
    } finally {
      for (const node of others) node.thaw();
    }
  } finally {
    await test.close();
  }
}
