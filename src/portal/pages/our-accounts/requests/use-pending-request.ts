import { useQuery } from '@apollo/client/react';
import { type AccessRequestRowFragment, RequestToDecideDocument } from '../../../graph/generated/graphql';
import { type FreeProfile } from './free-profiles';

/** A pending request, as far as it has loaded. */
export interface PendingRequest {
  /** Null while it loads, and if there's none. */
  readonly request: AccessRequestRowFragment | null;
  readonly isLoading: boolean;
  readonly error: unknown;
  readonly retry: () => unknown;
  /** Profiles without a Microsoft account, at most 100. */
  readonly profiles: readonly FreeProfile[];
  /** Whether the account has an active administrator; true until it's known. */
  readonly hasAdministrator: boolean;
}

/** Reads a pending request for access to an account, and what's needed to decide it. */
export function usePendingRequest(accountId: string, requestId: string): PendingRequest {
  const { data, loading, error, refetch } = useQuery(RequestToDecideDocument, {
    variables: { id: accountId, requestId },
  });
  const request = data?.account?.accessRequest;
  return {
    request: request?.status === 'PENDING' ? request : null,
    isLoading: !error && (loading || !data),
    error,
    retry: refetch,
    profiles: data?.account?.profiles?.edges.map(({ node }) => node) ?? [],
    hasAdministrator: data?.account?.administrators.length !== 0,
  };
}
