import { skipToken, useQuery } from '@apollo/client/react';
import { OpenRequestsDocument } from '../../graph/generated/graphql';

/**
 * Reads the number of requests for access that the active profile can decide. Undefined until it's known, and 0 if it
 * can't be read.
 */
export function useOpenRequests({ isManager }: { readonly isManager: boolean }): number | undefined {
  // Read each time that a component appears, because other administrators decide requests, too.
  const { data, error } = useQuery(
    OpenRequestsDocument,
    isManager ? { fetchPolicy: 'cache-and-network' } : skipToken,
  );
  if (!isManager || (error && !data)) return 0;
  return data && (data.viewer?.openAccessRequestCount ?? 0);
}
