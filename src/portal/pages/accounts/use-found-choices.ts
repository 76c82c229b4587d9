import { skipToken, useQuery } from '@apollo/client/react';
import { FindChoicesDocument, type FindChoicesQuery } from '../../graph/generated/graphql';
import { useDebounced } from '../../shell/use-debounced';

type Connection = NonNullable<FindChoicesQuery['viewer']>['profiles'];

/** The search results loaded so far. */
export interface FoundChoices {
  readonly connection: Connection | undefined;
  readonly error: unknown;
  readonly retry: () => unknown;
  /** Loads the next page. Never rejects. */
  readonly more: () => Promise<void>;
}

/** Searches the viewer's profiles after a short delay (debounced). Returns null if the search is empty. */
export function useFoundChoices(text: string): FoundChoices | null {
  const wanted = text.trim();
  const search = useDebounced(wanted);
  const { data, previousData, error, refetch, fetchMore } = useQuery(
    FindChoicesDocument,
    search === '' ? skipToken : { variables: { search } },
  );
  if (wanted === '' || search === '') return null;
  const connection = (data ?? previousData)?.viewer?.profiles;
  const after = connection?.pageInfo.endCursor ?? null;
  return {
    connection,
    error,
    retry: refetch,
    more: () => fetchMore({ variables: { after }, updateQuery: joined }).then(nothing, nothing),
  };
}

function joined(known: FindChoicesQuery, { fetchMoreResult: next }: { fetchMoreResult: FindChoicesQuery }) {
  if (!known.viewer || !next.viewer) return next;
  const edges = [...known.viewer.profiles.edges, ...next.viewer.profiles.edges];
  return { ...next, viewer: { ...next.viewer, profiles: { ...next.viewer.profiles, edges } } };
}

function nothing(): void {
  // Notices above the page report a failure. The button stays, so that the person can retry.
}
