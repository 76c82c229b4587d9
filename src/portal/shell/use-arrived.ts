import { useDeferredValue } from 'react';

/** Returns the data of a query. Defers its first render, so that React can interrupt it. */
export function useArrived<Data>(data: Data | undefined): Data | undefined {
  const hasArrived = useDeferredValue(data !== undefined);
  return hasArrived ? data : undefined;
}
