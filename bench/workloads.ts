import type { Dataset } from './dataset';
import { differentBelow, type Random, wholeBelow } from './random';

/** Names a workload. */
export type WorkloadName = 'W1' | 'W2';

/** One HTTP request, the same bytes to every server. */
export interface BenchRequest {
  readonly cookie: string;
  readonly body: string;
}

/** Something that people do, at random. */
export interface Workload {
  readonly name: WorkloadName;
  readonly description: string;
  /** Makes one request, with somebody's session. */
  next(random: Random): BenchRequest;
}

/** W1: who I am, as which profile, and the first ten of my profiles with their accounts. */
export const VIEWER_QUERY = `query Viewer {
  viewer {
    activeProfile { ...profile }
    profiles(first: 10) { edges { node { ...profile } } }
  }
}
fragment profile on Profile {
  id displayName email role status locale
  account { id number name kind status program }
}`;

/** W2: accounts, as a gateway asks for them. */
export const ENTITIES_QUERY = `query Accounts($representations: [_Any!]!) {
  _entities(representations: $representations) {
    ... on Account { id number name kind status program }
  }
}`;

const REFERENCES = 100;
/** How many of the references are to accounts anywhere, which the caller mostly may not read. */
const REFERENCES_ANYWHERE = 10;

const viewerBody = JSON.stringify({ query: VIEWER_QUERY });

/** Makes the workloads over a data set. */
export function createWorkloads(dataset: Dataset): readonly Workload[] {
  return [
    {
      name: 'W1',
      description: 'the viewer: active profile and its account, first ten profiles each with its account',
      next: (random) => ({ cookie: pick(dataset.people, random).cookie, body: viewerBody }),
    },
    {
      name: 'W2',
      description: `_entities with ${String(REFERENCES)} references to accounts`,
      next(random) {
        const { cookie, customerIds } = pick(dataset.partnerSessions, random);
        const own = differentBelow(random, customerIds.length, REFERENCES - REFERENCES_ANYWHERE);
        const anywhere = differentBelow(random, dataset.accountIds.length, REFERENCES - own.length);
        const ids = [
          ...own.map((index) => customerIds[index]),
          ...anywhere.map((index) => dataset.accountIds[index]),
        ];
        return { cookie, body: entitiesBody(ids) };
      },
    },
  ];
}

/** Gives the body of W2's request for these accounts. */
export function entitiesBody(ids: readonly unknown[]): string {
  const representations = ids.map((id) => ({ __typename: 'Account', id }));
  return JSON.stringify({ query: ENTITIES_QUERY, variables: { representations } });
}

function pick<Item>(items: readonly Item[], random: Random): Item {
  const item = items[wholeBelow(random, items.length)];
  if (item === undefined) throw new RangeError('There is nothing to pick from.');
  return item;
}
