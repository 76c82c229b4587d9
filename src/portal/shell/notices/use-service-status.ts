import { useQuery } from '@apollo/client/react';
import { ServiceStatusDocument, type ServiceStatusQuery } from '../../graph/generated/graphql';

const EVERY_MS = 60_000;

/** Gives whether the service takes changes, asked anew each minute while the page is seen; undefined while unknown. */
export function useServiceStatus(): ServiceStatusQuery['serviceStatus'] | undefined {
  const { data } = useQuery(ServiceStatusDocument, {
    pollInterval: EVERY_MS,
    skipPollAttempt: () => document.hidden,
  });
  return data?.serviceStatus;
}
