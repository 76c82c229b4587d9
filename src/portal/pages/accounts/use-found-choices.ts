import { skipToken, useQuery } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { FindChoicesDocument, type FindChoicesQuery } from '../../graph/generated/graphql';

const PAUSE_MS = 250;

type Connection = NonNullable<FindChoicesQuery['viewer']>['profiles'];

/** What a search has found so far. */
export interface FoundChoices {
  readonly connection: Connection | undefined;
  readonly error: unknown;
  readonly retry: () => unknown;
  /** Brings the next ones; resolves in any case. */
  readonly more: () => Promise<void>;
}

/** Searches one's own profiles once the text has rested for a moment; null while there is nothing to search for. */
export function useFoundChoices(text: string): FoundChoices | null {
  const wanted = text.trim();
  const [search, setSearch] = useState(wanted);
  useEffect(() => {
    const timer = setTimeout(() => setSearch(wanted), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [wanted]);

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
  // What could not be brought is told above the page, and the button is still there.
}
