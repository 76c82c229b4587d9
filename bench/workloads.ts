import type { Dataset } from './dataset';
import { differentBelow, type Random, wholeBelow } from './random';

/** The name of a workload. */
export type WorkloadName = 'W1' | 'W2';

/** An HTTP request, with the same bytes for every server. */
export interface BenchRequest {
  readonly cookie: string;
  readonly body: string;
}

/** Random requests of one kind. */
export interface Workload {
  readonly name: WorkloadName;
  readonly description: string;
  /** Creates a request with a random session. */
  next(random: Random): BenchRequest;
}

/** W1: the signed-in person, their active profile, and their first ten profiles with their accounts. */
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

/** W2: accounts, as requested by a gateway. */
export const ENTITIES_QUERY = `query Accounts($representations: [_Any!]!) {
  _entities(representations: $representations) {
    ... on Account { id number name kind status program }
  }
}`;

const REFERENCES = 100;
/** Number of references to random accounts, most of which the caller can't read. */
const REFERENCES_ANYWHERE = 10;

const viewerBody = JSON.stringify({ query: VIEWER_QUERY });

/** Creates the workloads for a data set. */
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

/** Creates a workload of W1 that each person sends once, in turn. */
export function viewerOfEach({ people }: Dataset): Workload {
  let next = 0;
  return {
    name: 'W1',
    description: 'the viewer, by each person in turn',
    next() {
      const person = people[next++ % people.length];
      if (!person) throw new RangeError('There are no people.');
      return { cookie: person.cookie, body: viewerBody };
    },
  };
}

/** Returns the body of W2's request for these accounts. */
export function entitiesBody(ids: readonly unknown[]): string {
  const representations = ids.map((id) => ({ __typename: 'Account', id }));
  return JSON.stringify({ query: ENTITIES_QUERY, variables: { representations } });
}

function pick<Item>(items: readonly Item[], random: Random): Item {
  const item = items[wholeBelow(random, items.length)];
  if (item === undefined) throw new RangeError('There is nothing to pick from.');
  return item;
}
