import { useQuery } from '@apollo/client/react';
import { ServiceStatusDocument, type ServiceStatusQuery } from '../../graph/generated/graphql';

const EVERY_MS = 60_000;

/** What is known of whether the service takes changes: nothing yet, what it says, or why that can't be known. */
export interface ServiceStatusState {
  readonly status: ServiceStatusQuery['serviceStatus'] | undefined;
  readonly error: unknown;
  readonly retry: () => unknown;
}

/** Gives whether the service takes changes, asked anew each minute while the page is seen. */
export function useServiceStatus(): ServiceStatusState {
  const { data, error, refetch } = useQuery(ServiceStatusDocument, {
    pollInterval: EVERY_MS,
    skipPollAttempt: () => document.hidden,
  });
  return { status: data?.serviceStatus, error, retry: refetch };
}
