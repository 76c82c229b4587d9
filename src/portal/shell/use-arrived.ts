import { useDeferredValue } from 'react';

/**
 * Returns the data of a query. When it first arrives, the component is rendered with it in a transition, which React
 * interrupts, so that the page can be scrolled. React doesn't interrupt what renders an answer otherwise.
 */
export function useArrived<Data>(data: Data | undefined): Data | undefined {
  const hasArrived = useDeferredValue(data !== undefined);
  return hasArrived ? data : undefined;
}
