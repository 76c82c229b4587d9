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

/** Starts an instance on the first of two nodes, and freezes the other one. */
export async function loseTheQuorum(cluster: Cluster): Promise<LostQuorum> {
  const [first, second] = cluster.nodes;
  if (!first || !second) throw new Error('This needs two nodes.');
  const test = await startTestApp(clusterDatabase(first.url), { statementTimeoutMs: STATEMENT_TIMEOUT_MS });
  try {
    const { person, profile } = await peopleOf(test).administrator();
    const answers = async (displayName: string): Promise<Answers> => {
      const { status } = (await inject(test.app.server, '/readyz')).json<Readiness>();
      const input = { profileId: profile.id, displayName };
      return [status, outcomeOf(await test.send(RENAME, { input }, { as: person }))];
    };
    const before = await answers('Kim Akers');
    second.freeze();
    try {
      // A successful probe is cached for a second.
      const meanwhile = await until(5, async () => {
        const found = await answers('Chris Green');
        if (found[0] === 'ready') throw new Error('The instance is ready without a quorum.');
        return found;
      });
      second.thaw();
      await cluster.untilWhole();
      return { before, meanwhile, afterward: await answers('Alex Wilber') };
    } finally {
      second.thaw();
    }
  } finally {
    await test.close();
  }
}
