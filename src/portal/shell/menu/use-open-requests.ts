import { skipToken, useQuery } from '@apollo/client/react';
import { OpenRequestsDocument } from '../../graph/generated/graphql';

const EVERY_MS = 5 * 60_000;

/**
 * Reads the number of requests for access that the active profile can decide. Undefined until it's known, and 0 if it
 * can't be read.
 */
export function useOpenRequests({ isManager }: { readonly isManager: boolean }): number | undefined {
  // For a partner, the service looks up every customer. So it isn't read again each time that a component appears.
  const { data, error } = useQuery(
    OpenRequestsDocument,
    isManager
      ? { fetchPolicy: 'cache-first', pollInterval: EVERY_MS, skipPollAttempt: () => document.hidden }
      : skipToken,
  );
  if (!isManager || (error && !data)) return 0;
  return data && (data.viewer?.openAccessRequestCount ?? 0);
}
