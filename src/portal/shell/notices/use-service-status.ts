import { useQuery } from '@apollo/client/react';
import { ServiceStatusDocument, type ServiceStatusQuery } from '../../graph/generated/graphql';

const EVERY_MS = 60_000;

/** What is known about the service's status: nothing yet, the status, or an error. */
export interface ServiceStatusState {
  readonly status: ServiceStatusQuery['serviceStatus'] | undefined;
  readonly error: unknown;
  readonly retry: () => unknown;
}

/** Returns whether maintenance is in progress, by the status that useServiceStatus read last. */
export function useIsMaintenance(): boolean {
  const { data } = useQuery(ServiceStatusDocument, { fetchPolicy: 'cache-only' });
  return data?.serviceStatus.availability === 'MAINTENANCE';
}

/** Returns the service's status. Reads it every minute while the page is visible. */
export function useServiceStatus(): ServiceStatusState {
  const { data, error, refetch } = useQuery(ServiceStatusDocument, {
    pollInterval: EVERY_MS,
    skipPollAttempt: () => document.hidden,
  });
  return { status: data?.serviceStatus, error, retry: refetch };
}
