import { wholeBelow, randomFrom } from '../bench/random';
import { VIEWER_QUERY } from '../bench/workloads';
import { Recorder } from './faults/history';
import { LoadClient } from './faults/load';
import type { LoadFeature } from './faults/load/caller';
import { Links } from './faults/load/links';
import { liftLimits } from './faults/settle';
import type { Surroundings } from './faults/surroundings';
import { arriveAtRandom, type LoadAnswer, type LoadRequest, sendToGraphql } from './open-load';

/** A load that runs. */
export interface MixedLoad {
  /** The operations of the clients. */
  readonly recorder: Recorder;
  /** Stops it. Resolves with the answers to the queries when everything has ended. */
  end(): Promise<readonly LoadAnswer[]>;
}

/** The options of a mixed load. */
export interface MixedLoadOptions {
  readonly origin: string;
  readonly seed: number;
  /** Average pause of a client between operations. */
  readonly pauseMs: number;
  /** Queries that arrive at random times, in addition to the clients' operations. */
  readonly queriesPerSecond: number;
  readonly without?: ReadonlySet<LoadFeature>;
}

const PROFILES_QUERY = `query Profiles($id: ID!) {
  account(id: $id) {
    profiles(first: 20) { edges { node { id displayName email role status } } pageInfo { hasNextPage } }
  }
}`;

/**
 * Starts a load of what people do: a client in each household signs people in and out, changes profiles, sends invitations
 * and decides about them, and reports deliveries like Postmark. Meanwhile, the portal's first page and lists
 * are queried.
 */
export function startMixedLoad(
  surroundings: Surroundings,
  { origin, seed, pauseMs, queriesPerSecond, without = new Set() }: MixedLoadOptions,
): MixedLoad {
  const recorder = new Recorder();
  const ground = { ...surroundings, instances: [{ origin }], without };
  const links = new Links(ground);
  let isOver = false;
  const working = surroundings.households.map((household, index) => {
    const itsRandom = randomFrom(seed * 1_000 + 100 + index);
    return new LoadClient(index, ground, household, recorder, itsRandom, links).work(() => isOver, pauseMs);
  });
  const lifting = liftLimits(surroundings, () => isOver);
  const random = randomFrom(seed);
  const answers: Promise<LoadAnswer>[] = [];
  const arriving = arriveAtRandom({
    ...{ perSecond: queriesPerSecond, random },
    isOver: () => isOver,
    arrive: () => answers.push(sendToGraphql(origin, nextQuery(surroundings, random))),
  });
  return {
    recorder,
    async end() {
      isOver = true;
      await Promise.all([...working, lifting, arriving]);
      return Promise.all(answers);
    },
  };
}

function nextQuery({ households }: Surroundings, random: () => number): LoadRequest {
  const household = households[wholeBelow(random, households.length)];
  if (!household) throw new Error('The load needs a household.');
  const { accountId, administrator, switcher } = household;
  if (random() < 0.5) return { cookie: switcher.cookie, body: JSON.stringify({ query: VIEWER_QUERY }) };
  const body = JSON.stringify({ query: PROFILES_QUERY, variables: { id: accountId } });
  return { cookie: administrator.cookie, body };
}
