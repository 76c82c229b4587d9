import { type ApolloClient } from '@apollo/client';
import { throttled } from './throttled';

const EVERY_MS = 2_000;

/**
 * Repeats the queries of the page, at most every two seconds. Unlike a refetch, it doesn't set their `loading`, and if it
 * fails, the page stays as it is.
 */
export const readAgain = throttled(EVERY_MS, (client: ApolloClient) => {
  const shown = [...client.getObservableQueries()].filter(
    ({ options }) => options.fetchPolicy !== 'cache-only',
  );
  const different = new Map(
    shown.map(({ query, variables, queryName }) => [
      `${String(queryName)} ${JSON.stringify(variables)}`,
      { query, variables },
    ]),
  );
  // Not deduplicated: the answer to a request under way may be older than the event.
  const options = { fetchPolicy: 'network-only', context: { queryDeduplication: false } } as const;
  for (const each of different.values()) client.query({ ...each, ...options }).catch(() => undefined);
});
