import { useEffect } from 'react';
import { type DeliveryStatus } from '../../graph/generated/graphql';

const EVERY_MS = 4_000;
const PATIENCE_MS = 120_000;

/**
 * Polls while a mail is pending, so that the page shows when it's delivered or bounces. Stops after two
 * minutes, because delivery can take hours.
 */
export function useDeliveryWatch(
  delivery: DeliveryStatus | null | undefined,
  query: { readonly startPolling: (everyMs: number) => void; readonly stopPolling: () => void },
): void {
  const { startPolling, stopPolling } = query;
  const isPending = isBeingDelivered(delivery);
  useEffect(() => {
    if (!isPending) return;
    startPolling(EVERY_MS);
    const timer = setTimeout(stopPolling, PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      stopPolling();
    };
  }, [isPending, startPolling, stopPolling]);
}

/** Returns whether a mail is waiting to be sent, or was sent and isn't known to have been delivered or to have failed. */
export function isBeingDelivered(delivery: DeliveryStatus | null | undefined): boolean {
  return delivery === 'QUEUED' || delivery === 'SENT';
}
