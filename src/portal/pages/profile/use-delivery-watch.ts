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
  const isOnItsWay = delivery === 'QUEUED' || delivery === 'SENT';
  useEffect(() => {
    if (!isOnItsWay) return;
    startPolling(EVERY_MS);
    const timer = setTimeout(stopPolling, PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      stopPolling();
    };
  }, [isOnItsWay, startPolling, stopPolling]);
}
