import { useApolloClient, useQuery } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import {
  type AccessRequestRowFragment,
  PendingRequestsDocument,
  RequestToDecideDocument,
} from '../../../graph/generated/graphql';
import { pageOf } from '../list/read-all';
import { findInPages } from './find-in-pages';
import { type FreeProfile } from './free-profiles';

/** How many further pages of 100 requests are read. Nobody can look through more. */
const MOST_PAGES = 20;

/** A pending request, as far as it has loaded. */
export interface PendingRequest {
  /** Null while it's looked for, and if there's none. */
  readonly request: AccessRequestRowFragment | null;
  readonly isLoading: boolean;
  readonly error: unknown;
  readonly retry: () => unknown;
  /** Profiles without a Microsoft account, at most 100. */
  readonly profiles: readonly FreeProfile[];
  /** Whether the account has an active administrator; true until it's known. */
  readonly hasAdministrator: boolean;
}

/** The outcome of a search of the further pages, for the cursor that it started at. */
interface Search {
  readonly start: string;
  readonly request: AccessRequestRowFragment | null;
  readonly fault: unknown;
}

/** Finds a pending request for access to an account. There's no field for a single one, so it reads the list. */
export function usePendingRequest(accountId: string, requestId: string): PendingRequest {
  const client = useApolloClient();
  const { data, loading, error, refetch } = useQuery(RequestToDecideDocument, {
    variables: { id: accountId },
  });
  const [search, setSearch] = useState<Search | null>(null);
  const { rows, next } = pageOf(data?.account?.accessRequests);
  const first = rows.find(({ id }) => id === requestId) ?? null;
  const start = loading || first ? null : next;
  const further = search?.start === start ? search : null;
  const mustSearch = start !== null && further === null;

  useEffect(() => {
    if (!mustSearch) return;
    let isCurrent = true;
    const readPage = async (after: string) => {
      const page = await client.query({
        query: PendingRequestsDocument,
        variables: { id: accountId, after },
        fetchPolicy: 'no-cache',
      });
      return pageOf(page.data?.account?.accessRequests);
    };
    findInPages(readPage, start, ({ id }) => id === requestId, MOST_PAGES).then(
      (request) => isCurrent && setSearch({ start, request, fault: null }),
      (fault: unknown) => isCurrent && setSearch({ start, request: null, fault }),
    );
    return () => {
      isCurrent = false;
    };
  }, [client, accountId, requestId, start, mustSearch]);

  const fault = error ?? further?.fault ?? null;
  const request = first ?? further?.request ?? null;
  return {
    request: request?.status === 'PENDING' ? request : null,
    isLoading: fault === null && (loading || !data || mustSearch),
    error: fault,
    retry: () => {
      setSearch(null);
      return refetch();
    },
    profiles: data?.account?.profiles?.edges.map(({ node }) => node) ?? [],
    hasAdministrator: data?.account?.administrators.length !== 0,
  };
}
